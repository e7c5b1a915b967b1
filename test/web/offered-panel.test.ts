/** Whoever may send a form of the panel is offered it, and nobody else: a senior post runs its meetings, and decides nothing in them (S02). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeOffers, named, offersOn } from '../support/offers.ts';
import { panelSite } from '../support/panelSite.ts';
import type { Visitor } from '../support/visitor.ts';

test('given meetings of the panel in each state; whoever may record something of one is offered its form there, and is not refused it', async () => {
  const here = await panelSite();
  await using _site = here.site;
  const { house } = here.site;
  house.at('2026-03-05T10:00');
  const [heard, waits] = [await here.referred('Orla Pendry'), await here.referred('Perran Tull')];
  const starts = Date.parse('2026-03-10T09:00Z');
  for (const [meeting, form] of [
    ['call', 'urgent call'],
    ['letters', 'urgent circulation'],
  ] as const)
    await here.panel('sena', { do: 'meet', meeting, form, starts, where: '' });
  await here.panel('sena', { do: 'meet', meeting: 'april', form: 'ordinary', starts: Date.parse('2026-04-14T09:00Z'), where: '' });
  await here.list('call', heard);
  await here.list('march', waits);
  house.at('2026-03-10T10:05');
  const wilma = await here.as('wilma');
  for (const meeting of ['march', 'call'])
    assert.equal((await here.attends(wilma, `/panel/meetings/${meeting}`, ['chair', 'team', 'health-member'])).status, 303);
  const of = (meeting: string, { file, referral }: typeof heard): string => `/panel/meetings/${meeting}/cases/${file}/${referral}`;
  await wilma.get(of('call', heard));
  const minute = { key: 'k1', do: 'decide', outcome: 'adopt', words: 'All agreed.', all: 'yes' };
  assert.equal((await wilma.post(of('call', heard), minute)).status, 303);

  const people = new Map<string, Visitor>();
  for (const who of ['wilma', 'hal', 'tom', 'sena', 'dora', 'rhea']) people.set(who, await here.as(who));
  const meetings = ['march', 'call', 'letters', 'april'].map((meeting) => `/panel/meetings/${meeting}`);
  const pages = ['/panel', '/panel/members', ...meetings, of('call', heard), of('march', waits)];
  const offers = await offersOn(people, pages);
  const to = (meeting: string, what: string): string =>
    offers
      .filter((offer) => offer.path === `/panel/meetings/${meeting}` && named(offer).endsWith(` ${what}`))
      .map((offer) => offer.to.join(' '))
      .join();
  assert.equal(to('call', 'attend'), 'wilma sena');
  assert.equal(to('letters', 'attend'), 'wilma sena');
  assert.equal(to('call', 'close'), 'wilma sena');
  assert.equal(to('march', 'not-reached'), 'wilma', 'what becomes of a case is said by the chair');
  assert.equal(to('march', 'close'), '');
  assert.equal(to('april', 'add'), 'wilma');
  assert.equal(to('april', 'move'), 'wilma sena');
  const { wrong, recorded } = await judgeOffers(people, offers);
  assert.deepEqual(
    wrong.filter((each) => !meant.has(each)),
    [],
  );
  const tried = new Set(recorded.map((each) => each.split(' ')[1] ?? ''));
  for (const what of ['attend', 'send', 'move', 'cancel', 'not-reached', 'close', 'name', 'end'])
    assert.ok(tried.has(what), `${what} was sent in full, and recorded`);
  assert.deepEqual(here.site.faults, []);
});

/** Who writes the minute says in it what their own agency says. */
const meant: ReadonlySet<string> = new Set(['/panel/meetings/:meeting/cases/:id/:subject view: wilma may send it, and is offered no form']);
