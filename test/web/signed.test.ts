/**
 * Who wrote it is proved by a key, and by nothing else (S11): two installations that share nothing but the bytes. What is proved, what is not, and
 * what somebody may do to those bytes on the way: nothing of it is taken for what it is not, and nothing that came is lost.
 */
import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { armor, Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { lookAt } from '../../src/app/look.ts';
import { recordPartnerAct } from '../../src/app/partners.ts';
import { contentHash, messageBytes, type MessageContent, releaseNumber, type Written, written } from '../../src/app/release/document.ts';
import { makeSigningKey, ownKeysOf, rotateSigningKey } from '../../src/app/signing/keyFile.ts';
import { signerIn } from '../../src/app/signing/signer.ts';
import { crossing } from '../support/crossing.ts';
import { type FreshFolder, freshFolder } from '../support/folder.ts';
import { instantOf } from '../support/given.ts';
import { readPdf } from '../support/pdf.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Visitor } from '../support/visitor.ts';

const plain = (body: string) =>
  body
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&#39;', "'");
const pathOf = (to: string | null) => String(to).split('?')[0] ?? '';
const day = (name: string, written: string) => {
  const [y = '', m = '', d = ''] = written.split('-');
  return { [`${name}-day`]: d, [`${name}-month`]: m, [`${name}-year`]: y };
};
const came = 'By courier; called back on the number of their switchboard.';
const compared = 'Called the switchboard of the agreement; their duty officer read it.';

describe('a signature between two houses', () => {
  let holder: StaffSite;
  let partner: StaffSite;
  let folder: FreshFolder;
  let people: Record<'gita' | 'tom' | 'sena' | 'chas', Visitor>;
  const at = (name: string) => join(folder.path, name);
  const signs = async (name: string) => {
    await makeSigningKey(at(name), 'wexmoor', 0);
    return signerIn(at(name), 'wexmoor');
  };
  const printed = async (name: string) => (await ownKeysOf(at(name), 'wexmoor')).current;

  before(async () => {
    folder = await freshFolder();
    [holder, partner] = await Promise.all([staffSite('2026-03-02T09:00', 'subjects of interest'), staffSite('2026-03-02T09:00')]);
    Object.assign(holder.house, { signer: await signs('holder') });
    Object.assign(partner.house, { signer: await signs('partner') });
    const [gita, tom, sena, chas] = await Promise.all([partner.as('gita'), partner.as('tom'), partner.as('sena'), partner.as('chas')]);
    people = { gita, tom, sena, chas };
  });
  after(() => Promise.all([holder[Symbol.asyncDispose](), partner[Symbol.asyncDispose](), folder[Symbol.asyncDispose]()]));

  const send = async (who: Visitor, site: StaffSite, path: string, fields: Readonly<Record<string, string>>, to = path) => {
    const shown = await who.get(path);
    assert.equal(shown.status, 200, `${path} ${JSON.stringify(site.faults)}`);
    return who.post(to, { key: site.house.newId(), ...fields });
  };
  const bring = (who: Visitor, site: StaffSite, what: Uint8Array | object) =>
    send(who, site, '/documents', { pasted: what instanceof Uint8Array ? Buffer.from(what).toString('utf8') : JSON.stringify(what) });
  const released = async (said: MessageContent, by = 'holder', copy = 1) => {
    const signer = signerIn(at(by), 'wexmoor');
    const made = await written({ throughline: 'released-message', content: said }, copy, signer, await partner.house.now());
    assert.ok(!('kind' in made));
    return made satisfies Written;
  };
  const asJson = ({ bytes }: { readonly bytes: Uint8Array }) =>
    JSON.parse(Buffer.from(bytes).toString('utf8')) as Record<string, unknown> & {
      readonly content: MessageContent;
      readonly signature: { readonly protected: string; readonly signature: string };
    };
  const shown = async (who: Visitor, to: string | null) => plain((await who.get(pathOf(to))).body);
  const state = async (site: StaffSite, id: string) => (await lookAt(site.house, site.house.viewer('tom'), id))!.file;
  const recordKey = (who: Visitor, site: StaffSite, name: string, more: Readonly<Record<string, string>> = {}) =>
    printed(name).then(({ publicKey, fingerprint }) =>
      send(who, site, '/partner-keys', {
        partner: 'An invented team',
        names: '',
        publicKey: JSON.stringify(publicKey),
        heard: fingerprint.toLowerCase().replaceAll('-', ' '),
        compared,
        ...day('from', '2026-03-01'),
        ...more,
      }),
    );
  const confirmKey = async (who: Visitor, site: StaffSite, name: string, more: Readonly<Record<string, string>> = {}) => {
    const { id, fingerprint } = await printed(name);
    return send(who, site, `/partner-keys/${id}`, { act: 'confirm', heard: fingerprint, compared, ...more });
  };

  test('a key counts once two people have compared it, each by a call of their own; the page gives our own to read out', async () => {
    const { gita, tom, sena, chas } = people;
    assert.match(plain((await gita.get('/partner-keys')).body), new RegExp((await printed('partner')).fingerprint));
    assert.equal((await recordKey(gita, partner, 'holder')).status, 422, 'intake records no key');
    assert.match(plain((await recordKey(sena, partner, 'partner')).body), /this house’s own key/);
    const { publicKey } = await printed('holder');
    const secret = JSON.stringify({ ...publicKey, d: 'c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I' });
    const pasted = await recordKey(sena, partner, 'holder', { publicKey: secret });
    assert.match(plain(pasted.body), /private half of a key/);
    const [cut, kept] = [await recordKey(sena, partner, 'holder', { publicKey: secret.slice(0, -1) }), '/typed/keep'];
    await sena.post(kept, { form: '/partner-keys', partner: 'Somebody', publicKey: secret });
    const offered = await sena.get('/partner-keys');
    assert.match(plain(offered.body), /Somebody/, 'what else was typed is kept');
    for (const { body } of [pasted, cut, offered]) assert.doesNotMatch(body, /c2VjcmV0/, 'a private half is shown to nobody again');
    const many = await recordKey(sena, partner, 'holder', { names: 'A team\n'.repeat(51) });
    assert.match(plain(many.body), /Write at most 50 names/);
    const wrong = await recordKey(sena, partner, 'holder', { heard: (await printed('partner')).fingerprint });
    assert.match(plain(wrong.body), /The fingerprint that was read to you is not that of this key/);
    assert.match(plain((await recordKey(sena, partner, 'holder', { heard: '' })).body), /Type the fingerprint as they read it to you/);
    assert.equal((await recordKey(sena, partner, 'holder')).status, 303, JSON.stringify(partner.faults));
    assert.match(plain((await recordKey(sena, partner, 'holder')).body), /on record already/);
    const asked = /1 key of another house waits for another person to compare/;
    assert.match(plain((await tom.get('/today')).body), asked);
    assert.doesNotMatch(plain((await sena.get('/today')).body), asked);
    const onList = /The key of An invented team waits for a second person to compare it/;
    assert.match(plain((await chas.get('/today')).body), onList, 'with a day, on the list of the post above');
    assert.doesNotMatch(plain((await sena.get('/today')).body), onList);
    assert.doesNotMatch(plain((await gita.get('/today')).body), asked);
    const said = crossing('one person');
    const waits = await bring(gita, partner, (await released(said)).bytes);
    assert.match(
      await shown(gita, waits.to),
      /a key of An invented team that does not count .*So far only one person has compared that key/,
    );
    const { id, fingerprint } = await printed('holder');
    assert.doesNotMatch(
      plain((await tom.get(`/partner-keys/${id}`)).body),
      new RegExp(fingerprint),
      'whoever compares it types what they hear',
    );
    assert.doesNotMatch((await sena.get(`/partner-keys/${id}`)).body, /It is theirs/);
    assert.match(plain((await confirmKey(sena, partner, 'holder')).body), /You recorded this key yourself/);
    assert.equal((await confirmKey(gita, partner, 'holder')).status, 422, 'nor compares one');
    assert.match(plain((await confirmKey(tom, partner, 'holder', { heard: '0' })).body), /is not that of this key/);
    assert.equal((await confirmKey(tom, partner, 'holder')).status, 303, JSON.stringify(partner.faults));
    assert.match(await shown(gita, waits.to), /Signed with the key of An invented team/);
    assert.doesNotMatch(plain((await tom.get('/today')).body), asked);
  });

  test('taken in: signed with the key of whom, recorded by which post and when; how it came is still written down', async () => {
    const { gita } = people;
    const brought = await bring(gita, partner, (await released(crossing('taken'))).bytes);
    const page = await shown(gita, brought.to);
    assert.match(
      page,
      /Signed with the key of An invented team.*recorded by Superintendent, sena, 2 March 2026.*compared by Prevent supervisor, tom/,
    );
    assert.match(page, /It does not prove which person there wrote it, how it came to you, or that nobody else had their key/);
    const here = pathOf(brought.to);
    assert.match((await send(gita, partner, here, { act: 'take', came: '' })).body, /Write how it came/);
    const took = await send(gita, partner, here, { act: 'take', came });
    assert.equal(took.status, 303, plain(took.body).slice(0, 600));
    const file = pathOf(took.to).split('/').at(-1) ?? '';
    const message = (await state(partner, file)).messages.get(crossing('taken').number);
    const { id } = await printed('holder');
    assert.deepEqual(message?.said.signature, {
      proves: 'signed',
      key: id,
      partner: 'An invented team',
      at: instantOf('2026-03-02T09:00'),
    });
    assert.match(
      plain((await gita.get(`/files/${file}/messages/${crossing('taken').number}`)).body),
      /Signed with the key of An invented team/,
    );
  });

  test('changed, swapped, signed by another or replayed under another number: never a message, an item of intake’s with what to do', async () => {
    const { gita } = people;
    const [one, other] = [asJson(await released(crossing('one'))), asJson(await released(crossing('other')))];
    const rehashed = (said: object) => ({ content: said, sha256: contentHash(said) });
    await makeSigningKey(at('stranger'), 'wexmoor', 0);
    const { publicKey } = await printed('stranger');
    const { id } = await printed('holder');
    const { signature: _signature, ...says } = one;
    const strangers = asJson(await released(crossing('one'), 'stranger'));
    const claimed = { ...strangers.signature, protected: one.signature.protected };
    const hostile: Readonly<Record<string, object>> = {
      'a changed word': { ...one, ...rehashed({ ...one.content, words: 'Everybody visits alone.' }) },
      'the signature of another message': { ...one, signature: other.signature },
      'another number': { ...one, ...rehashed({ ...one.content, number: releaseNumber(Buffer.from('a third')) }) },
      'another copy': { ...one, copy: 7 },
      'signed by a stranger under their name': { ...one, signature: claimed },
      'a key that comes along': {
        ...one,
        signature: {
          ...strangers.signature,
          protected: Buffer.from(
            JSON.stringify({ alg: 'Ed25519', typ: 'throughline-document+jws', kid: id, iat: 1, jwk: publicKey }),
          ).toString('base64url'),
        },
      },
      'alg none': { ...one, signature: { protected: Buffer.from('{"alg":"none"}').toString('base64url'), signature: '' } },
      'the signature taken off': says,
    };
    for (const [what, document] of Object.entries(hostile)) {
      const left = await bring(gita, partner, document);
      assert.match(String(left.to), /^\/arrivals\//, what);
      const arrival = pathOf(left.to);
      assert.match(
        await shown(gita, left.to),
        /Its signature does not hold.*Call the sender by a number that you have from elsewhere/,
        what,
      );
      const own = arrival.replace('/arrivals/', '/messages/');
      assert.doesNotMatch((await gita.get(own)).body, /name="came"/, what);
      await gita.get(arrival);
      for (const [path, fields] of [
        [own, { act: 'take', came }],
        [arrival, { act: 'enter', name: 'Him', concern: 'Typed by hand.' }],
        [arrival, { act: 'join', reference: 'AAAA-AAAA' }],
      ] as const) {
        await gita.get(arrival);
        assert.equal((await gita.post(path, fields)).status, 422, `${what}: ${fields.act}`);
      }
    }
    assert.match(plain((await gita.get('/today')).body), /A message from another area: Its signature does not hold/);
    const true1 = await bring(gita, partner, one);
    assert.match(await shown(gita, true1.to), /Signed with the key of An invented team/, 'they keep no number from the true one');
  });

  test('a signature that somebody took off, with the version set back: what is missing is said plainly; the signed copy that comes later is not lost', async () => {
    const { gita } = people;
    const said = crossing('stripped');
    const bare = await bring(gita, partner, messageBytes(said, 1));
    const page = await shown(gita, bare.to);
    assert.match(page, /It is not signed .*A key of An invented team is on record here: what they send is signed with it, and this is not/);
    assert.match(page, /Nothing in it proves who wrote it/);
    const elsewhere = await bring(
      gita,
      partner,
      messageBytes(crossing('nobody’s', { from: { organisation: 'Somebody else', post: '' } }), 1),
    );
    assert.doesNotMatch(await shown(gita, elsewhere.to), /is on record here/);
    const again = await bring(gita, partner, (await released(said, 'holder', 2)).bytes);
    assert.equal(pathOf(again.to), pathOf(bare.to));
    assert.match(await shown(gita, bare.to), /Signed with the key of An invented team/);
    const took = await send(gita, partner, pathOf(bare.to), { act: 'take', came });
    const file = pathOf(took.to).split('/').at(-1) ?? '';
    assert.equal((await state(partner, file)).messages.get(said.number)?.said.signature?.proves, 'signed');
  });

  test('a key that nobody knows proves nothing, and its fingerprint is shown; the key of one house under the name of another is pointed out', async () => {
    const { gita } = people;
    const unknown = await bring(gita, partner, (await released(crossing('unknown'), 'stranger')).bytes);
    const { fingerprint } = await printed('stranger');
    assert.match(
      await shown(gita, unknown.to),
      new RegExp(
        `signed with a key that is not known here .*${fingerprint}.*as little as no signature.*A key of An invented team is on record`,
      ),
    );
    const later = await bring(gita, partner, (await released(crossing('unknown'), 'holder', 2)).bytes);
    assert.equal(pathOf(later.to), pathOf(unknown.to));
    assert.match(await shown(gita, unknown.to), /Signed with the key of An invented team/, 'the sender’s own is not hidden by it');
    const posing = await bring(
      gita,
      partner,
      (await released(crossing('posing', { from: { organisation: 'Another house', post: '' } }))).bytes,
    );
    assert.match(await shown(gita, posing.to), /Signed with the key of An invented team, and it says that it is from Another house/);
  });

  test('replaced: what was signed before counts, what is signed after does not; the new one counts once it is recorded', async () => {
    const { gita, sena, tom } = people;
    const [early, late] = [await released(crossing('early')), crossing('late')];
    partner.house.at('2026-03-05T09:00');
    const { id } = await printed('holder');
    const old = await released(late);
    await rotateSigningKey(at('holder'), 'wexmoor', 'Yearly', 0);
    const withdrawn = await send(tom, partner, `/partner-keys/${id}`, {
      act: 'withdraw',
      why: 'replaced',
      ...day('until', '2026-03-03'),
      reason: 'They told us.',
    });
    assert.equal(withdrawn.status, 303, plain(withdrawn.body).slice(0, 800));
    assert.match(await shown(gita, (await bring(gita, partner, early.bytes)).to), /Signed with the key of An invented team/);
    assert.match(await shown(gita, (await bring(gita, partner, old.bytes)).to), /that does not count .*after the key had been replaced/);
    const fresh = crossing('fresh');
    const brought = await bring(gita, partner, (await released(fresh)).bytes);
    assert.match(await shown(gita, brought.to), /a key that is not known here/);
    assert.equal((await recordKey(sena, partner, 'holder')).status, 303);
    assert.equal((await confirmKey(tom, partner, 'holder')).status, 303);
    assert.match(await shown(gita, brought.to), /Signed with the key of An invented team/);
  });

  test('lost to somebody: nothing that it ever signed counts, neither what comes nor what was taken in', async () => {
    const { gita, tom } = people;
    const said = crossing('before the loss');
    const brought = await bring(gita, partner, (await released(said)).bytes);
    const took = await send(gita, partner, pathOf(brought.to), { act: 'take', came });
    const file = pathOf(took.to).split('/').at(-1) ?? '';
    const { id } = await printed('holder');
    const gone = { act: 'withdraw', why: 'not to be trusted', reason: 'Their laptop was stolen.' };
    assert.equal((await send(tom, partner, `/partner-keys/${id}`, gone)).status, 303);
    const after = await bring(gita, partner, (await released(crossing('after the loss'))).bytes);
    for (const to of [after.to, `/files/${file}/messages/${said.number}`])
      assert.match(await shown(gita, to), /that does not count .*withdrawn on 5 March 2026: Their laptop was stolen/);
    assert.match(plain((await gita.get(`/files/${file}`)).body), /The key that signed it is not to be trusted any more/);
    assert.equal((await recordKey(people.chas, partner, 'holder')).status, 422, 'it is never taken again');
  });

  test('a reply is signed too, and the holder is told; changed on the way it counts for nothing and waits; paper says that it is not signed', async () => {
    const [tom, sena, chas] = await Promise.all([holder.as('tom'), holder.as('sena'), holder.as('chas')]);
    holder.house.at('2026-03-05T09:00');
    const names = { partner: 'The partnership of Wexmoor', names: 'Wexmoor Council\nWexmoor police' };
    assert.equal((await recordKey(sena, holder, 'partner', names)).status, 303, JSON.stringify(holder.faults));
    assert.equal((await confirmKey(chas, holder, 'partner')).status, 303);
    const { file, number, document, paper, sealed, open } = await releasedByPages(tom, sena);
    assert.match(JSON.stringify(await readPdf(paper)), /This paper is not signed/);
    assert.deepEqual(Object.keys(JSON.parse(Buffer.from(document.signature.protected, 'base64url').toString()) as object), [
      'alg',
      'typ',
      'kid',
      'iat',
    ]);
    assert.equal((JSON.parse(await open(sealed)) as { schemaVersion: number }).schemaVersion, 2, 'signed inside what is sealed');
    const copies = (await state(holder, file)).releases.get(number)?.copies.map(({ signedWith }) => signedWith);
    const { id } = await printed('holder');
    assert.deepEqual(copies, [id, '', id]);

    const { gita } = people;
    const brought = await bring(gita, partner, document);
    const took = await send(gita, partner, pathOf(brought.to), { act: 'take', came });
    const here = `/files/${pathOf(took.to).split('/').at(-1) ?? ''}/messages/${number}`;
    const back = await send(gita, partner, here, { stage: 'received', form: 'document' }, `${here}/copy`);
    const reply = asJson(back);
    const changed = { ...reply.content, stage: 'answered', words: 'Not known to us.' };
    const forged = await bring(tom, holder, { ...reply, content: changed, sha256: contentHash(changed) });
    assert.match(String(forged.to), /^\/arrivals\//);
    assert.match(await shown(tom, forged.to), /Its signature does not hold: nothing of it is taken or entered/);
    const typed = await send(tom, holder, pathOf(forged.to), { act: 'enter', name: 'Him', concern: 'Typed by hand.' });
    assert.match(typed.body, /The signature of this document does not hold/);
    assert.equal((await state(holder, file)).releases.get(number)?.brought.length, 0);
    const { signature: _off, ...rest } = reply;
    const other = { ...rest.content, reply: releaseNumber(Buffer.from('another reply')) };
    await bring(tom, holder, { ...rest, schemaVersion: 1, content: other, sha256: contentHash(other) });
    const page = `/files/${file}/releases/${number}`;
    assert.match(await shown(tom, page), /It is not signed .*A key of The partnership of Wexmoor is on record here/);
    const brought1 = /name="brought" value="([^"]+)"/.exec((await tom.get(page)).body)?.[1] ?? '';
    await send(tom, holder, page, { act: 'read', brought: brought1, theirs: 'no', came: 'Called: not theirs.', follows: 'Nothing.' });
    assert.match(String((await bring(tom, holder, reply)).to), /release-back/);
    assert.match(await shown(tom, page), /Signed with the key of The partnership of Wexmoor The key was recorded by Superintendent/);
  });

  async function releasedByPages(tom: Visitor, sena: Visitor) {
    const { house } = holder;
    const { file, referral } = await house.refer({ name: 'Somebody else', born: '1990-01-01', under18: 'no', concern: 'Much more.' });
    const about = { file, referral };
    await recordPartnerAct(house, house.viewer('tom'), { act: 'ask-deconfliction', ...about, key: house.newId(), why: 'To release.' });
    const fields = { answer: 'no objection', conditions: '', by: 'Duty' } as const;
    await recordPartnerAct(house, house.viewer('dora'), { act: 'answer-deconfliction', ...about, key: house.newId(), fields });
    const proposed = await send(tom, holder, `/files/${file}/releases/write`, {
      from: 'An invented team',
      organisation: 'Wexmoor Council',
      post: 'Gateway',
      about: 'person',
      name: 'Corvin Ashdale',
      words: 'Nobody visits him alone.',
      why: 'They meet him.',
      basis: 'cda-s115',
      necessity: 'They visit.',
      proportionality: 'No source.',
      handling: 'P',
      marking: 'OFFICIAL-SENSITIVE',
      ask: 'Known?',
      ...day('replyBy', '2026-03-13'),
      authoriser: 'senior',
    });
    const here = pathOf(proposed.to);
    assert.equal((await send(sena, holder, here, { act: 'authorise', words: 'Agreed.' })).status, 303, JSON.stringify(holder.faults));
    const copy = (more: Readonly<Record<string, string>>) => send(tom, holder, here, { carriedBy: 'By hand.', ...more }, `${here}/copy`);
    const identity = await generateX25519Identity();
    const document = asJson(await copy({ form: 'document' }));
    renameSync(at('holder/signing-keys'), at('gone'));
    const refused = await copy({ form: 'document' });
    assert.equal(refused.status, 422, 'nothing leaves unsigned because the key is gone');
    assert.match(plain(refused.body), /signing key of this house cannot be used/);
    const paper = (await copy({ form: 'paper' })).bytes;
    renameSync(at('gone'), at('holder/signing-keys'));
    const sealed = (await copy({ form: 'document', recipientKey: await identityToRecipient(identity) })).bytes;
    const open = async (bytes: Uint8Array) => {
      const decrypter = new Decrypter();
      decrypter.addIdentity(identity);
      return decrypter.decrypt(armor.decode(Buffer.from(bytes).toString('utf8')), 'text');
    };
    return { file, number: here.split('/').at(-1) ?? '', document, paper, sealed, open };
  }
});
