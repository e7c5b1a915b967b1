/**
 * Two installations that share nothing (mission.md, "Separate houses"): one releases a message, somebody carries the file, the other takes it in
 * and answers, and the answer is carried back. Two databases, two servers; nothing but the bytes passes between them.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { lookAt } from '../../src/app/look.ts';
import { recordPartnerAct } from '../../src/app/partners.ts';
import { saidBackWords } from '../../src/app/release/messages.ts';
import { releaseNumber, replyBytes } from '../../src/app/release/document.ts';
import { settleDue } from '../../src/app/time.ts';
import { readPdf } from '../support/pdf.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Visitor } from '../support/visitor.ts';

const day = (name: string, [d, m, y]: readonly [string, string, string]) => ({
  [`${name}-day`]: d,
  [`${name}-month`]: m,
  [`${name}-year`]: y,
});
const plain = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const message = {
  from: 'An invented team',
  organisation: 'Wexmoor Council',
  post: 'Gateway',
  about: 'person',
  name: 'Corvin Ashdale',
  born: '1994-04-02',
  words: 'Nobody visits him alone.',
  why: 'They meet him on Friday.',
  basis: 'cda-s115',
  necessity: 'They visit.',
  proportionality: 'No source is named.',
  handling: 'C',
  conditions: 'Not to the family.',
  marking: 'OFFICIAL-SENSITIVE',
  ask: 'Is he known to you?',
  ...day('replyBy', ['13', '3', '2026']),
  authoriser: 'senior',
};

describe('a released message', () => {
  let holder: StaffSite;
  let partner: StaffSite;
  let file: string;
  let tom: Visitor;
  let sena: Visitor;
  let gita: Visitor;
  let bytes: Uint8Array;
  let number: string;

  before(async () => {
    [holder, partner] = await Promise.all([staffSite('2026-03-02T09:00', 'subjects of interest'), staffSite('2026-03-02T09:00')]);
    [tom, sena, gita] = await Promise.all([holder.as('tom'), holder.as('sena'), partner.as('gita')]);
    file = await aSubject(holder, 'Corvin Ashdale of the file');
  });
  after(() => Promise.all([holder[Symbol.asyncDispose](), partner[Symbol.asyncDispose]()]));

  async function aSubject(site: StaffSite, name: string): Promise<string> {
    const made = await site.house.refer({ name, born: '1990-01-01', under18: 'no', concern: 'A source says much more.' });
    const { house } = site;
    const about = { file: made.file, referral: made.referral };
    const asked = await recordPartnerAct(house, house.viewer('tom'), {
      act: 'ask-deconfliction',
      ...about,
      key: house.newId(),
      why: 'To release.',
    });
    assert.equal(asked.kind, 'done', JSON.stringify(asked));
    const fields = { answer: 'no objection', conditions: '', by: 'Duty' } as const;
    const answered = await recordPartnerAct(house, house.viewer('dora'), {
      act: 'answer-deconfliction',
      ...about,
      key: house.newId(),
      fields,
    });
    assert.equal(answered.kind, 'done', JSON.stringify(answered));
    return made.file;
  }
  const send = async (who: Visitor, site: StaffSite, path: string, fields: Readonly<Record<string, string>>, to = path) => {
    const shown = await who.get(path);
    assert.equal(shown.status, 200, `${path} ${JSON.stringify(site.faults)}`);
    return who.post(to, { key: site.house.newId(), ...fields });
  };
  const pathOf = (to: string | null) => String(to).split('?')[0] ?? '';
  const write = async (from: string, more: Readonly<Record<string, string>> = {}) =>
    pathOf((await send(tom, holder, `/files/${from}/releases/write`, { ...message, ...more })).to);
  const bring = (who: Visitor, site: StaffSite, what: Uint8Array) =>
    send(who, site, '/documents', { pasted: Buffer.from(what).toString('utf8') });
  const reads = async (who: Visitor, id: string, of: string, theirs = 'yes') => {
    const here = `/files/${id}/releases/${of}`;
    const brought = /name="brought" value="([^"]+)"/.exec((await who.get(here)).body)?.[1] ?? '';
    const said = { act: 'read', brought, theirs, came: 'By courier; called back.', follows: 'Nothing.' };
    const read = await send(who, holder, here, said);
    assert.equal(read.status, 303, plain(read.body).slice(0, 900));
  };
  const state = async (site: StaffSite, id: string) => (await lookAt(site.house, site.house.viewer('tom'), id))!.file;

  test('it is written; more than OFFICIAL-SENSITIVE is refused and not kept; what G22 lacks is said', async () => {
    const higher = await send(tom, holder, `/files/${file}/releases/write`, { ...message, marking: 'higher', words: 'Unutterable.' });
    assert.equal(higher.status, 422, JSON.stringify(holder.faults));
    assert.match(higher.body, /More than OFFICIAL-SENSITIVE may not be held or shared here/);
    const bare = await send(tom, holder, `/files/${file}/releases/write`, { ...message, basis: '', necessity: '' });
    assert.match(bare.body, /No lawful basis is chosen[\s\S]*It is not said why they need it[\s\S]*G22/);
    const sensitive = await send(tom, holder, `/files/${file}/releases/write`, {
      ...message,
      basis: 'ctsa-s38',
      sensitiveHolder: 'An agency',
    });
    assert.match(sensitive.body, /never leaves by the section 38 route/);
    assert.equal((await state(holder, file)).releases.size, 0);
    const here = await write(file);
    assert.match(here, /\/releases\/[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){4}$/, JSON.stringify(holder.faults));
    number = here.split('/').at(-1) ?? '';
  });

  test('nothing leaves before another person has agreed; then each copy is recorded before its bytes, with its own number', async () => {
    const here = `/files/${file}/releases/${number}`;
    const early = await send(tom, holder, here, { form: 'document', carriedBy: 'By hand.' }, `${here}/copy`);
    assert.equal(early.status, 422);
    assert.doesNotMatch(plain((await tom.get(here)).body), /Does it leave\?/, 'whoever wrote it is not asked');
    const own = await send(tom, holder, here, { act: 'authorise', words: 'Agreed.' });
    assert.equal(own.status, 422);
    assert.equal((await send(sena, holder, here, { act: 'authorise', words: 'They need it.' })).status, 303, JSON.stringify(holder.faults));
    const first = await send(tom, holder, here, { form: 'document', carriedBy: 'By a courier of the council.' }, `${here}/copy`);
    assert.equal(first.status, 200, JSON.stringify(holder.faults));
    assert.match(String(first.headers['content-disposition']), new RegExp(`message-${number}-copy-1\\.json`));
    bytes = first.bytes;
    const second = await send(tom, holder, here, { form: 'paper', carriedBy: 'By hand.' }, `${here}/copy`);
    assert.equal(second.headers['content-type'], 'application/pdf');
    const read = await readPdf(second.bytes);
    const said = JSON.stringify(read);
    assert.match(said, /Nobody visits him alone/);
    for (const none of ['of the file', 'A source says', '\\btom\\b', 'Prevent supervisor', 'They meet him on Friday', file])
      assert.doesNotMatch(said, new RegExp(none), none);
    const { releases, disclosures } = await state(holder, file);
    assert.deepEqual(
      releases.get(number)?.copies.map(({ copy, form }) => [copy, form]),
      [
        [1, 'document'],
        [2, 'paper'],
      ],
    );
    assert.equal(disclosures.size, 1, 'it is one disclosure, however many copies');
    const gone = await send(tom, holder, here, { act: 'withdraw', reason: 'Changed my mind.' });
    assert.equal(gone.status, 422, 'what has left is not taken back');
  });

  test('two worlds: whatever the file says, the same message has the same bytes; only the number differs', async () => {
    const other = await aSubject(holder, 'Nobody of that name');
    const danger = { act: 'report-danger', danger: 'd9', fields: { words: 'A bridge.' } } as const;
    await recordAct(holder.house, holder.house.viewer('tom'), { file: other, key: 'danger', ...danger });
    const here = await write(other);
    await send(sena, holder, here, { act: 'authorise', words: 'Another reason.' });
    const made = await send(tom, holder, here, { form: 'document', carriedBy: 'Otherwise.' }, `${here}/copy`);
    const its = here.split('/').at(-1) ?? '';
    const content = (each: Uint8Array) => (JSON.parse(Buffer.from(each).toString('utf8')) as { content: unknown }).content;
    assert.equal(JSON.stringify(content(made.bytes)).replaceAll(its, 'N'), JSON.stringify(content(bytes)).replaceAll(number, 'N'));
    // A signature is 86 letters that nobody chose.
    const { signature: _random, ...says } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { signature?: object };
    const said = JSON.stringify(says).replaceAll(number, 'N');
    assert.match(said, /Nobody visits him alone/);
    assert.doesNotMatch(said, /of the file|A source|tom|sena|\bP[1-4]\b|They meet him|They need it/);
  });

  test('it can be sealed for the recipient’s own key, and is then opened by them alone', async () => {
    const { Decrypter, generateIdentity, identityToRecipient, armor } = await import('age-encryption');
    const identity = await generateIdentity();
    const here = `/files/${file}/releases/${number}`;
    const bad = await send(tom, holder, here, { form: 'document', carriedBy: 'By hand.', recipientKey: 'age1nothing' }, `${here}/copy`);
    assert.match(bad.body, /That is no public age key/);
    const recipientKey = await identityToRecipient(identity);
    const made = await send(tom, holder, here, { form: 'document', carriedBy: 'By hand.', recipientKey }, `${here}/copy`);
    const text = Buffer.from(made.bytes).toString('utf8');
    assert.match(text, /BEGIN AGE ENCRYPTED FILE/);
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const opened = JSON.parse(await decrypter.decrypt(armor.decode(text), 'text')) as { copy: number };
    assert.equal(opened.copy, 3);
    const sealed = await bring(gita, partner, made.bytes);
    assert.match((await gita.get(pathOf(sealed.to))).body, /It is sealed with age/);
  });

  test('the partnership takes it in: conditions beside the words everywhere, matched like any referral, and no more than the words', async () => {
    const known = await partner.house.refer({ name: 'Corvin Ashdale', born: '1994-04-02', under18: 'no', concern: 'Known here already.' });
    const brought = await bring(gita, partner, bytes);
    const here = pathOf(brought.to);
    assert.match(here, /^\/messages\//, `${brought.status} ${JSON.stringify(partner.faults)}`);
    assert.match(
      plain((await gita.get('/today')).body),
      /A message from another area: It waits to be taken in\. They ask for a reply by 13 March 2026/,
    );
    assert.match(
      plain((await gita.get(here)).body),
      /OFFICIAL-SENSITIVE\. Handling code C: Not to the family\..*Nobody visits him alone\./,
    );
    const arrival = here.split('/').at(-1) ?? '';
    const byHand = await send(gita, partner, `/arrivals/${arrival}`, { act: 'enter', name: 'Him', concern: 'Without conditions.' });
    assert.match(byHand.body, /This is a released message/);
    assert.match((await send(gita, partner, here, { act: 'take' })).body, /Write how it came/);
    const taken = await send(gita, partner, here, { act: 'take', came: 'By courier; called back on the number of their switchboard.' });
    assert.equal(taken.status, 303, JSON.stringify(partner.faults));
    const its = pathOf(taken.to).split('/').at(-1) ?? '';
    const page = plain((await gita.get(`/files/${its}`)).body);
    assert.match(page, /Released by An invented team\. OFFICIAL-SENSITIVE\. Handling code C: Not to the family\./);
    const { referrals } = await state(partner, its);
    const [referral] = [...referrals.values()];
    assert.match(referral?.account.concern ?? '', /Handling code C: Not to the family\.[\s\S]*\n\nNobody visits him alone\.$/);
    const found = JSON.stringify((await state(partner, its)).facts.filter(({ type }) => type === 'CandidatesFound'));
    assert.match(found, new RegExp(known.file), 'it is matched as any referral');
  });

  test('the same message twice is one; other words under its number are refused loudly and wait; a damaged one is intake’s item', async () => {
    const again = await bring(gita, partner, bytes);
    assert.match(String(again.to), /^\/messages\/.*message-again/);
    const { canonicalText } = await import('../../src/ledger/canonical.ts');
    const { sha256 } = await import('../../src/app/release/document.ts');
    const changed = JSON.parse(Buffer.from(bytes).toString('utf8')) as { content: { words: string }; sha256: string };
    changed.content.words = 'Visit him alone.';
    const damaged = await bring(gita, partner, Buffer.from(JSON.stringify(changed)));
    assert.match((await gita.get(pathOf(damaged.to))).body, /It was damaged or changed on the way/);
    changed.sha256 = sha256(canonicalText(changed.content));
    const refused = await bring(gita, partner, Buffer.from(JSON.stringify(changed)));
    assert.equal(refused.status, 409);
    assert.match(refused.body, /This number came before with other words/);
    assert.match(plain((await gita.get('/today')).body), /A released message with this number came before, with other words/);
    for (const hostile of ['{"throughline":"released-message"', '{"throughline":"released-message","schemaVersion":9,"<b>":1}']) {
      const left = await bring(gita, partner, Buffer.from(hostile));
      assert.match(String(left.to), /^\/arrivals\//, hostile);
    }
    const wrongHouse = await bring(tom, holder, bytes);
    assert.match((await tom.get(pathOf(wrongHouse.to))).body, /this area is none/);
  });

  test('that it arrived is said back at once; it is an acknowledgement and no answer; silence climbs in the holder’s area', async () => {
    const here = `/files/${await partnersFile()}/messages/${number}`;
    const made = await send(gita, partner, here, { stage: 'received', form: 'document' }, `${here}/copy`);
    assert.equal(made.status, 200, JSON.stringify(partner.faults));
    const back = await bring(tom, holder, made.bytes);
    assert.match(String(back.to), new RegExp(`/releases/${number}.*release-back`), JSON.stringify(holder.faults));
    assert.match(String((await bring(tom, holder, made.bytes)).to), /release-back-again/);
    assert.equal((await state(holder, file)).releases.get(number)?.received, null, 'it counts for nothing before it is read');
    await reads(tom, file, number);
    const { releases, disclosures, obligations } = await state(holder, file);
    assert.equal(releases.get(number)?.received?.who, 'Wexmoor police, Gateway assessor');
    assert.ok([...disclosures.values()].every((each) => each.kind === 'disclosure' && each.acknowledged));
    assert.equal([...obligations.values()].find(({ rule }) => rule === 'S11.reply')?.state, 'open');
    holder.house.at('2026-03-20T09:00');
    await settleDue(holder.house);
    const late = [...(await state(holder, file)).obligations.values()].find(({ rule }) => rule === 'S11.reply');
    assert.equal(late?.state, 'lapsed');
    assert.ok((late?.rung ?? 0) > 0, 'it climbs');
  });

  test('what is told back passes the partnership’s own gates, and answers the holder', async () => {
    const its = await partnersFile();
    const here = `/files/${its}/messages/${number}`;
    const answer = { told: 'told', why: 'They asked.', words: 'He is known to the school.', marking: 'OFFICIAL-SENSITIVE', handling: 'P' };
    const bare = await send(gita, partner, here, answer);
    assert.match(bare.body, /No lawful basis is chosen[\s\S]*G22/);
    const [referral = ''] = [...(await state(partner, its)).referrals.keys()];
    const { house } = partner;
    await recordPartnerAct(house, house.viewer('gita'), { act: 'ask-deconfliction', file: its, referral, key: 'p1', why: 'To answer.' });
    const fields = { answer: 'no objection', conditions: '', by: 'Duty' } as const;
    await recordPartnerAct(house, house.viewer('dora'), { act: 'answer-deconfliction', file: its, referral, key: 'p2', fields });
    const told = await send(gita, partner, here, { ...answer, basis: 'cda-s115', necessity: 'They plan.', proportionality: 'One line.' });
    assert.equal(told.status, 303, plain(told.body).slice(0, 900));
    assert.equal([...(await state(partner, its)).obligations.values()].find(({ rule }) => rule === 'S11.answer')?.state, 'met');
    const made = await send(gita, partner, here, { stage: 'answered', form: 'document' }, `${here}/copy`);
    const back = await bring(sena, holder, made.bytes);
    assert.match(String(back.to), /release-back/, JSON.stringify(holder.faults));
    assert.equal((await state(holder, file)).releases.get(number)?.state, 'left', 'bringing it is not reading it');
    assert.match(plain((await (await holder.as('gita')).get('/today')).body), /Read what came back to a released message/);
    await reads(tom, file, number);
    const release = (await state(holder, file)).releases.get(number);
    assert.equal(release?.state, 'settled');
    assert.equal(release.answers[0]?.words, 'He is known to the school.');
    assert.match(plain((await sena.get(`/files/${file}/releases/${number}`)).body), /Their answer .*He is known to the school\./);
  });

  test('a forged reply closes nothing: it is read, found not to be theirs, and the question stays; one that contradicts what was said is read too', async () => {
    const other = await aSubject(holder, 'Another of the file');
    const here = await write(other, { words: 'Another message.', ...day('replyBy', ['13', '4', '2026']) });
    const its = here.split('/').at(-1) ?? '';
    await send(sena, holder, here, { act: 'authorise', words: 'Agreed.' });
    const copy = await send(tom, holder, here, { form: 'document', carriedBy: 'By hand.' }, `${here}/copy`);
    const { sha256: message } = JSON.parse(Buffer.from(copy.bytes).toString('utf8')) as { sha256: string };
    const forge = (seed: string, words: string) =>
      replyBytes(
        {
          from: { organisation: 'Wexmoor Council', post: 'Gateway' },
          to: { organisation: 'An invented team', post: '' },
          number: its,
          message,
          marking: 'OFFICIAL',
          handling: { code: 'P', conditions: '' },
          reply: releaseNumber(Buffer.from(seed)),
          stage: 'answered',
          on: '2026-03-20',
          words,
        },
        1,
      );
    const owed = async () =>
      [...(await state(holder, other)).obligations.values()].filter((each) => each.state === 'open').map(({ rule }) => rule);
    assert.match(String((await bring(sena, holder, forge('forged', 'Not known to us.'))).to), /release-back/);
    const asked = await owed();
    assert.ok(asked.includes('S11.reply') && asked.includes('S11.read'), asked.join());
    assert.doesNotMatch(plain((await sena.get(here)).body), /Is it theirs/, 'whoever brought it is not asked');
    await reads(tom, other, its, 'no');
    assert.ok((await owed()).includes('S11.reply'));
    assert.ok(!(await owed()).includes('S11.read'));
    for (const words of ['Known to us.', 'Not known, forget it.']) {
      await bring(sena, holder, forge(words, words));
      assert.ok((await owed()).includes('S11.read'), words);
      await reads(tom, other, its);
    }
    const { releases } = await state(holder, other);
    assert.deepEqual(
      releases.get(its)?.answers.map(({ words }) => words),
      ['Known to us.', 'Not known, forget it.'],
    );
    const typed = await send(sena, holder, here, {
      act: 'hear-back',
      stage: 'answered',
      who: 'Gateway',
      answer: 'By telephone.',
      heardHow: 'Called back.',
      heardFollows: 'Nothing.',
    });
    assert.equal(typed.status, 303);
    assert.ok((await owed()).includes('S11.read'), 'what somebody else was told on the telephone is read too');
  });

  test('a message about nobody makes no file; what is done settles it, and is said back', async () => {
    const here = await write(file, { about: 'nobody', words: 'Hire vans at night near the market.', ask: '' });
    await send(sena, holder, here, { act: 'authorise', words: 'Agreed.' });
    const made = await send(tom, holder, here, { form: 'document', carriedBy: 'By hand.' }, `${here}/copy`);
    const at = pathOf((await bring(gita, partner, made.bytes)).to);
    assert.match((await send(gita, partner, at, { act: 'take', came: 'By hand.' })).body, /It names nobody: no file is made of it/);
    const noted = await send(gita, partner, at, {
      act: 'note',
      came: 'By hand.',
      done: 'The market was told.',
      back: 'done',
      words: 'Somebody whom we know is behind it.',
    });
    assert.equal(noted.status, 303, JSON.stringify(partner.faults));
    const answer = await send(gita, partner, at, { form: 'document' }, `${at}/copy`);
    assert.equal(answer.status, 200, JSON.stringify(partner.faults));
    assert.match(String((await bring(tom, holder, answer.bytes)).to), /release-back/);
    await reads(tom, file, here.split('/').at(-1) ?? '');
    assert.equal((await state(holder, file)).releases.get(here.split('/').at(-1) ?? '')?.answers[0]?.words, saidBackWords.done);
  });

  const partnersFile = async (): Promise<string> =>
    pathOf((await gita.get(pathOf((await bring(gita, partner, bytes)).to))).to).split('/')[2] ?? '';
});
