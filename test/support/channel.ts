/** A Channel case in tests of the rules: an area with a provider's post, and a case as it is adopted. */
import { type Area } from '../../src/domain/area/state.ts';
import { given, directoryFact, type Ledger, testArea, type Told } from './given.ts';

export const channelArea = (): Area =>
  testArea('england-and-wales', [
    directoryFact('OrganisationJoined', { organisation: 'council', name: 'Wexmoor Council', sort: 'council' }),
    directoryFact('OrganisationJoined', { organisation: 'provider', name: 'Second Footing', sort: 'other' }),
    ...(
      [
        ['chair', 'panel-chair', 'council', 'senior'],
        ['mentor', 'mentor', 'provider', 'team'],
      ] as const
    ).flatMap(([post, role, organisation, supervisor]) => [
      directoryFact('PostCreated', { post, title: post, organisation, role, supervisor, hours: 'office' }),
      directoryFact('PostFilled', { post, practitioner: `${post}-holder`, as: 'holder' }),
    ]),
  ]);

export const stream = 'case/C1';

/** Monday 2 March 2026: adopted by the panel. */
export const adopted = (person: object = {}): Ledger =>
  given(channelArea())
    .referral('R1', '2026-02-02T10:00', { person: { names: [], under18: 'no', ...person } })
    .record('CaseAdopted', 'R1', '2026-03-02T10:00', { stream, by: 'chair', fields: { referral: 'R1' } });

/** The panel decides of the case: the minute of a meeting with its chair, the police and the council. */
export const heard = (ledger: Ledger, outcome: string, at: string, more: object = {}): Ledger =>
  ledger.record('CaseHeard', 'R1', at, {
    by: 'chair',
    stream: `hearing/${at}.C1`,
    fields: { meeting: at, subject: 'C1', of: 'case', outcome, words: 'Decided.', deciding: ['chair', 'team', 'senior'], ...more },
  });

/** One more entry of the case. */
export const and = (ledger: Ledger, type: string, at: string, told: Told = {}): Ledger =>
  ledger.record(type, 'R1', at, { stream, ...told });

export const every = (codes: readonly string[], needs: readonly string[] = []) =>
  codes.map((domain) => ({ domain, is: needs.includes(domain) ? 'a need' : 'not a need', words: 'Looked at.' }));
