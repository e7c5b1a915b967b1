/** An area of subjects of interest for tests: a case officer leads, a team leader and a senior officer above, a colleague beside. */
import type { Area } from '../../src/domain/area/state.ts';
import { directoryFact, given, instantOf, type Ledger, testArea } from './given.ts';

export const subjectsArea = (): Area =>
  testArea(
    'england-and-wales',
    (
      [
        ['leader', 'team-leader', 'senior'],
        ['officer', 'case-officer', 'leader'],
        ['colleague', 'case-officer', 'leader'],
      ] as const
    ).flatMap(([post, role, supervisor]) => [
      directoryFact('PostCreated', { post, title: post, organisation: 'police', role, supervisor, hours: 'office' }),
      directoryFact('PractitionerJoined', { practitioner: `${post}-holder`, name: `${post}-holder`, organisation: 'police' }),
      directoryFact('PostFilled', { post, practitioner: `${post}-holder`, as: 'holder' }),
    ]),
    'subjects of interest',
  );

/** A lead of 2 March 2026 that is taken up the next morning, and led by the case officer. */
export const subject = (fields: object = {}, label = 'R1'): Ledger =>
  given(subjectsArea())
    .referral(label, '2026-03-02T10:00')
    .record('LeadTaken', label, '2026-03-02T10:05', { fields: { post: 'officer', reason: 'Taken on.' } })
    .record('SubjectOpened', label, '2026-03-03T09:00', { by: 'officer', fields: { referral: label, ...fields } });

const offer = { offer: 'no', words: 'Asked; none.' } as const;
export const lessening = (fields: object = {}) => ({
  what: 'suspend',
  code: 'resource',
  reason: 'Others come first.',
  band: 'medium',
  until: instantOf('2026-05-01T00:00'),
  stops: ['The weekly look.'],
  told: 'The Prevent lead of the council.',
  partners: { prevent: offer, mappa: offer, council: offer },
  authoriser: 'leader',
  ...fields,
});

/** Proposed by the case officer and agreed an hour later. */
export const lessened = (ledger: Ledger, at: string, fields: object = {}, label = 'R1'): Ledger => {
  const what = (fields as { what?: string }).what ?? 'suspend';
  const type = { lower: 'SubjectLowered', suspend: 'SubjectSuspended', close: 'SubjectClosed' }[what] ?? '';
  const id = `proposal-${label}-${at}`;
  return ledger
    .record('LesseningProposed', label, at, { id, by: 'officer', fields: lessening(fields) })
    .record(type, label, instantOf(at) + 3_600_000, { by: 'leader', fields: { proposal: id, words: 'Agreed.' } });
};
