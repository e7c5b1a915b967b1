/** G07: words of a minute that were changed after its meeting was closed are confirmed by the agencies that decided; while it is open by nobody. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adopted, channelArea, heard } from '../../../test/support/channel.ts';
import { directoryFact, given, instantOf as at, type Ledger } from '../../../test/support/given.ts';
import { evolveArea } from '../../domain/area/state.ts';
import { giveView } from '../../domain/hearing/deciders.ts';
import { rewordingsOf } from '../../domain/hearing/reworded.ts';

const meeting = '2026-03-10T10:00';
const panel = (closed: string | null) =>
  [
    ...(
      [
        ['chair', 'chair', 'Local authority'],
        ['team', 'member', 'Police'],
        ['senior', 'member', 'Health'],
        ['mentor', 'member', 'Housing'],
      ] as const
    ).map(([post, part, agency]) => directoryFact('PanelMemberNamed', { post, part, agency, core: true }, at('2026-01-05T09:00'))),
    directoryFact('PanelMeetingSet', { meeting, form: 'ordinary', starts: at(meeting), where: '' }, at('2026-02-05T09:00')),
    ...(closed ? [directoryFact('PanelMeetingClosed', { meeting, words: '' }, at(closed))] : []),
  ].reduce(evolveArea, channelArea());
const minuted = (closed: string | null = '2026-03-10T12:00'): Ledger => {
  const told = given(panel(closed))
    .referral('R1', '2026-02-02T10:00', { person: { names: [], under18: 'no' } })
    .record('CaseAdopted', 'R1', '2026-03-02T10:00', { stream: 'case/C1', by: 'chair', fields: { referral: 'R1' } });
  return heard(told, 'reviewed', meeting, { words: 'Health objected.' });
};
const change = (told: Ledger, words: string, day: string, by = 'chair'): Ledger => {
  const fact = told.file('R1').hearings.get(`${meeting}.C1`)?.heard?.fact;
  const fields = { fact, sort: 'wrong value', values: { words }, reason: 'Read again.' };
  return told.record('EntryCorrected', 'R1', day, { by, stream: `hearing/${meeting}.C1`, fields });
};
const view = (told: Ledger, agency: string, day: string): Ledger =>
  told.record('AgencyViewGiven', 'R1', day, { stream: `hearing/${meeting}.C1`, fields: { agency, position: 'agrees', words: 'Said.' } });
const asked = (told: Ledger) =>
  [...told.file('R1').obligations.values()].filter(({ rule }) => rule === 'G07.words').map(({ owedBy, state }) => `${owedBy} ${state}`);

test('changed after the record was closed, every other agency that decided is asked by a day, and it climbs', () => {
  const told = change(minuted(), 'Nobody objected.', '2026-04-21T10:00');
  assert.deepEqual(asked(told), ['post:team open', 'post:senior open'], 'not the chair who changed it, nor an agency that decided nothing');
  assert.deepEqual(told.history('G07.words')[0], 'raised 2026-04-21T10:00 team, due 2026-04-29T00:00');
  assert.deepEqual(asked(told.until('2026-04-30T00:00')), ['post:team lapsed', 'post:senior lapsed']);
  assert.ok(told.history('G07.words').some((line) => line.startsWith('climbed 2026-04-30')));
  const changedByLead = change(minuted(), 'Nobody objected.', '2026-04-21T10:00', 'gateway');
  assert.deepEqual(
    asked(changedByLead),
    ['post:chair open', 'post:team open', 'post:senior open'],
    'the chair too, where somebody else did',
  );
});

test('changed again before it is answered it is one question; afterwards another; what was said before stays, in order', () => {
  const told = change(change(minuted(), 'Nobody objected.', '2026-04-21T10:00'), 'No one objected.', '2026-04-22T10:00');
  assert.deepEqual(asked(view(told, 'Police', '2026-04-23T10:00')), ['post:team met', 'post:senior open']);
  change(told, 'All agreed.', '2026-04-24T10:00');
  assert.deepEqual(asked(told), ['post:team met', 'post:senior open', 'post:team open']);
  const file = told.file('R1');
  const hearing = file.hearings.get(`${meeting}.C1`);
  assert.ok(hearing);
  assert.deepEqual(
    rewordingsOf(file, hearing).map(({ before }) => before),
    ['Health objected.', 'Nobody objected.', 'No one objected.'],
  );
  const says = (agency: string, post: string) =>
    giveView(file, hearing.id, { agency, position: 'agrees', words: 'Said.' }, [post], {
      by: `${post}-holder`,
      now: at('2026-04-24T11:00'),
    }).kind;
  assert.deepEqual([says('Police', 'team'), says('Housing', 'mentor')], ['decided', 'decided']);
  assert.equal(
    giveView(
      view(told, 'Police', '2026-04-25T10:00').file('R1'),
      hearing.id,
      { agency: 'Police', position: 'dissents', words: 'No.' },
      ['team'],
      { by: 'team-holder', now: at('2026-04-25T11:00') },
    ).kind,
    'refused',
  );
});

test('while the meeting is open its chair writes the minute, and nobody is asked', () => {
  assert.deepEqual(asked(change(minuted(null), 'Nobody objected.', '2026-04-21T10:00')), []);
  assert.deepEqual(asked(change(minuted('2026-05-01T10:00'), 'Nobody objected.', '2026-04-21T10:00')), []);
  assert.deepEqual(asked(adopted()), []);
});
