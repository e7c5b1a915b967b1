/** The decision under section 36 (G03): one person proposes it, another decides. */
import type { CaseSight } from '../../app/caseSight.ts';
import { section36Sight } from '../../app/partnerSight.ts';
import { partnerLists, section36GroundWords } from '../../app/partnerWords.ts';
import type { Typed } from '../case/forms.ts';
import { made } from '../case/who.ts';
import { dateAndTime, dueDate } from '../dates.ts';
import { paths } from '../paths.ts';
import { t } from '../words.ts';
import { codes, type Form, unconfirmed, words } from './field.ts';

export function proposeSection36({ referral }: CaseSight): Form {
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

export function decideSection36({ referral, area }: CaseSight): Form {
  const proposal = section36Sight(referral);
  return {
    shown: proposal?.fact ?? '',
    title: t('Decide under section 36'),
    lead: [
      t('You decide for the chief officer of police or the local authority, as another person than whoever proposed it.'),
      ...(proposal ? proposed(area, proposal) : [t('Nobody has proposed a decision, or somebody has decided it already.')]),
    ],
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
        act: {
          act: agrees ? 'agree-section-36' : 'decline-section-36',
          referral: referral.id,
          words: typed.one('words'),
          shown: typed.one('shown'),
        },
        done: agrees ? 'section-36-decided' : 'section-36-declined',
      };
    },
  };
}

/** What is proposed, by whom, on which grounds: the second person decides on this. */
function proposed(area: CaseSight['area'], proposal: NonNullable<ReturnType<typeof section36Sight>>): readonly string[] {
  const { by, post, at } = made(area, proposal);
  return [
    t('Proposed by {by}, {post}, {at}: {outcome}', { by, post, at: dateAndTime(at), outcome: t(proposal.outcome) }),
    proposal.grounds,
    ...(proposal.groundsOn.length > 0
      ? [t('It rests on: {grounds}', { grounds: proposal.groundsOn.map(section36GroundWords).join('; ') })]
      : []),
    t('Next look by {day}.', { day: dueDate(proposal.nextLook) }),
  ];
}
