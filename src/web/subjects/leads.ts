/** What is decided about a lead, and the fresh look at a further report about somebody known. */
import { actorName } from '../file/who.ts';
import { type FormFields, text } from '../route.ts';
import { t } from '../words.ts';
import { choice, type Field, type Form, type FormOf, grade, type Maker, priority, reason, recorded, tier } from './field.ts';

export const leadForms = { lead: leadForm, 'lead-look': lookForm } satisfies Readonly<Record<string, Maker>>;

function leadForm({ found, sight, viewer }: FormOf): Form {
  const { lead } = found;
  const looks = sight.file.subjects.get(lead)?.looked ?? [];
  const isTaken = (fields: FormFields): boolean => text(fields, 'as') === 'taken up';
  const officers = [...sight.area.posts.values()].filter(({ role }) => role === 'case-officer' || role === 'team-leader');
  const only = (field: Field): Field => ({ ...field, when: isTaken });
  return {
    title: t('Decide about a lead'),
    lead: [
      t(
        'Taken up, it makes the person a subject of interest, with a lead post, a priority and reviews. What is not taken up keeps its reason.',
      ),
      ...looks.map((each) =>
        t('{who} read it with what came before: {outcome}. {reason}', {
          who: actorName(sight, each.by),
          outcome: t(each.outcome),
          reason: each.reason,
        }),
      ),
    ],
    fields: [
      choice(
        'as',
        t('What is it?'),
        [
          { value: 'taken up', text: t('A lead: take it up') },
          { value: 'trace', text: t('A trace: kept, nothing to act on yet') },
          { value: 'rejected', text: t('Rejected') },
          { value: 'subject already', text: t('About somebody who is a subject already'), hint: t('Their lead has it from now') },
        ],
        t('Choose what it is'),
      ),
      reason(),
      only({
        kind: 'text',
        name: 'investigation',
        label: t('Which investigation does it belong to?'),
        mustBe: t('Name the investigation'),
      }),
      only(
        choice(
          'post',
          t('Who leads it?'),
          officers.map(({ id, title }) => ({ value: id, text: title })),
          t('Choose who leads it'),
          viewer.post ?? undefined,
        ),
      ),
      only(priority()),
      only(tier()),
      only(choice('overseas', t('Is there a link to a conflict abroad?'), ['yes', 'no', 'not known'], t('Say whether there is one'))),
    ],
    button: t('Record it'),
    done: 'subject-recorded',
    act: (fields) =>
      isTaken(fields)
        ? {
            act: 'open-subject',
            lead,
            post: text(fields, 'post'),
            fields: {
              ...grade(fields),
              investigation: text(fields, 'investigation'),
              reason: text(fields, 'reason'),
              overseas: text(fields, 'overseas') as 'yes',
            },
          }
        : { act: 'set-lead-aside', lead, fields: { as: text(fields, 'as') as 'trace', reason: text(fields, 'reason') } },
  };
}

function lookForm({ found, sight }: FormOf): Form {
  const { lead } = found;
  const before = [...sight.file.subjects.values()].flatMap(({ id, setAside }) =>
    setAside && id !== lead ? [t('An earlier report, kept as {as}: {reason}', { as: t(setAside.as), reason: setAside.reason })] : [],
  );
  return {
    ...recorded,
    title: t('A further report: a fresh look'),
    lead: [
      t('By another person than whoever decides about the report. Read all that has come about this person together, not this one alone.'),
      ...before,
    ],
    fields: [
      choice(
        'outcome',
        t('What follows?'),
        [
          {
            value: 'reopen',
            text: t('It is taken up, or opened again'),
            hint: t('Somebody closed is opened at once, at the grade they had'),
          },
          { value: 'enquiries', text: t('Enquiries first'), hint: t('They are owed, with a last day') },
          { value: 'nothing further', text: t('Nothing further') },
        ],
        t('Choose what follows'),
      ),
      reason(),
    ],
    act: (fields) => ({
      act: 'look-at-lead',
      lead,
      fields: { outcome: text(fields, 'outcome') as 'reopen', reason: text(fields, 'reason') },
    }),
  };
}
