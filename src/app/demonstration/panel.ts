/** The Channel panel in the told story: who sits on it, the panel of May that adopted somebody without health being there, and one who waits for June. */
import type { CaseAct } from '../cases.ts';
import { lookAt } from '../look.ts';
import { changePanel, type HearingAct, recordHearing, type PanelAct } from '../panelActs.ts';
import { recordPartnerAct, type PartnerAct } from '../partners.ts';
import { at, type Scene, type Referred, type Telling } from './teller.ts';

/** The case that the panel of May adopted. */
export const adoptedCase = 'c-story-adopted';
const [may, june] = ['panel-may', 'panel-june'] as const;
const people = {
  adopted: { name: 'Corwin Larkhill', born: '2004-09-18', under18: 'no' },
  referred: { name: 'Jory Merriden', born: '2001-02-02', under18: 'no' },
} as const;

export function panelScenes(t: Telling): readonly Scene[] {
  const scene = (when: string, play: () => Promise<unknown>): Scene => ({ at: at(when), play: async () => void (await play()) });
  const panel = (when: string, who: string, act: PanelAct): Scene =>
    scene(when, async () => {
      const decision = await changePanel(t.house, t.as(who), act);
      if (decision.kind === 'refused') throw new Error(`${when} ${who}: ${decision.reasons.map(({ words }) => words).join(' ')}`);
    });
  const done = (when: string, outcome: { readonly kind: string }): void => {
    if (outcome.kind !== 'done') throw new Error(`${when}: ${JSON.stringify(outcome)}`);
  };
  const hearing = (when: string, who: string, name: string, act: (made: Referred) => HearingAct): Scene =>
    scene(when, async () => {
      const made = t.made(name);
      done(when, await recordHearing(t.house, t.as(who), { file: made.file, key: t.house.newId(), ...act(made) }));
    });
  const partner = (when: string, who: string, name: string, act: (made: Referred) => PartnerAct): Scene =>
    scene(when, async () => {
      const made = t.made(name);
      done(when, await recordPartnerAct(t.house, t.as(who), { file: made.file, key: t.house.newId(), ...act(made) }));
    });
  const about = (meeting: string, { referral }: Referred) => ({ meeting, subject: referral, of: 'referral' }) as const;
  const member = (post: string, part: string, agency: string, core = true): PanelAct => ({ do: 'name', post, part, agency, core });
  /** Referred by the school, assessed, and referred to the panel by two people. */
  const toPanel = (
    name: keyof typeof people,
    concern: string,
    days: readonly [string, string, string, string, string],
  ): readonly Scene[] => [
    t.refer(`${days[0]}T11:00`, name, 'tobias', people[name], concern),
    ...t.mayBeContacted(`${days[0]}T15:00`, `${days[1]}T09:30`, name),
    t.act(
      `${days[2]}T10:00`,
      'imogen',
      name,
      ({ referral }): CaseAct => ({
        act: 'assess',
        referral,
        beside: {
          telling: {
            id: `t-${referral}`,
            fields: {
              outcome: 'not told',
              notToldBecause: 'it would harm the person',
              words: 'First the panel says who speaks with him.',
              until: at('2026-07-01T00:00'),
              reviewer: 'prevent-supervisor',
            },
          },
        },
        fields: {
          outcome: 'clear evidence of vulnerability',
          words: 'He is drawn to those who praise violence, and says so. He listens to his former teacher.',
          checks: 'Local records and open source, nothing further.',
          wouldChangeMyMind: 'That he turns away from them by himself.',
          ownAccount: '',
        },
      }),
    ),
    scene(`${days[3]}T10:00`, async () => {
      const { file, referral } = t.made(name);
      const assessment = (await lookAt(t.house, t.as('imogen'), file))?.file.referrals.get(referral)?.assessments.at(-1)?.fact ?? '';
      const fields = {
        outcome: 'refer to panel',
        groundsOn: ['contact'],
        grounds: 'Twice in a month he has sought out people who recruit for it.',
        assessment,
        nextLook: at(`${days[4]}T00:00`),
      };
      done(
        days[3],
        await recordPartnerAct(t.house, t.as('imogen'), { file, key: t.house.newId(), act: 'propose-section-36', referral, fields }),
      );
    }),
    partner(`${days[3]}T16:00`, 'marcus', name, ({ referral }) => ({ act: 'agree-section-36', referral, words: 'Agreed.' })),
    t.tellsReferrer(`${days[3]}T16:30`, 'imogen', name),
  ];
  return [
    ...[
      member('panel-chair', 'chair', 'Local authority'),
      member('prevent-supervisor', 'member', 'Police'),
      member('social-care', 'member', 'Social care'),
      member('health-lead', 'member', 'Health'),
      { do: 'meet', meeting: may, form: 'ordinary', starts: at('2026-05-12T10:00'), where: 'Council offices' } as const,
      { do: 'meet', meeting: june, form: 'ordinary', starts: at('2026-06-09T10:00'), where: 'Council offices' } as const,
    ].map((act, n) => panel(`2026-05-01T09:${10 + n}`, 'rosalind', act)),
    ...toPanel('adopted', 'A former pupil has begun to speak as those do who recruit for violence.', [
      '2026-04-20',
      '2026-04-21',
      '2026-04-23',
      '2026-05-04',
      '2026-05-29',
    ]),
    hearing('2026-05-06T09:00', 'winifred', 'adopted', (made) => ({ act: 'list-case', about: about(may, made), as: 'new', reason: '' })),
    panel('2026-05-06T09:01', 'winifred', { do: 'send', meeting: may }),
    panel('2026-05-12T10:02', 'winifred', {
      do: 'attend',
      meeting: may,
      present: ['panel-chair', 'prevent-supervisor', 'social-care'].map((post) => ({ post, who: null })),
      apologies: ['health-lead'],
      others: '',
    }),
    hearing('2026-05-12T10:15', 'winifred', 'adopted', (made) => ({
      act: 'hear-case',
      about: about(may, made),
      newCase: adoptedCase,
      said: {
        outcome: 'adopt',
        words: 'The grounds are there, and he listens to his former teacher.',
        conflicts: [],
        views: ['Local authority', 'Police', 'Social care'].map((agency) => ({ agency, position: 'agrees', words: '' })),
        answers: [],
        onward: null,
      },
    })),
    hearing('2026-05-13T14:00', 'leoline', 'adopted', ({ referral }) => ({
      act: 'give-panel-view',
      hearing: `${may}.${referral}`,
      fields: { agency: 'Health', position: 'agrees', words: 'Nothing is held, and we agree.' },
    })),
    panel('2026-05-12T11:00', 'winifred', { do: 'close', meeting: may, undecided: 0, words: '' }),
    // The chair looks at it sooner than the three months ask: one session of six is reported.
    hearing('2026-06-05T09:00', 'winifred', 'adopted', () => ({
      act: 'list-case',
      about: { meeting: june, subject: adoptedCase, of: 'case' },
      as: 'by hand',
      reason: 'One session of six is reported.',
    })),
    ...toPanel('referred', 'Has left college, and is seen with people who say that there will be a reckoning.', [
      '2026-05-18',
      '2026-05-19',
      '2026-05-21',
      '2026-06-02',
      '2026-06-26',
    ]),
  ];
}
