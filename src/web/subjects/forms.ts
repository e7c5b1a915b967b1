/** The forms about a subject of interest, one a question: each says its fields, what must be filled in, and which act it sends. */
import type { FileSight } from '../../app/fileSight.ts';
import { authorisers, type SubjectAct, subjectLists, type SubjectOf } from '../../app/subjects/sight.ts';
import type { Viewer } from '../deps.ts';
import type { Done } from '../done.ts';
import { postTitle } from '../file/who.ts';
import { readEndOfDay, readStartOfDay, type ReadMoment } from '../moment.ts';
import { type FormFields, text } from '../route.ts';
import { t } from '../words.ts';

export const whats = [
  'lead',
  'lead-look',
  'raise',
  'lower',
  'suspend',
  'close',
  'second',
  'withdraw',
  'resume',
  'reopen',
  'review',
  'review-closed',
  'prevent',
  'prevent-answer',
  'travel',
  'overseas',
  'hit',
  'triage',
  'enquiries',
  'read',
  'write',
  'look',
  'regime',
  'regime-change',
  'regime-review',
] as const;
export type What = (typeof whats)[number];

export interface Field {
  readonly kind: 'words' | 'text' | 'choice' | 'day';
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly rows?: number;
  readonly choices?: readonly { readonly value: string; readonly text: string; readonly hint?: string }[];
  /** What to do when it is left empty; null where it may be. */
  readonly mustBe: string | null;
  /** Only then must it be filled in. */
  readonly when?: (fields: FormFields) => boolean;
  /** What stands in it at first. */
  readonly first?: string;
}

export interface Form {
  readonly title: string;
  readonly lead: readonly string[];
  readonly fields: readonly Field[];
  readonly button: string;
  readonly done: Done;
  readonly act: (fields: FormFields, key: string) => SubjectAct;
}

export interface FormOf {
  readonly sight: FileSight;
  readonly found: SubjectOf;
  readonly viewer: Viewer;
  readonly what: What;
  /** The hit, the piece of intelligence or the regime that is meant. */
  readonly about: string;
}

const words = (name: string, label: string, mustBe: string | null, hint?: string, rows = 4): Field => ({
  kind: 'words',
  name,
  label,
  mustBe,
  rows,
  ...(hint ? { hint } : {}),
});
const choice = (
  name: string,
  label: string,
  choices: readonly (string | { readonly value: string; readonly text: string; readonly hint?: string })[],
  mustBe: string,
  first?: string,
): Field => ({
  kind: 'choice',
  name,
  label,
  choices: choices.map((each) => (typeof each === 'string' ? { value: each, text: t(each) } : each)),
  mustBe,
  ...(first ? { first } : {}),
});
const day = (name: string, label: string, mustBe: string | null, hint = t('For example, 1 9 2026')): Field => ({
  kind: 'day',
  name,
  label,
  mustBe,
  hint,
});

const reason = (): Field => words('reason', t('Why?'), t('Write the reason'));
const priority = (first?: string): Field =>
  choice(
    'priority',
    t('Priority'),
    [
      { value: 'P1', text: 'P1', hint: t('Credible and actionable intelligence of attack planning') },
      { value: 'P2', text: 'P2', hint: t('High and medium-risk extremist activity') },
      { value: 'P3', text: 'P3', hint: t('Uncorroborated: more is needed to see whether there is a threat') },
      { value: 'P4', text: 'P4', hint: t('A threat before and not now, with a risk of re-engagement') },
    ],
    t('Choose the priority'),
    first,
  );
const tier = (first?: number): Field =>
  choice(
    'tier',
    t('Tier in the investigation'),
    ['1', '2', '3'].map((value) => ({ value, text: value })),
    t('Choose the tier'),
    first ? String(first) : undefined,
  );
const band = (): Field => choice('band', t('How much concern is left?'), ['high', 'medium', 'low'], t('Choose the residual band'));

export const momentIn = (fields: FormFields, name: string): ReadMoment =>
  name === 'since' || name === 'held' ? readStartOfDay(fields, name) : readEndOfDay(fields, name);
const at = (fields: FormFields, name: string): number => {
  const read = momentIn(fields, name);
  return read.kind === 'at' ? read.at : 0;
};
const grade = (fields: FormFields) => ({ priority: text(fields, 'priority') as 'P1', tier: Number(text(fields, 'tier')) });

export function formOf(asked: FormOf): Form | null {
  const { found, what, about, sight } = asked;
  const { subject, lead } = found;
  const id = subject?.id ?? lead;
  const recorded = { button: t('Record it'), done: 'subject-recorded' } as const;
  if (what === 'lead') return leadForm(asked);
  if (what === 'lead-look') return lookForm(asked, recorded);
  if (!subject) return null;
  const one = (fields: FormFields, name = 'reason') => text(fields, name);
  switch (what) {
    case 'raise':
      return {
        ...recorded,
        title: t('Raise priority or tier'),
        lead: [
          t('It is {priority}, tier {tier} now. Raising needs nobody else; lowering takes two people.', {
            priority: subject.priority,
            tier: subject.tier,
          }),
        ],
        fields: [priority(subject.priority), tier(subject.tier), reason()],
        act: (fields) => ({ act: 'raise-subject', subject: id, fields: { ...grade(fields), reason: one(fields) } }),
      };
    case 'lower':
    case 'suspend':
    case 'close':
      return lessenForm(asked, what);
    case 'second':
      return {
        title: t('Agree or decline'),
        lead: [t('You decide as the named authoriser, another person than whoever proposed it. Until you agree nothing has changed.')],
        fields: [
          choice(
            'decision',
            t('Do you agree?'),
            [
              { value: 'agree', text: t('I agree') },
              { value: 'decline', text: t('I do not agree') },
            ],
            t('Choose one'),
          ),
          reason(),
        ],
        button: t('Record the decision'),
        done: 'subject-recorded',
        act: (fields) => ({
          act: one(fields, 'decision') === 'agree' ? 'agree-lessening' : 'decline-lessening',
          subject: id,
          words: one(fields),
        }),
      };
    case 'withdraw':
      return {
        ...recorded,
        title: t('Take the proposal back'),
        lead: [],
        fields: [reason()],
        act: (fields) => ({ act: 'withdraw-lessening', subject: id, words: one(fields) }),
      };
    case 'resume':
      return {
        ...recorded,
        title: t('End the suspension'),
        lead: [t('Work goes on from now.')],
        fields: [reason()],
        act: (fields) => ({ act: 'resume-subject', subject: id, words: one(fields) }),
      };
    case 'reopen':
      return {
        ...recorded,
        title: t('Open again'),
        lead: [],
        fields: [priority(subject.full.priority), tier(subject.full.tier), reason()],
        act: (fields) => ({ act: 'reopen-subject', subject: id, fields: { ...grade(fields), reason: one(fields) } }),
      };
    case 'review':
      return {
        ...recorded,
        title: t('Quarterly review'),
        lead: [t('A suspended subject is open, and is reviewed too.')],
        fields: [
          words('reason', t('What is known, and how else could it be read?'), t('Write what is known')),
          words('next', t('What is done next?'), t('Write what is done next'), undefined, 2),
        ],
        act: (fields) => ({ act: 'review-subject', subject: id, fields: { words: one(fields), nextStep: one(fields, 'next') } }),
      };
    case 'review-closed':
      return {
        ...recorded,
        title: t('Review of a closed subject'),
        lead: [
          t(
            'It stays closed, in the band that it is in or a higher one. To open it again, or to lower the band, there are pages of their own.',
          ),
        ],
        fields: [
          { ...band(), first: subject.band ?? 'medium' },
          words('reason', t('What was looked at, and what was found?'), t('Write what was found')),
        ],
        act: (fields) => ({
          act: 'review-closed-subject',
          subject: id,
          fields: { band: one(fields, 'band') as 'low', words: one(fields) },
        }),
      };
    case 'prevent':
      return {
        ...recorded,
        title: t('Is Prevent considered?'),
        lead: [t('For relatives, “no grounds of their own” is an answer. Nobody is put on file by it.')],
        fields: [
          choice(
            'of',
            t('For whom?'),
            [
              { value: 'subject', text: t('The subject') },
              { value: 'relatives', text: t('Relatives') },
            ],
            t('Choose for whom'),
          ),
          choice('answer', t('What is decided?'), ['referred', 'not referred', 'no grounds of their own'], t('Choose what is decided')),
          reason(),
        ],
        act: (fields) => ({
          act: 'consider-prevent',
          subject: id,
          fields: { of: one(fields, 'of') as 'subject', answer: one(fields, 'answer') as 'referred', reason: one(fields) },
        }),
      };
    case 'prevent-answer':
      return {
        ...recorded,
        title: t('What does the partnership say?'),
        lead: [t('That a referral was sent is no answer. Where it is not taken, consider Prevent anew.')],
        fields: [
          choice(
            'of',
            t('For whom?'),
            [
              { value: 'subject', text: t('The subject') },
              { value: 'relatives', text: t('Relatives') },
            ],
            t('Choose for whom'),
          ),
          choice('answer', t('What do they say?'), ['accepted', 'not accepted'], t('Choose what they say')),
          { kind: 'text', name: 'who', label: t('Who said so?'), mustBe: t('Write who said so') },
          words('reason', t('What did they say, and when?'), t('Write what they said'), undefined, 2),
        ],
        act: (fields) => ({
          act: 'answer-prevent',
          subject: id,
          fields: {
            of: one(fields, 'of') as 'subject',
            answer: one(fields, 'answer') as 'accepted',
            who: one(fields, 'who'),
            reason: one(fields),
          },
        }),
      };
    case 'travel':
      return {
        ...recorded,
        title: t('Travel monitoring'),
        lead: [t('Monitored or not: the decision, its reason, and the day on which it is made again.')],
        fields: [
          choice('decision', t('What is decided?'), ['monitored', 'not monitored'], t('Choose what is decided')),
          reason(),
          day('until', t('Looked at again by'), t('Enter the day')),
        ],
        act: (fields) => ({
          act: 'consider-travel',
          subject: id,
          fields: { decision: one(fields, 'decision') as 'monitored', reason: one(fields), review: at(fields, 'until') },
        }),
      };
    case 'overseas':
      return {
        ...recorded,
        title: t('Is there a link to a conflict abroad?'),
        lead: [],
        fields: [
          choice('link', t('Is there one?'), ['yes', 'no', 'not known'], t('Choose one')),
          words('reason', t('How is that known?'), t('Write how it is known')),
        ],
        act: (fields) => ({ act: 'record-overseas', subject: id, fields: { link: one(fields, 'link') as 'yes', reason: one(fields) } }),
      };
    case 'hit':
      return {
        ...recorded,
        title: t('A priority indicator is met'),
        lead: [t('Each hit is decided by itself within its limit. No meeting gathers them.'), listNote()],
        fields: [
          choice(
            'indicator',
            t('Which one?'),
            subjectLists.indicators.codes.map(({ code, words: said }) => ({ value: code, text: t(said) })),
            t('Choose the indicator'),
          ),
          words('reason', t('What was found?'), t('Write what was found')),
          {
            kind: 'text',
            name: 'source',
            label: t('Where it was found'),
            hint: t('A run, a list, a report. Never who the source is'),
            mustBe: null,
          },
        ],
        act: (fields) => ({
          act: 'record-hit',
          subject: id,
          fields: { indicator: one(fields, 'indicator'), words: one(fields), source: one(fields, 'source') },
        }),
      };
    case 'triage':
      return {
        ...recorded,
        title: t('Decide on the hit'),
        lead: subject.hits
          .filter((each) => each.fact === about)
          .map((each) => `${t(subjectLists.indicator(each.indicator))}: ${each.words}`),
        fields: [outcome('decision'), reason()],
        act: (fields) => ({
          act: 'triage-hit',
          subject: id,
          fields: { hit: about, decision: one(fields, 'decision') as 'reopen', reason: one(fields) },
        }),
      };
    case 'enquiries':
      return {
        ...recorded,
        title: t('What did the enquiries find?'),
        lead: [t('Enquiries end in a decision. If more are needed, say so in the reason and decide on what is known now.')],
        fields: [
          choice(
            'decision',
            t('What follows?'),
            [
              { value: 'reopen', text: t('Open again'), hint: t('At the grade it had; it can be raised at once') },
              { value: 'stays closed', text: t('It stays closed') },
            ],
            t('Choose what follows'),
          ),
          reason(),
        ],
        act: (fields) => ({
          act: 'report-enquiries',
          subject: id,
          fields: { of: about, decision: one(fields, 'decision') as 'reopen', reason: one(fields) },
        }),
      };
    case 'read':
      return readForm(recorded);
    case 'write':
      return {
        ...recorded,
        title: t('Write the intelligence report'),
        lead: [t('The same day on which it was read. At most OFFICIAL-SENSITIVE; of anything higher only who holds it.')],
        fields: [
          words('report', t('What does it say, and what is made of it?'), t('Write the report'), undefined, 6),
          {
            kind: 'text',
            name: 'with',
            label: t('With whom was it discussed?'),
            mustBe: t('Write with whom, or that it was discussed with nobody'),
          },
          choice('share', t('Is it shared?'), ['shared', 'not shared'], t('Choose one')),
          {
            kind: 'text',
            name: 'sharedWith',
            label: t('If it is: with whom?'),
            mustBe: t('Name who is told'),
            when: (fields) => text(fields, 'share') === 'shared',
          },
          words('reason', t('Why, or why not?'), t('Write why'), undefined, 2),
        ],
        act: (fields) => ({
          act: 'write-intelligence',
          intelligence: about,
          fields: {
            report: one(fields, 'report'),
            discussedWith: one(fields, 'with'),
            share: one(fields, 'share'),
            sharedWith: one(fields, 'sharedWith'),
            shareReason: one(fields),
          },
        }),
      };
    case 'look':
      return {
        ...recorded,
        title: t('A fresh look'),
        lead: [
          ...[...sight.file.intelligence.values()]
            .filter((each) => each.id === about)
            .map(({ read }) => t('Read as {judged}: {about}', { judged: t(read.judged), about: read.about })),
          t('By another person than whoever read it first. What seemed to be crime may be something else, and the other way round.'),
        ],
        fields: [outcome('outcome'), reason()],
        act: (fields) => ({
          act: 'look-at-intelligence',
          intelligence: about,
          fields: { outcome: one(fields, 'outcome') as 'reopen', reason: one(fields) },
        }),
      };
    case 'regime':
    case 'regime-change':
      return regimeForm(asked, what === 'regime', recorded);
    case 'regime-review':
      return {
        ...recorded,
        title: t('A review was held, or a notification made'),
        lead: [],
        fields: [
          day('held', t('On which day?'), t('Enter the day'), t('The next is counted from it')),
          words('reason', t('What is known of it?'), t('Write what is known')),
        ],
        act: (fields) => ({ act: 'review-regime', regime: about, fields: { words: one(fields), held: at(fields, 'held') } }),
      };
    default:
      return what satisfies never;
  }
}

const listNote = (): string =>
  subjectLists.indicators.verified
    ? t(subjectLists.indicators.source)
    : t('{source} (list not verified)', { source: t(subjectLists.indicators.source) });

const outcome = (name: string): Field =>
  choice(
    name,
    t('What follows?'),
    [
      { value: 'reopen', text: t('Open again'), hint: t('At the grade it had; it can be raised at once') },
      { value: 'enquiries', text: t('Enquiries first') },
      { value: 'stays closed', text: t('It stays closed') },
    ],
    t('Choose what follows'),
  );

function lookForm({ found, sight }: FormOf, recorded: { readonly button: string; readonly done: Done }): Form {
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

function leadForm({ found, sight, viewer }: FormOf): Form {
  const { lead } = found;
  const isTaken = (fields: FormFields): boolean => text(fields, 'as') === 'taken up';
  const officers = [...sight.area.posts.values()].filter(({ role }) => role === 'case-officer' || role === 'team-leader');
  const only = (field: Field): Field => ({ ...field, when: isTaken });
  return {
    title: t('Decide about a lead'),
    lead: [
      t(
        'Taken up, it makes the person a subject of interest, with a lead post, a priority and reviews. What is not taken up keeps its reason.',
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

const partners = { prevent: 'Prevent', mappa: 'MAPPA', council: 'The council' } as const;

function lessenForm({ sight, found, viewer }: FormOf, what: 'lower' | 'suspend' | 'close'): Form | null {
  const { subject } = found;
  if (!subject) return null;
  const titles = { lower: t('Propose to lower'), suspend: t('Propose to suspend'), close: t('Propose to close') };
  const isClosed = subject.state === 'closed';
  const posts = authorisers(sight, subject, what, viewer);
  const offers = Object.entries(partners).flatMap(([name, title]): readonly Field[] => [
    choice(
      `${name}-offer`,
      t('Does {partner} have a live offer?', { partner: t(title) }),
      ['yes', 'no', 'not known'],
      t('Say whether {partner} has one', { partner: t(title) }),
    ),
    words(`${name}-words`, t('What is it, or how is that known?'), t('Say how that is known'), undefined, 2),
  ]);
  return {
    title: titles[what],
    lead: [
      t('The named authoriser, another person, decides. Until then nothing has changed.'),
      ...(what === 'suspend' ? [t('A suspended subject is open: it keeps its lead, its reviews and a last day.')] : []),
      ...(what === 'suspend' && subject.suspended.length > 0
        ? [
            t('It has been suspended {n, plural, one {once} other {# times}} already: a more senior post authorises it.', {
              n: subject.suspended.length,
            }),
          ]
        : []),
    ],
    fields: [
      choice(
        'code',
        t('The reason'),
        subjectLists.reasons.codes.map(({ code, words: said }) => ({ value: code, text: t(said) })),
        t('Choose the reason'),
      ),
      words('reason', t('In your own words, and how else it could be read'), t('Write the reason')),
      ...(what === 'lower' && !isClosed ? [priority(subject.priority), tier(subject.tier)] : []),
      band(),
      day('until', t('Until which day does it stand?'), t('Enter the day'), t('Then it is owed again')),
      words('stops', t('What is done no longer?'), t('Write what stops'), t('A line for each thing')),
      words('told', t('Who else is told?'), t('Name them, or say why nobody'), undefined, 2),
      ...offers,
      choice(
        'authoriser',
        t('Who authorises it?'),
        posts.map((id) => ({ value: id, text: postTitle(sight, id) })),
        t('Choose who authorises it'),
      ),
    ],
    button: t('Propose it'),
    done: 'lessening-proposed',
    act: (fields) => ({
      act: 'propose-lessening',
      subject: subject.id,
      fields: {
        what,
        code: text(fields, 'code'),
        reason: text(fields, 'reason'),
        priority: what === 'lower' && !isClosed ? (text(fields, 'priority') as 'P1') : null,
        tier: what === 'lower' && !isClosed ? Number(text(fields, 'tier')) : null,
        band: text(fields, 'band') as 'low',
        until: at(fields, 'until'),
        stops: text(fields, 'stops')
          .split('\n')
          .map((each) => each.trim())
          .filter(Boolean),
        told: text(fields, 'told'),
        partners: Object.fromEntries(
          Object.keys(partners).map((name) => [
            name,
            { offer: text(fields, `${name}-offer`) as 'yes', words: text(fields, `${name}-words`) },
          ]),
        ) as Record<keyof typeof partners, { offer: 'yes'; words: string }>,
        authoriser: text(fields, 'authoriser'),
      },
    }),
  };
}

function readForm(recorded: { readonly button: string; readonly done: Done }): Form {
  return {
    ...recorded,
    title: t('Intelligence was read'),
    lead: [
      t('From when it is first read it is written up the same day. Of a closed person somebody else looks at it afresh the same day.'),
    ],
    fields: [
      words('reason', t('What is it about?'), t('Write what it is about'), t('Never who the source is')),
      choice('judged', t('How did you read it?'), ['national security', 'crime', 'neither'], t('Choose how you read it')),
      choice(
        'pressing',
        t('Could it be pressing?'),
        [
          { value: 'yes', text: t('Yes'), hint: t('Discuss it now, and write it today: tonight it climbs at any hour') },
          { value: 'no', text: t('No') },
        ],
        t('Say whether it could be'),
      ),
      choice(
        'source',
        t('The source'),
        [
          { value: '1', text: t('1, reliable') },
          { value: '2', text: t('2, untested') },
          { value: '3', text: t('3, not reliable') },
        ],
        t('Grade the source'),
      ),
      choice(
        'assessment',
        t('What it says'),
        [
          { value: 'A', text: t('A, known directly') },
          { value: 'B', text: t('B, known indirectly but corroborated') },
          { value: 'C', text: t('C, known indirectly') },
          { value: 'D', text: t('D, not known') },
          { value: 'E', text: t('E, suspected to be false') },
        ],
        t('Grade what it says'),
      ),
      choice(
        'handling',
        t('Handling'),
        [
          { value: 'P', text: t('P, lawful sharing permitted') },
          { value: 'C', text: t('C, lawful sharing with conditions') },
        ],
        t('Choose the handling code'),
      ),
      {
        ...words('conditions', t('The conditions'), t('Write the conditions'), undefined, 2),
        when: (fields) => text(fields, 'handling') === 'C',
      },
    ],
    act: (fields, key) => ({
      act: 'read-intelligence',
      intelligence: `i-${key}`.slice(0, 100),
      fields: {
        about: text(fields, 'reason'),
        judged: text(fields, 'judged'),
        pressing: text(fields, 'pressing') === 'yes',
        ...Object.fromEntries(['source', 'assessment', 'handling', 'conditions'].map((name) => [name, text(fields, name)])),
      },
    }),
  };
}

function regimeForm({ sight, about }: FormOf, isNew: boolean, recorded: { readonly button: string; readonly done: Done }): Form | null {
  const regime = sight.file.regimes.get(about);
  if (!isNew && !regime) return null;
  const sorts = Object.keys(subjectLists.regimeStates) as (keyof typeof subjectLists.regimeStates)[];
  const states = regime ? subjectLists.regimeStates[regime.sort] : [...new Set(Object.values(subjectLists.regimeStates).flat())];
  const state = (fields: FormFields) => ({
    state: text(fields, 'state'),
    since: at(fields, 'since'),
    until: momentIn(fields, 'until').kind === 'at' ? at(fields, 'until') : null,
    words: text(fields, 'reason'),
  });
  return {
    ...recorded,
    title: regime ? t('{regime} has changed', { regime: t(regime.sort) }) : t('Comes under a regime'),
    lead: [t('As its holder says. Its limits are kept from here; the regime itself is theirs.')],
    fields: [
      ...(isNew ? [choice('sort', t('Which?'), sorts, t('Choose which'))] : []),
      choice('state', t('In which state?'), states, t('Choose the state')),
      day('since', t('Since'), t('Enter the day')),
      day('until', t('Until'), null, t('Leave it empty if no end is known')),
      words('reason', t('What is known of it?'), t('Write what is known'), undefined, 3),
    ],
    act: (fields, key) =>
      isNew
        ? { act: 'record-regime', regime: `g-${key}`.slice(0, 100), fields: { sort: text(fields, 'sort') as 'TPIM', ...state(fields) } }
        : { act: 'change-regime', regime: about, fields: state(fields) },
  };
}
