/** The forms of a Channel case as data: what each asks, and how what was typed becomes an act. One template shows them all. */
import type { SupportAct } from '../../app/support.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { interpreters } from '../../app/meeting.ts';
import {
  type Case,
  concernsOf,
  exitOutcomes,
  isOutside,
  liveInterventions,
  needList,
  nextReview,
  openActions,
  sessionGap,
  viewsOf,
} from '../../app/supportSight.ts';
import type { Instant } from '../deps.ts';
import type { Done } from '../done.ts';
import { organisationName } from '../file/who.ts';
import { readEndOfDay, readStartOfDay } from '../moment.ts';
import { type FormFields, text } from '../route.ts';
import type { Wrong } from '../staff.ts';
import { t } from '../words.ts';
import { interpreterWords } from '../visits/plan.ts';

interface Choice {
  readonly value: string;
  readonly text: string;
}
export type Field =
  | {
      readonly kind: 'radios' | 'select' | 'checks';
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      readonly items: readonly Choice[];
    }
  | { readonly kind: 'text' | 'area' | 'day' | 'number'; readonly name: string; readonly label: string; readonly hint?: string }
  | { readonly kind: 'heading'; readonly name: string; readonly label: string; readonly hint?: string };

export interface CaseForm {
  readonly title: string;
  readonly intro?: string;
  readonly button: string;
  readonly done: Done;
  readonly fields: readonly Field[];
  /** What was typed, as an act; or what is wrong with it. */
  readonly read: (typed: Typed) => SupportAct | null;
}

export type Typed = ReturnType<typeof typedInto>;

/** Reads what was typed, and remembers what is missing. */
export function typedInto(fields: FormFields, now: Instant) {
  const wrong: Wrong[] = [];
  const lack = (input: string, words: string): void => void wrong.push({ input, words });
  const byOrNull = (name: string, what: string): Instant | null => {
    const read = readEndOfDay(fields, name);
    if (read.kind === 'wrong') lack(read.input, t('{what}: {wrong}', { what, wrong: read.words }));
    return read.kind === 'at' ? read.at : null;
  };
  return {
    wrong,
    fields,
    now,
    byOrNull,
    text: (name: string): string => text(fields, name),
    many: (name: string): readonly string[] => [fields[name] ?? []].flat().filter((each) => each !== ''),
    must: (name: string, words: string): string => {
      const said = text(fields, name);
      if (said === '') lack(name, words);
      return said;
    },
    one: <Value extends string>(name: string, values: readonly Value[], words: string): Value => {
      const found = values.find((value) => value === text(fields, name));
      if (found === undefined) lack(name, words);
      return found ?? (values[0] as Value);
    },
    /** The day on which something was, at noon; today's is now, and so is none. */
    past: (name: string, what: string): Instant => {
      const read = readStartOfDay(fields, name);
      if (read.kind === 'wrong') lack(read.input, t('{what}: {wrong}', { what, wrong: read.words }));
      return read.kind === 'at' ? (read.at > now ? read.at : Math.min(read.at + 12 * 3_600_000, now)) : now;
    },
    by: (name: string, words: string): Instant => {
      const before = wrong.length;
      const at = byOrNull(name, words);
      if (at === null && wrong.length === before) lack(`${name}-day`, words);
      return at ?? 0;
    },
  };
}

const froms = ['the person', 'a holder of parental responsibility', 'both'] as const;
const hows = ['in person', 'video', 'telephone', 'letter'] as const;
const choices = (values: readonly string[]): readonly Choice[] => values.map((value) => ({ value, text: capital(t(value)) }));
const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
const area = (name: string, label: string, hint?: string): Field => ({ kind: 'area', name, label, ...(hint ? { hint } : {}) });
const day = (name: string, label: string, hint?: string): Field => ({ kind: 'day', name, label, ...(hint ? { hint } : {}) });
const line = (name: string, label: string, hint?: string): Field => ({ kind: 'text', name, label, ...(hint ? { hint } : {}) });

const posts = (sight: FileSight, isProvider: boolean): readonly Choice[] =>
  [...sight.area.posts.values()]
    .filter(({ role }) => (isProvider ? role === 'mentor' : !isOutside(role)))
    .map((post) => ({ value: post.id, text: `${post.title}, ${organisationName(sight, post.organisation)}` }));

/** The form of an act, where it is to be done now; null where it is not. */
export function formOf(sight: FileSight, found: Case, act: string): CaseForm | null {
  const make = makers[act];
  return make ? make(sight, found) : null;
}

type Maker = (sight: FileSight, found: Case) => CaseForm | null;
const makers: Readonly<Record<string, Maker>> = {
  consent: (sight, found) =>
    found.stage === 'closed'
      ? null
      : {
          title: t('Consent to support'),
          intro: t('Consent to support is not the reason for which the file is held. It may be withdrawn at any time.'),
          button: t('Record the answer'),
          done: 'consent-recorded',
          fields: [
            {
              kind: 'radios',
              name: 'answer',
              label: t('What did they answer?'),
              items: [
                { value: 'given', text: t('They agree to support') },
                { value: 'refused', text: t('They refuse') },
              ],
            },
            {
              kind: 'radios',
              name: 'from',
              label: t('Who was asked?'),
              items: choices(froms),
              ...(sight.child ? { hint: t('This is a child: ask whoever holds parental responsibility, and the child besides.') } : {}),
            },
            line('askedBy', t('Who asked?'), t('A post or a role')),
            { kind: 'radios', name: 'how', label: t('How?'), items: choices(hows) },
            day('answered', t('When did they answer?'), t('Leave it empty if it was today')),
            area('explained', t('What was explained?')),
            line('language', t('In which language?')),
            {
              kind: 'radios',
              name: 'interpreter',
              label: t('Who interpreted?'),
              items: interpreters.map((value) => ({ value, text: interpreterWords[value]() })),
            },
            line('interpreterWords', t('More about that')),
            ...(sight.child
              ? [area('childsView', t('What does the child say?'), t('In their own words; or why they could not be asked'))]
              : []),
            area('words', t('What did they say?')),
          ],
          read: (typed) => ({
            act: 'answer-consent',
            case: found.id,
            fields: {
              answer: typed.one('answer', ['given', 'refused'] as const, t('Choose what they answered')),
              soughtFrom: typed.one('from', froms, t('Choose who was asked')),
              askedBy: typed.must('askedBy', t('Say who asked')),
              how: typed.one('how', hows, t('Choose how they were asked')),
              answered: typed.past('answered', t('The day of the answer')),
              explained: typed.must('explained', t('Write what was explained')),
              language: typed.must('language', t('Write in which language')),
              interpreter: typed.one('interpreter', interpreters, t('Choose who interpreted')),
              interpreterWords: typed.text('interpreterWords'),
              childsView: typed.text('childsView'),
              words: typed.text('words'),
            },
          }),
        },
  'withdraw-consent': (_, found) =>
    found.stage !== 'supported'
      ? null
      : {
          title: t('Consent is withdrawn'),
          intro: t('It may be withdrawn at any time and in any way. No session is held after it.'),
          button: t('Record that it is withdrawn'),
          done: 'consent-recorded',
          fields: [{ kind: 'radios', name: 'by', label: t('By whom?'), items: choices(froms) }, area('words', t('What did they say?'))],
          read: (typed) => ({
            act: 'withdraw-consent',
            case: found.id,
            fields: { by: typed.one('by', froms, t('Choose by whom')), words: typed.text('words') },
          }),
        },
  'put-off': (_, found) =>
    found.stage !== 'consent awaited'
      ? null
      : {
          title: t('Consent is not sought yet'),
          button: t('Put it off'),
          done: 'consent-recorded',
          fields: [area('reason', t('Why is it not sought yet?')), day('until', t('By when is it?'))],
          read: (typed) => ({
            act: 'put-off-consent',
            case: found.id,
            fields: { reason: typed.must('reason', t('Write why')), until: typed.by('until', t('Give the day by which it is sought')) },
          }),
        },
  'withdraw-support': (_, found) =>
    found.stage === 'closed' || found.stage === 'without support'
      ? null
      : {
          title: t('The panel withdraws support'),
          button: t('Record it'),
          done: 'consent-recorded',
          fields: [area('words', t('Why?'))],
          read: (typed) => ({ act: 'withdraw-support', case: found.id, words: typed.must('words', t('Write why')) }),
        },
  period: (_, found) =>
    found.stage !== 'without support'
      ? null
      : {
          title: t('When is it assessed further?'),
          intro: t(
            'There is no support. The panel sets when vulnerability is assessed further, says who holds the risk until then, and considers health and social care (section 36(6)).',
          ),
          button: t('Set it'),
          done: 'period-set',
          fields: [
            day('due', t('By when is it assessed further?')),
            line('riskOwner', t('Who holds the risk until then?'), t('A post')),
            { kind: 'radios', name: 'ledBy', label: t('Led by'), items: choices(['the police', 'another agency']) },
            {
              kind: 'radios',
              name: 'section366',
              label: t('Health and social care (section 36(6))'),
              items: choices(['considered, and arranged', 'considered, and not needed']),
            },
            area('section366Words', t('What was considered?')),
          ],
          read: (typed) => ({
            act: 'set-further-assessment',
            case: found.id,
            fields: {
              due: typed.by('due', t('Give the day')),
              riskOwner: typed.must('riskOwner', t('Say who holds the risk')),
              ledBy: typed.one('ledBy', ['the police', 'another agency'] as const, t('Choose who leads')),
              section366: typed.one(
                'section366',
                ['considered, and arranged', 'considered, and not needed'] as const,
                t('Choose what came of it'),
              ),
              section366Words: typed.must('section366Words', t('Write what was considered')),
            },
          }),
        },
  'further-assessment': (_, found) =>
    found.stage !== 'without support'
      ? null
      : {
          title: t('The further assessment is done'),
          button: t('Record it'),
          done: 'checked',
          fields: [area('words', t('What did it find?'))],
          read: (typed) => ({
            act: 'further-assessment-done',
            case: found.id,
            fields: { words: typed.must('words', t('Write what it found')) },
          }),
        },
  plan: (sight, found) =>
    found.stage === 'closed'
      ? null
      : {
          title: t('The plan of support'),
          intro: t(
            'Every domain is answered: it is a need, or it is not and why. The list of domains is an example made up by this project: {source}',
            { source: needList.source },
          ),
          button: t('Write the plan'),
          done: 'plan-written',
          fields: [
            area('consent', t('How, when and by whom is consent sought?')),
            area('nature', t('What is the support?')),
            { kind: 'checks', name: 'responsible', label: t('Which posts are responsible?'), items: posts(sight, false) },
            ...needList.domains.flatMap(({ code, words }): readonly Field[] => [
              { kind: 'heading', name: `h-${code}`, label: words },
              {
                kind: 'radios',
                name: `is-${code}`,
                label: t('{domain}: is it a need?', { domain: words }),
                items: [
                  { value: 'a need', text: t('A need') },
                  { value: 'not a need', text: t('Not a need, because') },
                ],
              },
              area(`words-${code}`, t('What is needed, or why it is no need')),
              line(`what-${code}`, t('What is done about it?'), t('Leave the action empty if it is no need')),
              {
                kind: 'select',
                name: `post-${code}`,
                label: t('By which post?'),
                items: [{ value: '', text: t('Nobody yet') }, ...posts(sight, false)],
              },
              line(`how-${code}`, t('How?')),
              day(`due-${code}`, t('By when?')),
            ]),
          ],
          read: (typed) => {
            const domains = needList.domains.map(({ code, words }) => ({
              domain: code,
              is: typed.one(`is-${code}`, ['a need', 'not a need'] as const, t('{domain}: choose whether it is a need', { domain: words })),
              words: typed.must(`words-${code}`, t('{domain}: write what is needed, or why not', { domain: words })),
            }));
            const actions = needList.domains
              .filter(({ code }) => typed.text(`what-${code}`) !== '')
              .map(({ code, words }) => ({
                action: `a-${typed.text('key')}-${code}`.slice(0, 110),
                domain: code,
                what: typed.text(`what-${code}`),
                post: typed.must(`post-${code}`, t('{domain}: choose the post that does it', { domain: words })),
                how: typed.must(`how-${code}`, t('{domain}: write how it is done', { domain: words })),
                due: typed.by(`due-${code}`, t('{domain}: give the day by which it is done', { domain: words })),
              }));
            const responsible = typed.many('responsible');
            if (responsible.length === 0)
              typed.wrong.push({ input: 'responsible', words: t('Choose at least one post that is responsible') });
            return {
              act: 'write-plan',
              case: found.id,
              fields: {
                consent: typed.must('consent', t('Write how consent is sought')),
                nature: typed.must('nature', t('Write what the support is')),
                responsible: [...responsible],
                domains,
                actions,
              },
            };
          },
        },
  'action-done': (_, found) =>
    openActions(found).length === 0
      ? null
      : {
          title: t('An action of the plan'),
          button: t('Record it'),
          done: 'action-done',
          fields: [
            {
              kind: 'radios',
              name: 'action',
              label: t('Which?'),
              items: openActions(found).map(({ action, what }) => ({ value: action, text: what })),
            },
            {
              kind: 'radios',
              name: 'how',
              label: t('What became of it?'),
              items: [
                { value: 'done', text: t('It is done') },
                { value: 'taken over', text: t('A named service has taken it over') },
                { value: 'not needed', text: t('It is needed no longer') },
              ],
            },
            area('words', t('What shows it?'), t('The proof; the service that has it; or why it is needed no longer')),
          ],
          read: (typed) => ({
            act: 'action-done',
            case: found.id,
            fields: {
              action: typed.one(
                'action',
                openActions(found).map(({ action }) => action),
                t('Choose which'),
              ),
              how: typed.one('how', ['done', 'taken over', 'not needed'] as const, t('Choose what became of it')),
              words: typed.must('words', t('Write what shows it')),
            },
          }),
        },
  commission: (sight, found) =>
    found.stage === 'closed'
      ? null
      : {
          title: t('Commission sessions'),
          intro: t('Only what the provider itself reports, dated, is counted.'),
          button: t('Commission them'),
          done: 'commissioned',
          fields: [
            { kind: 'radios', name: 'post', label: t('From which provider?'), items: posts(sight, true) },
            { kind: 'number', name: 'sessions', label: t('How many sessions?') },
            day('from', t('From when?'), t('Leave it empty for today')),
            day('until', t('Until when?')),
            area('aim', t('What for?')),
            area(
              'brief',
              t('What is the provider told of the person?'),
              t('It is all that they see besides the name. Keep it to what they need.'),
            ),
          ],
          read: (typed) => {
            const sessions = Number(typed.must('sessions', t('Write how many sessions')));
            if (!Number.isInteger(sessions) || sessions < 1 || sessions > 200)
              typed.wrong.push({ input: 'sessions', words: t('Write a whole number from 1 to 200') });
            const from = readStartOfDay(typed.fields, 'from');
            if (from.kind === 'wrong') typed.wrong.push({ input: from.input, words: from.words });
            return {
              act: 'commission',
              case: found.id,
              fields: {
                intervention: `i-${typed.text('key')}`.slice(0, 110),
                post: typed.must('post', t('Choose the provider')),
                sessions: Number.isInteger(sessions) && sessions > 0 ? sessions : 1,
                starts: from.kind === 'at' ? from.at : typed.now,
                until: typed.by('until', t('Give the last day')),
                aim: typed.must('aim', t('Write what for')),
                brief: typed.text('brief'),
              },
            };
          },
        },
  'end-intervention': (sight, found) =>
    liveInterventions(found).length === 0
      ? null
      : {
          title: t('End an intervention'),
          button: t('End it'),
          done: 'commissioned',
          fields: [
            {
              kind: 'radios',
              name: 'intervention',
              label: t('Which?'),
              items: liveInterventions(found).map((each) => ({
                value: each.intervention,
                text: `${sight.area.posts.get(each.post)?.title ?? each.post}: ${each.aim}`,
              })),
            },
            area('reason', t('Why?')),
          ],
          read: (typed) => ({
            act: 'end-intervention',
            case: found.id,
            fields: { intervention: typed.must('intervention', t('Choose which')), reason: typed.must('reason', t('Write why')) },
          }),
        },
  hearsay: (_, found) => ({
    title: t('What others say about sessions'),
    intro: t('It is shown as hearsay, and not counted. Only the provider’s own dated reports are.'),
    button: t('Write it down'),
    done: 'hearsay',
    fields: [line('source', t('Who says it?'), t('A post, a role or an organisation; no name')), area('words', t('What do they say?'))],
    read: (typed) => ({
      act: 'hear-of-sessions',
      case: found.id,
      fields: { source: typed.must('source', t('Say who says it')), words: typed.must('words', t('Write what they say')) },
    }),
  }),
  review: (_, found) =>
    found.stage === 'closed'
      ? null
      : {
          title: t('The panel reviews the support'),
          button: t('Record the review'),
          done: 'case-reviewed',
          fields: [
            {
              kind: 'radios',
              name: 'outcome',
              label: t('What does the panel decide?'),
              items: [
                { value: 'goes on', text: t('It goes on as the plan says') },
                { value: 'revise the plan', text: t('The plan is revised') },
              ],
            },
            area('words', t('Why?')),
            day('next', t('The next review'), t('Leave it empty for three months')),
          ],
          read: (typed) => ({
            act: 'review-case',
            case: found.id,
            fields: {
              outcome: typed.one('outcome', ['goes on', 'revise the plan'] as const, t('Choose what the panel decides')),
              words: typed.must('words', t('Write why')),
              next: typed.byOrNull('next', t('The next review')),
            },
          }),
        },
  assess: (_, found) =>
    found.stage === 'closed'
      ? null
      : {
          title: t('Assess again'),
          intro: t('No score decides. Written down on a later day, it is marked as late.'),
          button: t('Record the assessment'),
          done: 'checked',
          fields: [
            day('assessed', t('When was it made?'), t('Leave it empty if it was today')),
            area('words', t('What has changed, and what has not?')),
            line('tool', t('With which form or method?'), t('With its version; leave it empty if with none')),
          ],
          read: (typed) => ({
            act: 'assess-case',
            case: found.id,
            fields: {
              assessed: typed.past('assessed', t('The day of the assessment')),
              words: typed.must('words', t('Write what has changed')),
              tool: typed.text('tool'),
            },
          }),
        },
  view: (_, found) => ({
    title: t('An expert’s view'),
    button: t('Record it'),
    done: 'checked',
    fields: [line('expert', t('Who?'), t('A role; no name')), area('view', t('What do they say?'))],
    read: (typed) => ({
      act: 'case-view',
      case: found.id,
      fields: { expert: typed.must('expert', t('Say who')), view: typed.must('view', t('Write what they say')) },
    }),
  }),
  police: (_, found) => ({
    title: t('The police have checked again'),
    button: t('Record it'),
    done: 'checked',
    fields: [
      {
        kind: 'radios',
        name: 'result',
        label: t('What came of it?'),
        items: choices(['nothing new', 'something new', 'not for this file']),
      },
      area('words', t('More about that')),
    ],
    read: (typed) => ({
      act: 'police-check',
      case: found.id,
      fields: {
        result: typed.one('result', ['nothing new', 'something new', 'not for this file'] as const, t('Choose what came of it')),
        words: typed.text('words'),
      },
    }),
  }),
  referrer: (_, found) => ({
    title: t('Whoever referred'),
    intro: t('They are asked only if it is professional, safe and lawful to.'),
    button: t('Record it'),
    done: 'checked',
    fields: [
      {
        kind: 'radios',
        name: 'asked',
        label: t('Were they asked how they see it now?'),
        items: [
          { value: 'asked', text: t('Yes') },
          { value: 'not asked', text: t('No') },
        ],
      },
      area('words', t('What do they say; or why were they not asked?')),
    ],
    read: (typed) => ({
      act: 'referrer-heard',
      case: found.id,
      fields: {
        asked: typed.one('asked', ['asked', 'not asked'] as const, t('Choose whether they were asked')),
        words: typed.must('words', t('Write what they say, or why not')),
      },
    }),
  }),
  compliance: (_, found) => ({
    title: t('Is the change real, or only shown?'),
    intro: t('Both readings are written. That somebody meets few people, or keeps appointments, says nothing by itself.'),
    button: t('Record it'),
    done: 'checked',
    fields: [
      area('changed', t('What speaks for a change that is real?')),
      area('shown', t('What speaks for one that is only shown?')),
      area('wouldChange', t('Which observation would change your mind?')),
      {
        kind: 'radios',
        name: 'isCorroborated',
        label: t('Has somebody seen it who has it not from the person?'),
        items: [
          { value: 'yes', text: t('Yes') },
          { value: 'no', text: t('No') },
        ],
      },
      area('corroboration', t('Who, and what; or what was tried')),
    ],
    read: (typed) => ({
      act: 'consider-compliance',
      case: found.id,
      fields: {
        changed: typed.must('changed', t('Write what speaks for a real change')),
        shown: typed.must('shown', t('Write what speaks for one that is only shown')),
        wouldChange: typed.must('wouldChange', t('Write what would change your mind')),
        isCorroborated: typed.one('isCorroborated', ['yes', 'no'] as const, t('Choose whether somebody has seen it')) === 'yes',
        corroboration: typed.must('corroboration', t('Write who, and what')),
      },
    }),
  }),
  close: (sight, found) =>
    found.stage === 'closed'
      ? null
      : {
          title: t('Close the case'),
          intro: t(
            'The panel decides. Its reviews at six and twelve months begin with the closing, and each core agency is asked before them.',
          ),
          button: t('Close the case'),
          done: 'case-closed',
          fields: [
            { kind: 'radios', name: 'outcome', label: t('How does it end?'), items: choices(exitOutcomes) },
            area('words', t('Why?'), t('In the panel’s words')),
            {
              kind: 'checks',
              name: 'present',
              label: t('Which organisations took part?'),
              items: [...sight.area.organisations.values()].map(({ id, name }) => ({ value: id, text: name })),
            },
            area('dissent', t('Who did not agree, and why?'), t('Write "nobody" if everybody agreed')),
            ...(sessionGap(found).held < sessionGap(found).commissioned
              ? [
                  area(
                    'gap',
                    t('{held} of {n} sessions are reported as held. Why not all?', {
                      held: sessionGap(found).held,
                      n: sessionGap(found).commissioned,
                    }),
                  ),
                ]
              : []),
            ...viewsOf(sight.file, found).map(({ fact, expert, view }) =>
              area(`answer-${fact}`, t('Your answer to {expert}', { expert }), view),
            ),
            line('riskOwner', t('Who holds the risk from now on?'), t('A post. Needed where consent was refused or withdrawn')),
          ],
          read: (typed) => ({ act: 'close-case', case: found.id, fields: closingFields(sight, found, typed) }),
        },
  agencies: (_, found) =>
    found.stage !== 'closed'
      ? null
      : {
          title: t('Ask the agencies again'),
          intro: t('Those who sit on the panel now and were not asked are asked.'),
          button: t('Ask them'),
          done: 'agencies-asked',
          fields: [],
          read: () => ({ act: 'ask-agencies', case: found.id }),
        },
  'after-closing': (_, found) => {
    const next = nextReview(found);
    return next === null
      ? null
      : {
          title: t('Review after closing'),
          intro: t('"No concern" needs a positive answer from every core agency. Silence is not an answer.'),
          button: t('Record the review'),
          done: 'after-closing-reviewed',
          fields: [
            {
              kind: 'radios',
              name: 'outcome',
              label: t('What does the panel find?'),
              items: [
                { value: 'no concern', text: t('No concern') },
                { value: 'look again', text: t('It is looked at again') },
              ],
            },
            area('words', t('Why?')),
            day('next', t('If it is looked at again: by when?'), t('Up to 24 months from the closing')),
          ],
          read: (typed) => ({
            act: 'review-after-closing',
            case: found.id,
            fields: {
              review: next,
              outcome: typed.one('outcome', ['no concern', 'look again'] as const, t('Choose what the panel finds')),
              words: typed.must('words', t('Write why')),
              next: typed.byOrNull('next', t('By when it is looked at again')),
            },
          }),
        };
  },
  reopen: (_, found) => {
    if (found.stage !== 'closed') return null;
    const concern = concernsOf(found).at(-1);
    return {
      title: t('Is the case taken up again?'),
      intro: t('A new concern asks; a person decides. Taken up again, consent is asked anew.'),
      button: t('Record the decision'),
      done: 'case-reopening',
      fields: [
        {
          kind: 'radios',
          name: 'decision',
          label: t('What is decided?'),
          items: [
            { value: 'reopen', text: t('It is taken up again') },
            ...(concern ? [{ value: 'stays', text: t('It stays closed') }] : []),
          ],
        },
        area('words', t('Why?')),
      ],
      read: (typed) => {
        const words = typed.must('words', t('Write why'));
        return typed.one('decision', ['reopen', 'stays'] as const, t('Choose what is decided')) === 'reopen'
          ? { act: 'reopen-case', case: found.id, words }
          : { act: 'case-stays-closed', case: found.id, concern: concern?.fact ?? '', words };
      },
    };
  },
};

/** What is typed of a closing, also before it is whole: the checklist is painted from it. */
export function closingFields(sight: FileSight, found: Case, typed: Typed) {
  return {
    outcome: typed.one('outcome', exitOutcomes, t('Choose how it ends')),
    words: typed.must('words', t('Write why')),
    present: [...typed.many('present')],
    dissent: typed.text('dissent'),
    gap: typed.text('gap'),
    answers: viewsOf(sight.file, found).map(({ fact }) => ({ view: fact, answer: typed.text(`answer-${fact}`) })),
    riskOwner: typed.text('riskOwner'),
  };
}
