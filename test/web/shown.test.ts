/**
 * Whoever decides decides on what they were shown: a second person on the proposal that stood on their page, a reader on what had been added.
 * What took its place meanwhile is shown, and their words come back (G03, G04, F39).
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { actOnFile } from '../../src/app/onFile.ts';
import { recordPartnerAct } from '../../src/app/partners.ts';
import { isOwed } from '../../src/domain/obligation/state.ts';
import { InformationAdded } from '../../src/domain/referral/entries.ts';
import { write } from '../../src/domain/write.ts';
import { panelSite } from '../support/panelSite.ts';
import { textOf } from '../support/seen.ts';
import type { Visitor } from '../support/visitor.ts';

type Site = Awaited<ReturnType<typeof panelSite>>;
type Known = Awaited<ReturnType<Site['site']['house']['refer']>>;

const closing = (finding: string, words: string) => ({ finding, reasons: ['explained'], words, cumulative: '', answers: [] });
/** What the page sends along that nobody types. */
const hidden = (page: { readonly body: string }): Record<string, string> =>
  Object.fromEntries(
    [...page.body.matchAll(/<input type="hidden" name="(key|shown)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
/** A page as it was opened, sent later. */
async function opened(visitor: Visitor, path: string) {
  const page = await visitor.get(path);
  return { text: textOf(page), send: (fields: Record<string, string>) => visitor.post(path, { ...hidden(page), ...fields }) };
}

async function referred() {
  const here = await panelSite();
  const { house } = here.site;
  house.at('2026-03-05T10:00');
  const known: Known = await house.refer({ name: 'Orla Pendry', under18: 'no' });
  const { file, referral } = known;
  const acts = async (who: 'gita' | 'tom', act: object) => {
    const done = await recordAct(house, house.viewer(who), { file, referral, key: house.newId(), ...act } as Parameters<
      typeof recordAct
    >[2]);
    assert.equal(done.kind, 'done', JSON.stringify(done));
  };
  const add = async (words: string) => {
    const done = await actOnFile(
      house,
      house.viewer('tom'),
      { file, key: house.newId() },
      {
        does: 'add-information',
        referral,
        decide: (held) => {
          const found = held.referrals.get(referral) ?? assert.fail();
          const where = { stream: found.stream, file, record: found.record };
          return write(InformationAdded, where, { words, source: 'the organisation that referred', channel: 'own page' });
        },
      },
    );
    assert.equal(done.kind, 'done', JSON.stringify(done));
  };
  const found = async () => (await here.fileOf(file)).referrals.get(referral) ?? assert.fail();
  const owed = async () => [...(await here.fileOf(file)).obligations.values()].filter(isOwed).map(({ rule }) => rule);
  return {
    ...here,
    house,
    known,
    acts,
    add,
    found,
    owed,
    assess: { act: 'assess', fields: { outcome: 'not appropriate', words: 'Seen.' } },
  };
}

test('the second person on a closing agrees to what they read; proposed anew meanwhile, it stays open and the page shows the new one with their words', async () => {
  const here = await referred();
  await using _site = here.site;
  await here.acts('gita', here.assess);
  await here.acts('gita', { act: 'propose-closure', fields: closing('unfounded', 'A misunderstanding.') });
  const path = `/referrals/${here.known.referral}/second`;
  const page = await opened(await here.as('tom'), path);
  assert.match(page.text, /A misunderstanding/);
  here.house.at('2026-03-05T10:10');
  await here.acts('gita', { act: 'propose-closure', fields: closing('malicious', 'The teacher invented it.') });
  for (const answer of ['agree', 'decline']) {
    const stale = await page.send({ answer, [`${answer}Words`]: 'Yes, a misunderstanding.', key: `old-${answer}` });
    assert.equal(stale.status, 409, textOf(stale));
    assert.match(textOf(stale), /proposed anew since this page was opened/);
    assert.match(stale.body, /The teacher invented it[\s\S]*>Yes, a misunderstanding\.<\/textarea>/);
  }
  assert.equal((await here.found()).closed, null);
  const now = await opened(await here.as('tom'), path);
  assert.equal((await now.send({ answer: 'decline', declineWords: 'No.' })).status, 303, 'what stands may be decided on');
});

test('the second person under section 36 decides on the grounds that they read', async () => {
  const here = await referred();
  await using _site = here.site;
  const { house, known } = here;
  const fields = { outcome: 'clear evidence of vulnerability', words: 'Drawn.', checks: '', wouldChangeMyMind: '', ownAccount: '' };
  await here.acts('gita', { act: 'assess', fields });
  const assessment = (await here.found()).assessments[0]?.fact ?? assert.fail();
  const propose = async (grounds: string) => {
    const nextLook = (await house.now()) + 20 * 86_400_000;
    const done = await recordPartnerAct(house, house.viewer('gita'), {
      file: known.file,
      key: house.newId(),
      act: 'propose-section-36',
      referral: known.referral,
      fields: { outcome: 'refer to panel', groundsOn: ['contact'], grounds, assessment, nextLook },
    });
    assert.equal(done.kind, 'done', JSON.stringify(done));
  };
  await propose('Grounds one.');
  const page = await opened(await here.as('tom'), `/referrals/${known.referral}/partners/section-36-second`);
  assert.match(page.text, /Grounds one/);
  house.at('2026-03-05T10:10');
  await propose('Second grounds: he sold a gun.');
  const stale = await page.send({ decision: 'agree', words: 'Grounds one convinces me.' });
  assert.equal(stale.status, 409, textOf(stale));
  assert.match(stale.body, /Second grounds: he sold a gun[\s\S]*|Grounds one convinces me/);
  assert.match(stale.body, />Grounds one convinces me\.<\/textarea>/);
  assert.equal((await here.found()).outward.section36.length, 0);
});

test('"I have read it" is of what stood on the page: what came after waits to be read; after a closing nothing is decided over it', async () => {
  const here = await referred();
  await using _site = here.site;
  await here.add('He was late for school.');
  const path = `/referrals/${here.known.referral}/partners/added`;
  const gita = await here.as('gita');
  const page = await opened(gita, path);
  here.house.at('2026-03-05T10:05');
  await here.add('He has bought a gun.');
  assert.equal((await page.send({ words: '' })).status, 303);
  assert.ok((await here.owed()).includes('F39.read'), 'the gun is still to be read');
  const again = await opened(gita, path);
  assert.match(again.text, /He has bought a gun/);
  assert.equal((await again.send({ words: '' })).status, 303);
  assert.ok(!(await here.owed()).includes('F39.read'));

  await here.acts('gita', here.assess);
  await here.acts('gita', { act: 'propose-closure', fields: closing('unfounded', 'A misunderstanding.') });
  await here.acts('tom', { act: 'agree-to-close', words: 'Agreed.' });
  here.house.at('2026-03-06T10:00');
  await here.add('Thank you.');
  const after = await opened(gita, path);
  here.house.at('2026-03-06T10:05');
  await here.add('He has told us a day.');
  const stale = await after.send({ decision: 'stays', words: 'They only say thank you.' });
  assert.equal(stale.status, 409, textOf(stale));
  assert.match(stale.body, /He has told us a day[\s\S]*>They only say thank you\.<\/textarea>/);
  assert.ok((await here.owed()).includes('G05.added'), (await here.owed()).join(' '));
});
