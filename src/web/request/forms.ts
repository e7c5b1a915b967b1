/** The forms of work with partners, one a question: each says its fields, what must be filled in, and which act it sends. */
import type { CaseAct } from '../../app/cases.ts';
import type { CaseSight } from '../../app/caseSight.ts';
import type { PartnerAct } from '../../app/partners.ts';
import { partnerLists } from '../../app/partnerWords.ts';
import type { Viewer } from '../deps.ts';
import type { Done } from '../done.ts';
import { type Href, paths } from '../paths.ts';
import type { Typed } from '../case/forms.ts';
import { t } from '../words.ts';

export const whats = [
  'ask',
  'deconflict',
  'deconfliction',
  'section-36',
  'section-36-second',
  'offer',
  'offer-answer',
  'feedback',
  'added',
] as const;
export type What = (typeof whats)[number];

export interface Field {
  readonly kind: 'words' | 'text' | 'choice' | 'checks' | 'day';
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly rows?: number;
  readonly choices?: readonly { readonly value: string; readonly text: string; readonly hint?: string }[];
  /** What to do when it is left empty; null where it may be. */
  readonly mustBe: string | null;
  /** Only then must it be filled in. */
  readonly when?: (typed: Typed) => boolean;
}

export type Sending =
  | { readonly kind: 'partner'; readonly act: PartnerAct; readonly done: Done }
  | { readonly kind: 'case'; readonly act: CaseAct; readonly done: Done }
  | { readonly kind: 'go'; readonly to: Href };

export interface Form {
  readonly title: string;
  readonly lead: readonly string[];
  readonly fields: readonly Field[];
  readonly button: string;
  /** `until`: the end of the day that was typed, where the form asks for one. */
  readonly send: (typed: Typed, key: string, until: number) => Sending;
}

const words = (name: string, label: string, mustBe: string | null, hint?: string, rows = 4): Field => ({
  kind: 'words',
  name,
  label,
  mustBe,
  rows,
  ...(hint ? { hint } : {}),
});
const codes = (list: readonly { readonly code: string; readonly words: string }[]) =>
  list.map(({ code, words: text }) => ({ value: code, text: t(text) }));

/** What somebody says of a list that nobody has confirmed. */
const unconfirmed = ({ source, verified }: { readonly source: string; readonly verified: boolean }): string =>
  verified ? t(source) : t('{source} (list not verified)', { source: t(source) });

/** `unread`: facts from outside that nobody has read. `closed`: whether some came after closing. */
export function formOf(what: What, sight: CaseSight, viewer: Viewer, closed: boolean): Form {
  const referral = sight.referral.id;
  switch (what) {
    case 'ask':
      return ask(sight, viewer);
    case 'deconflict':
      return {
        title: t('Ask whether there may be contact'),
        lead: [
          t(
            'The police duty post is asked. It answers whether there may be contact, and nothing of what is held. Until then nobody is contacted and nobody outside is told; what protects somebody does not wait.',
          ),
          t('Once asked, it goes on: new information or a new referral asks again by itself.'),
        ],
        fields: [words('why', t('What is to be done, and with whom?'), t('Write what is to be done'))],
        button: t('Ask'),
        send: (typed) => ({
          kind: 'partner',
          act: { act: 'ask-deconfliction', referral, why: typed.one('why') },
          done: 'deconfliction-asked',
        }),
      };
    case 'deconfliction':
      return {
        title: t('Answer whether there may be contact'),
        lead: [t('Write nothing of what is held, nor whether anything is: that somebody is known is itself content.')],
        fields: [
          {
            kind: 'choice',
            name: 'answer',
            label: t('May there be contact?'),
            choices: [
              { value: 'no objection', text: t('No objection') },
              { value: 'conditions', text: t('Yes, on conditions') },
              { value: 'do not contact', text: t('Do not contact; speak with us first') },
            ],
            mustBe: t('Choose the answer'),
          },
          words('conditions', t('The conditions'), t('Write the conditions'), t('What may be done and what not. Nothing of why.'), 3),
          { kind: 'text', name: 'by', label: t('Who answered'), hint: t('If it was not you'), mustBe: null },
        ].map(
          (field): Field =>
            (field.name === 'conditions' ? { ...field, when: (typed) => typed.one('answer') === 'conditions' } : field) as Field,
        ),
        button: t('Record the answer'),
        send: (typed) => ({
          kind: 'partner',
          act: {
            act: 'answer-deconfliction',
            referral,
            fields: { answer: typed.one('answer'), conditions: typed.one('conditions'), by: typed.one('by') },
          },
          done: 'deconflicted',
        }),
      };
    case 'section-36':
      return section36(sight);
    case 'section-36-second':
      return {
        title: t('Decide under section 36'),
        lead: [t('You decide for the chief officer of police or the local authority, as another person than whoever proposed it.')],
        fields: [
          {
            kind: 'choice',
            name: 'decision',
            label: t('Do you agree?'),
            choices: [
              { value: 'agree', text: t('I agree') },
              { value: 'decline', text: t('I do not agree') },
            ],
            mustBe: t('Choose one'),
          },
          words('words', t('Your own reason'), t('Write your reason')),
        ],
        button: t('Record the decision'),
        send: (typed) => {
          const agrees = typed.one('decision') === 'agree';
          return {
            kind: 'partner',
            act: { act: agrees ? 'agree-section-36' : 'decline-section-36', referral, words: typed.one('words') },
            done: agrees ? 'section-36-decided' : 'section-36-declined',
          };
        },
      };
    case 'offer':
      return {
        title: t('Offer a need to a service'),
        lead: [t('Sent is not received: it comes back on its day until the service accepts in writing or refuses.')],
        fields: [
          needChoice(sight),
          { kind: 'text', name: 'service', label: t('To which service?'), mustBe: t('Name the service') },
          { kind: 'text', name: 'contact', label: t('Whom there, and how'), mustBe: null },
        ],
        button: t('Record the offer'),
        send: (typed) => ({
          kind: 'partner',
          act: {
            act: 'offer-need',
            referral,
            fields: { need: typed.one('need'), service: typed.one('service'), contact: typed.one('contact') },
          },
          done: 'need-offered',
        }),
      };
    case 'offer-answer':
      return {
        title: t('Record what a service answers'),
        lead: [t('Accepted is only what it has said in writing.')],
        fields: [
          needChoice(sight),
          {
            kind: 'choice',
            name: 'answer',
            label: t('What does it answer?'),
            choices: [
              { value: 'accepted', text: t('It accepts, in writing') },
              { value: 'refused', text: t('It does not take it') },
            ],
            mustBe: t('Choose the answer'),
          },
          words('words', t('Which service, who said so, when, and why'), t('Write which service and what it said'), undefined, 3),
        ],
        button: t('Record the answer'),
        send: (typed) =>
          typed.one('answer') === 'accepted'
            ? {
                kind: 'case',
                act: { act: 'accept-need', referral, fields: { need: typed.one('need'), service: typed.one('words') } },
                done: 'need-accepted',
              }
            : {
                kind: 'partner',
                act: { act: 'refuse-need', referral, fields: { need: typed.one('need'), words: typed.one('words') } },
                done: 'need-refused',
              },
      };
    case 'feedback':
      return feedback(referral);
    case 'added':
      return added(referral, closed);
    default:
      return what satisfies never;
  }
}

const needChoice = ({ referral }: CaseSight): Field => ({
  kind: 'choice',
  name: 'need',
  label: t('Which need?'),
  choices: [...referral.needs]
    .filter(([, need]) => need.accepted === null)
    .map(([value, need]) => ({
      value,
      text: need.words,
      ...(referral.outward.offers.some((offer) => offer.need === value)
        ? {
            hint: t('Offered last to: {service}', {
              service: referral.outward.offers.findLast((offer) => offer.need === value)?.service ?? '',
            }),
          }
        : {}),
    })),
  mustBe: t('Choose which need'),
});

function ask({ area, referral }: CaseSight, viewer: Viewer): Form {
  const isSensitive = (typed: Typed): boolean => typed.one('sensitive') === 'yes';
  const posts = [...area.posts.values()].filter(
    (post) => post.organisation !== viewer.organisation && (post.role === 'referrer' || post.role === 'assessor'),
  );
  const unless = (field: Field): Field => ({ ...field, when: (typed) => !isSensitive(typed) });
  return {
    title: t('Ask a partner'),
    lead: [
      t(
        'Ask for the least that is needed. The partner sees what you ask, who asks, on what basis and by when, and nothing else of the file.',
      ),
      unconfirmed(partnerLists.bases),
    ],
    fields: [
      {
        kind: 'choice',
        name: 'sensitive',
        label: t('Does what you ask for, or write here, come from an intelligence service or relate to one?'),
        hint: t('Such information may not be asked for or put in here (CTSA 2015 s38(5)). Only who holds it is kept.'),
        choices: [
          { value: 'no', text: t('No') },
          { value: 'yes', text: t('Yes: keep only who holds it') },
        ],
        mustBe: t('Say whether it does'),
      },
      {
        kind: 'text',
        name: 'holder',
        label: t('If yes: who holds it'),
        hint: t('The post to speak with, and nothing of what it says'),
        mustBe: t('Write who holds it'),
        when: isSensitive,
      },
      unless({
        kind: 'choice',
        name: 'partner',
        label: t('Of whom?'),
        choices: [
          ...posts.map(({ id, title, organisation }) => ({
            value: id,
            text: t('{post}, {organisation}', { post: title, organisation: area.organisations.get(organisation)?.name ?? organisation }),
          })),
          { value: 'outside', text: t('Somebody else, named below') },
        ],
        mustBe: t('Choose of whom it is asked'),
      }),
      {
        kind: 'text',
        name: 'contact',
        label: t('Name and role of somebody else'),
        mustBe: t('Name whom you ask'),
        when: (typed) => !isSensitive(typed) && typed.one('partner') === 'outside',
      },
      { kind: 'text', name: 'channel', label: t('How they are told'), hint: t('A telephone number you have checked, say'), mustBe: null },
      unless(
        words(
          'asked',
          t('What do you ask?'),
          t('Write what you ask'),
          t('The partner sees this. Say who it is about only as far as they need in order to look.'),
        ),
      ),
      unless(words('why', t('Why is it needed?'), t('Write why it is needed'), t('The partner does not see this.'), 3)),
      unless({
        kind: 'choice',
        name: 'basis',
        label: t('On what lawful basis?'),
        choices: codes(partnerLists.bases.codes),
        mustBe: t('Choose the lawful basis'),
      }),
      unless(words('least', t('Why would no less do?'), t('Write why no less would do'), undefined, 2)),
      {
        kind: 'text',
        name: 'handling',
        label: t('How it is to be handled'),
        hint: t('Who may see it, and what may be done with it'),
        mustBe: null,
      },
    ],
    button: t('Send the request'),
    send: (typed, key) => {
      const request = `rq-${key}`;
      if (isSensitive(typed))
        return {
          kind: 'partner',
          act: { act: 'keep-pointer', referral: referral.id, request, holder: typed.one('holder') },
          done: 'pointer-kept',
        };
      const post = area.posts.get(typed.one('partner'));
      return {
        kind: 'partner',
        act: {
          act: 'make-request',
          referral: referral.id,
          request,
          fields: {
            organisation: post?.organisation ?? null,
            post: post?.id ?? null,
            ...Object.fromEntries(
              ['contact', 'channel', 'asked', 'why', 'basis', 'least', 'handling'].map((name) => [name, typed.one(name)]),
            ),
          },
        },
        done: 'request-made',
      };
    },
  };
}

function section36({ referral }: CaseSight): Form {
  const assessment = referral.assessments.at(-1);
  const isClose = (typed: Typed): boolean => typed.one('outcome') === 'close';
  return {
    title: t('Propose a decision under section 36'),
    lead: [
      t(
        'Are there reasonable grounds to believe that the person is vulnerable to being drawn into terrorism? Another person decides, for the chief officer of police or the local authority.',
      ),
      assessment
        ? t('It rests on the latest assessment on this page: {outcome}.', { outcome: t(assessment.outcome) })
        : t('No assessment has been recorded yet: record it first.'),
      unconfirmed(partnerLists.section36),
    ],
    fields: [
      {
        kind: 'choice',
        name: 'outcome',
        label: t('What do you propose?'),
        choices: [
          {
            value: 'refer to panel',
            text: t('Refer to the panel'),
            hint: t('It stays on the list of the lead, with the day below, until the panel takes it.'),
          },
          { value: 'police-led', text: t('Police-led') },
          {
            value: 'signpost',
            text: t('Signpost to another service'),
            hint: t('Record the need as well, so that it keeps an owner until the service accepts it.'),
          },
          {
            value: 'close',
            text: t('No grounds: close'),
            hint: t('Closing has a page of its own, which opens next; nothing is recorded here.'),
          },
        ],
        mustBe: t('Choose what you propose'),
      },
      {
        kind: 'checks',
        name: 'groundsOn',
        label: t('What do the grounds rest on?'),
        choices: codes(partnerLists.section36.codes),
        mustBe: t('Choose at least one'),
        when: (typed) => typed.one('outcome') === 'refer to panel',
      },
      {
        ...words('grounds', t('The reasonable grounds, in your own words'), t('Write the grounds'), t('And the other way to read it.'), 6),
        when: (typed) => !isClose(typed),
      },
      {
        kind: 'day',
        name: 'nextLook',
        label: t('By which day is it looked at again?'),
        hint: t('It comes back on that day.'),
        mustBe: t('Enter the day'),
        when: (typed) => !isClose(typed),
      },
    ],
    button: t('Propose it'),
    send: (typed, _key, until) =>
      isClose(typed)
        ? { kind: 'go', to: paths.case.decide(referral.id) }
        : {
            kind: 'partner',
            act: {
              act: 'propose-section-36',
              referral: referral.id,
              fields: {
                outcome: typed.one('outcome'),
                groundsOn: typed.many('groundsOn'),
                grounds: typed.one('grounds'),
                assessment: assessment?.fact ?? 'none',
                nextLook: until,
              },
            },
            done: 'section-36-proposed',
          },
  };
}

function feedback(referral: string): Form {
  const tells = (typed: Typed): boolean => typed.one('told') === 'yes';
  return {
    title: t('Tell whoever referred'),
    lead: [t('Say only what may be said; never what others have told, nor what was found.'), unconfirmed(partnerLists.feedback)],
    fields: [
      {
        kind: 'choice',
        name: 'told',
        label: t('Are they told?'),
        choices: [
          { value: 'yes', text: t('Yes') },
          { value: 'no', text: t('No, for a reason') },
        ],
        mustBe: t('Choose one'),
      },
      {
        kind: 'choice',
        name: 'how',
        label: t('How?'),
        choices: [
          {
            value: 'own page',
            text: t('On the page of their organisation'),
            hint: t('What you choose and write below is shown to them there.'),
          },
          { value: 'telephone', text: t('By telephone; I have spoken with them') },
          { value: 'safe contact', text: t('By the safe contact they gave; done') },
          { value: 'letter', text: t('By letter; sent') },
          { value: 'in person', text: t('In person; done') },
        ],
        mustBe: t('Choose how'),
        when: tells,
      },
      {
        kind: 'checks',
        name: 'said',
        label: t('What are they told?'),
        choices: codes(partnerLists.feedback.codes),
        mustBe: t('Choose at least one'),
        when: tells,
      },
      words('words', t('In your own words'), null, t('On the page of their organisation they read this too.'), 3),
      {
        ...words('reason', t('If not: why not'), t('Write why they are not told'), undefined, 3),
        when: (typed) => typed.one('told') === 'no',
      },
    ],
    button: t('Record it'),
    send: (typed) =>
      tells(typed)
        ? {
            kind: 'partner',
            act: {
              act: 'give-feedback',
              referral,
              fields: { how: typed.one('how'), said: typed.many('said'), words: typed.one('words') },
            },
            done: 'feedback-given',
          }
        : { kind: 'partner', act: { act: 'withhold-feedback', referral, reason: typed.one('reason') }, done: 'feedback-withheld' },
  };
}

function added(referral: string, closed: boolean): Form {
  if (!closed)
    return {
      title: t('Read what was added'),
      lead: [],
      fields: [words('words', t('What follows from it?'), null, t('Leave empty if nothing does.'), 3)],
      button: t('I have read it'),
      send: (typed) => ({ kind: 'partner', act: { act: 'read-added', referral, words: typed.one('words') }, done: 'added-read' }),
    };
  return {
    title: t('Something was added after closing'),
    lead: [t('Decide whether the referral is taken up again. It does not reopen by itself.')],
    fields: [
      {
        kind: 'choice',
        name: 'decision',
        label: t('What do you decide?'),
        choices: [
          { value: 'reopen', text: t('Take it up again') },
          { value: 'stays', text: t('It stays closed') },
        ],
        mustBe: t('Choose one'),
      },
      words('words', t('Why?'), t('Write why')),
    ],
    button: t('Record the decision'),
    send: (typed) =>
      typed.one('decision') === 'reopen'
        ? { kind: 'case', act: { act: 'reopen', referral, fields: { words: typed.one('words') } }, done: 'reopened' }
        : { kind: 'partner', act: { act: 'stays-closed-after-added', referral, words: typed.one('words') }, done: 'stays-closed' },
  };
}
