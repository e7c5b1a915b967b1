/** An area with a Channel panel for rules and deciders: a chair of the council, the police and health; meetings at ten on the days given. */
import assert from 'node:assert/strict';
import type { AreaEntry } from '../../src/domain/area/entries.ts';
import { type Area, evolveArea } from '../../src/domain/area/state.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { Heard } from '../../src/domain/hearing/deciders.ts';
import { directoryFact, instantOf as at, type Ledger, twoOrganisations } from './given.ts';

const post = (id: string, role: 'panel-chair' | 'panel-member', organisation: string): AreaEntry[] => [
  directoryFact('PostCreated', { post: id, title: id, organisation, role, supervisor: 'senior', hours: 'office' }),
  directoryFact('PostFilled', { post: id, practitioner: `${id}-holder`, as: 'holder' }),
];
const sits = (id: string, part: 'chair' | 'member', agency: string) =>
  directoryFact('PanelMemberNamed', { post: id, part, agency, core: true }, at('2026-01-05T09:00'));

/** The second Tuesday of each month is set ahead. */
export const panelArea = (days: readonly string[] = ['2026-03-10', '2026-04-14']): Area =>
  [
    directoryFact('OrganisationJoined', { organisation: 'health', name: 'Health', sort: 'health' }),
    ...post('chair', 'panel-chair', 'council'),
    ...post('health-member', 'panel-member', 'health'),
    sits('chair', 'chair', 'Council'),
    sits('team', 'member', 'Police'),
    sits('health-member', 'member', 'Health'),
    ...days.map((day) =>
      directoryFact('PanelMeetingSet', { meeting: day, form: 'ordinary', starts: at(`${day}T10:00`), where: '' }, at('2026-01-05T09:00')),
    ),
  ].reduce(evolveArea, twoOrganisations());

/** The minute of a case as the chair gives it. */
export const said = (outcome: Heard['outcome'], more: Partial<Heard> = {}): Heard => ({
  outcome,
  words: 'Why.',
  conflicts: [],
  views: [],
  answers: [],
  onward: null,
  ...more,
});

/** Who came to a meeting: these posts, each with whoever fills it. */
export const came = (ledger: Ledger, meeting: string, when: string, present: readonly string[]): Ledger =>
  ledger.directory(
    directoryFact(
      'PanelAttended',
      { meeting, present: present.map((each) => ({ post: each, who: null })), apologies: [], others: '', reason: '' },
      at(when),
    ),
  );

/** Records what a decider has decided about R1, in its own streams. */
export function recorded(ledger: Ledger, decision: Decision, when: string, by = 'chair'): Ledger {
  assert.equal(decision.kind, 'decided', JSON.stringify(decision));
  for (const { type, stream, fields } of decision.kind === 'decided' ? decision.entries : [])
    ledger.record(type, 'R1', when, { by, stream, fields });
  return ledger;
}
