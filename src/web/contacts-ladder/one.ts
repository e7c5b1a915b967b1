/** One cumulative assessment as it was locked: both readings, what was read, who sees it otherwise, and how many contacts are new since. */
import { z } from 'zod';
import { recordContact } from '../../app/ladder.ts';
import { contactsOf, cumulativesOf, latestCumulative, lateSince } from '../../app/ladderSight.ts';
import type { FileSight } from '../../app/fileSight.ts';
import type { Cumulative } from '../../domain/cumulative/state.ts';
import { view } from '../answer.ts';
import { form, line, words } from '../assessment/page.ts';
import { date, dateAndTime, dateAsKnown, dueDate } from '../dates.ts';
import { fileForm, type FormModel, formModel, ofFile } from '../file/form.ts';
import { actorName, postTitle } from '../file/who.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { text } from '../route.ts';
import { type PersonForm, type ShownForm, showForm, wrongIn } from '../told/form.ts';
import { t } from '../words.ts';
import { organisationWords, sinceWords, whatWords } from './model.ts';

interface OneModel extends FormModel {
  readonly back: Href;
  readonly by: string;
  readonly when: string;
  readonly late: string | null;
  readonly since: string;
  readonly parts: readonly { readonly title: string; readonly words: string }[];
  readonly read: readonly string[];
  readonly unread: readonly string[];
  readonly dissents: readonly string[];
  readonly others: readonly { readonly text: string; readonly href: Href }[];
  readonly dissent: ShownForm;
}
const oneView = view<OneModel>('contacts-ladder/one.njk');

const dissentForm = (): PersonForm =>
  form(
    'dissent',
    '',
    t('An agency sees it otherwise'),
    [t('It stands beside the assessment for ever, and takes nothing away.')],
    [
      { kind: 'text', name: 'agency', label: t('Which agency'), mustBe: t('Name the agency') },
      words('words', t('What it sees otherwise, and on what grounds'), t('Write what it sees otherwise')),
    ],
    t('Record it'),
  );

/** A contact as it is called now; one that has left with its record is said to have left. */
function called(sight: FileSight, id: string): string {
  const contact = contactsOf(sight.file).find((each) => each.id === id);
  return contact
    ? t('{day}, {organisation}: {what}', {
        day: dateAsKnown(contact.on),
        organisation: organisationWords(contact),
        what: whatWords(sight, contact),
      })
    : t('A contact that does not lie in this file any more');
}

function sinceOf(sight: FileSight, one: Cumulative): string {
  const latest = latestCumulative(sight.file);
  return latest?.written.id === one.id ? sinceWords(latest.since) : t('It was written again later.');
}

/** As it was locked, on its page and on paper. */
export function writtenIn(sight: FileSight, one: Cumulative) {
  const { fields, at, by, post, writtenOn } = one;
  const late = lateSince(sight.file, one);
  const referral = sight.file.referrals.get(fields.concerns ?? '');
  return {
    by: t('{who}, {post}', { who: actorName(sight, by), post: postTitle(sight, post) }),
    when: t('Written on {done}, recorded on {recorded}', { done: date(writtenOn), recorded: dateAndTime(at) }),
    late:
      late === null
        ? at - writtenOn > 24 * 3_600_000
          ? t('Late: recorded more than a day after it was written.')
          : null
        : t('Late: it was owed by {day}.', { day: dueDate(late) }),
    since: sinceOf(sight, one),
    parts: [
      {
        title: t('Written for'),
        words: referral ? t('Before closing referral {reference}', { reference: referral.account.reference }) : t('The person as a whole'),
      },
      { title: t('What all contacts mean together'), words: fields.together },
      { title: t('What speaks for concern'), words: fields.speaksFor },
      { title: t('What speaks against it'), words: fields.speaksAgainst },
      { title: t('What would change the mind'), words: fields.wouldChangeMyMind },
      { title: t('On which axis the concern lies'), words: fields.axes.map((axis) => t(axis)).join('; ') },
      { title: t('Contacts that counted then'), words: String(fields.counted) },
    ],
    read: fields.read.map((id) => called(sight, id)),
    unread: fields.unread.map(({ contact, reason }) => t('{contact}. Not read: {reason}', { contact: called(sight, contact), reason })),
    dissents: [
      ...(fields.dissent.trim() === '' ? [] : [fields.dissent]),
      ...one.dissents.map((each) => line(sight, each, each.agency, each.words)),
    ],
  };
}

export const oneRoutes = fileForm<{ readonly id: string; readonly together: string }, FileSight, OneModel>({
  path: '/files/:id/contacts/together/:together',
  title: 'What all contacts mean together',
  params: z.object({ id: z.string(), together: z.string() }),
  view: oneView,
  sight: ofFile,
  model: (shown) => {
    const { sight, params, fields: sent, wrong } = shown;
    const one = sight.file.cumulatives.get(params.together);
    if (!one) return null;
    return {
      ...formModel(shown, paths.contacts.together(sight.file.id, one.id), []),
      back: paths.contacts.show(sight.file.id),
      ...writtenIn(sight, one),
      others: cumulativesOf(sight.file)
        .filter(({ id }) => id !== one.id)
        .map((each) => ({
          text: t('Written on {day}', { day: date(each.writtenOn) }),
          href: paths.contacts.together(sight.file.id, each.id),
        })),
      dissent: showForm(dissentForm(), sent, wrong),
    };
  },
  send: async ({ house, viewer, params: { id: file, together }, key, fields }) => {
    const asked = dissentForm();
    const wrong = wrongIn(asked, fields);
    if (wrong.length > 0) return { wrong };
    const [agency, said] = [text(fields, `${asked.prefix}agency`), text(fields, `${asked.prefix}words`)];
    const outcome = await recordContact(house, viewer, {
      act: 'dissent-cumulative',
      file,
      key,
      cumulative: together,
      fields: { agency, words: said },
    });
    return { outcome, to: withDone(paths.contacts.together(file, together), 'cumulative-dissented') };
  },
});
