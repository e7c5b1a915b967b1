/** S11, G22, F54: nothing leaves before another person has agreed; what may leave does; what was asked is answered on a day, and silence climbs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { given, instantOf } from '../../../test/support/given.ts';
import { subject } from '../../../test/support/subjectsArea.ts';
import { assertSound } from '../../../test/support/walk.ts';
import { copyRelease, decideRelease, proposeRelease, type ReleaseFields, withdrawRelease } from '../../domain/release/deciders.ts';
import { bringReply, readReply } from '../../domain/release/replies.ts';
import { whatSharingLacks } from '../../domain/disclosure/deciders.ts';
import { releaseMachine } from '../../domain/release/machine.ts';
import { sharingLists } from './disclosure.ts';

const stream = 'release/N1';
const hash = '0'.repeat(64);
const monday = '2026-03-09T10:00';
const fields = (more: object = {}) => ({
  stream,
  by: 'officer',
  fields: { ask: 'Is he known?', replyBy: instantOf('2026-03-20T00:00'), ...more },
});
const written = (more: object = {}) => subject().record('ReleaseProposed', 'R1', monday, fields(more));
const leader = { stream, by: 'leader' };
const left = (more: object = {}) =>
  written(more)
    .record('ReleaseAuthorised', 'R1', '2026-03-10T10:00', leader)
    .record('ReleaseCopied', 'R1', '2026-03-10T11:00', { stream, by: 'officer' });
const said: ReleaseFields = {
  from: 'An invented team',
  organisation: 'Wexmoor Council',
  post: 'Gateway',
  basis: 'cda-s115',
  why: 'They meet him.',
  necessity: 'They visit.',
  proportionality: 'No source is named.',
  handling: 'C',
  conditions: 'Not to the family.',
  marking: 'OFFICIAL-SENSITIVE',
  words: 'Do not visit alone.',
  about: null,
  ask: '',
  replyBy: null,
  authoriser: 'leader',
  authority: '',
};
const codes = (decision: ReturnType<typeof proposeRelease>) =>
  decision.kind === 'refused' ? decision.reasons.map(({ code }) => code) : [];
const propose = (more: Partial<ReleaseFields>, by: readonly string[] = ['officer']) =>
  codes(proposeRelease(subject().file('R1'), 'N2', { ...said, ...more }, '', by, instantOf(monday), instantOf('2026-06-01T00:00')));

test('the machine of a released message is sound', () => assertSound(releaseMachine));

test('S11.release: the named authoriser decides within two working days, and it climbs; refused or taken back it is settled', () => {
  const waits = written().until('2026-03-30T10:00').history('S11.release');
  assert.deepEqual(waits.slice(0, 2), ['raised 2026-03-09T10:00 leader, due 2026-03-12T00:00', 'lapsed 2026-03-12T00:00']);
  assert.match(waits[2] ?? '', /^climbed /);
  for (const type of ['ReleaseRefused', 'ReleaseWithdrawn'] as const)
    assert.deepEqual(
      written().record(type, 'R1', '2026-03-10T10:00', leader).history('S11.release').slice(1),
      ['met 2026-03-10T10:00'],
      type,
    );
});

test('S11.leave: what may leave and does not is named; a copy or taking it back answers it', () => {
  const told = written().record('ReleaseAuthorised', 'R1', '2026-03-10T10:00', leader);
  assert.deepEqual(told.until('2026-03-16T10:00').history('S11.leave').slice(0, 2), [
    'raised 2026-03-10T10:00 officer, due 2026-03-13T00:00',
    'lapsed 2026-03-13T00:00',
  ]);
  assert.deepEqual(left().history('S11.leave').slice(1), ['met 2026-03-10T11:00']);
});

test('S11.reply: the holder holds the question until its day; that it arrived is no answer; silence climbs; forgoing it is a decision', () => {
  const arrived = left().record('ReleaseReceived', 'R1', '2026-03-11T10:00', leader);
  const waits = arrived.until('2026-04-20T10:00').history('S11.reply');
  assert.deepEqual(waits.slice(0, 2), ['raised 2026-03-10T11:00 officer, due 2026-03-20T00:00', 'lapsed 2026-03-20T00:00']);
  assert.match(waits[2] ?? '', /^climbed .* leader/);
  assert.deepEqual(left().record('ReleaseAnswered', 'R1', '2026-03-12T10:00', leader).history('S11.reply').slice(1), [
    'met 2026-03-12T10:00',
  ]);
  assert.deepEqual(left().record('ReleaseReplyForgone', 'R1', '2026-03-12T10:00', leader).history('S11.reply').slice(1), [
    'met 2026-03-12T10:00',
  ]);
  assert.deepEqual(left({ ask: '', replyBy: null }).history('S11.reply'), [], 'nothing was asked');
});

test('S11.answer: a partnership that was asked answers by the day, or soon when the day has passed; it climbs', () => {
  const taken = (replyBy: string | null) =>
    given()
      .referral('R1', '2026-03-02T10:00')
      .record('MessageTaken', 'R1', '2026-03-09T10:00', {
        stream: 'message/N1',
        fields: { ask: 'Is he known?', replyBy: replyBy === null ? null : instantOf(replyBy) },
      });
  const waits = taken('2026-03-20T00:00').until('2026-04-20T10:00').history('S11.answer');
  assert.deepEqual(waits.slice(0, 2), ['raised 2026-03-09T10:00 gateway, due 2026-03-20T00:00', 'lapsed 2026-03-20T00:00']);
  assert.match(waits[2] ?? '', /^climbed .* team/);
  assert.match(taken('2026-03-03T00:00').history('S11.answer')[0] ?? '', /due 2026-03-17T00:00/);
  const answered = taken('2026-03-20T00:00').record('MessageAnswered', 'R1', '2026-03-12T10:00', { stream: 'message/N1' });
  assert.deepEqual(answered.history('S11.answer').slice(1), ['met 2026-03-12T10:00']);
});

test('two people; at most OFFICIAL-SENSITIVE; a reply has a day, and not a far one', () => {
  assert.deepEqual(propose({}), []);
  assert.deepEqual(propose({ marking: 'SECRET' }), ['marking-too-high']);
  assert.deepEqual(propose({ authoriser: 'colleague' }), ['no-authoriser']);
  assert.deepEqual(propose({}, ['officer', 'leader']), ['same-person']);
  assert.deepEqual(propose({ ask: 'Is he known?' }), ['no-reply-day']);
  assert.deepEqual(propose({ ask: 'Is he known?', replyBy: instantOf('2026-07-01T00:00') }), ['date-far']);
  const file = written().file('R1');
  assert.deepEqual(codes(decideRelease(file, 'N1', true, 'officer-holder', ['officer', 'leader'], 'Agreed.')), ['same-person']);
  assert.deepEqual(codes(decideRelease(file, 'N1', true, 'chief-holder', ['chief'], 'Agreed.')), ['not-the-authoriser']);
});

test('nothing leaves before it is authorised, what has left is not taken back, and the first copy is the disclosure', () => {
  const copy = { form: 'document', hash, content: hash, sealed: false, carriedBy: 'By hand.' } as const;
  const take = (told: ReturnType<typeof written>) =>
    copyRelease(told.file('R1'), 'N1', copy, sharingLists(), instantOf('2026-03-11T10:00'));
  assert.deepEqual(codes(take(written())), ['no-such-step']);
  const first = take(written().record('ReleaseAuthorised', 'R1', '2026-03-10T10:00', leader));
  assert.deepEqual(first.kind === 'decided' && first.entries.map(({ type }) => type), ['DisclosureDecided', 'ReleaseCopied']);
  const second = take(left());
  assert.deepEqual(second.kind === 'decided' && second.entries.map(({ type, fields: each }) => [type, each['copy']]), [
    ['ReleaseCopied', 2],
  ]);
  assert.deepEqual(codes(withdrawRelease(left().file('R1'), 'N1', 'Changed my mind.')), ['no-such-step']);
});

const back = {
  who: 'Gateway',
  words: 'Not known.',
  handling: 'P',
  conditions: '',
  marking: 'OFFICIAL',
  reply: 'A1',
  content: hash,
} as const;
const brought = (id = 'b1', more: object = {}) => ({ id, stream, by: 'leader', fields: { ...back, stage: 'answered', ...more } });
const sure = { theirs: 'yes', came: 'By hand; called back.', follows: 'Nothing.' } as const;

test('an answer twice is one; other words under its number are refused, unless what came first was found not to be theirs', () => {
  const waits = left().record('ReleaseReplyBrought', 'R1', '2026-03-12T10:00', brought());
  const again = (told: typeof waits, content: string) => bringReply(told.file('R1'), 'N1', 'answered', { ...back, content });
  assert.deepEqual(again(waits, hash), { kind: 'decided', entries: [] });
  assert.deepEqual(codes(again(waits, '1'.repeat(64))), ['changed-words']);
  const forged = waits.record('ReleaseReplyRead', 'R1', '2026-03-12T11:00', {
    ...leader,
    fields: { ...sure, brought: 'b1', theirs: 'no' },
  });
  assert.deepEqual(codes(again(forged, '1'.repeat(64))), []);
});

test('S11.read: what is brought answers nothing until the lead or the post that wrote it has read it and made sure; each is owed, and climbs', () => {
  const waits = left().record('ReleaseReplyBrought', 'R1', '2026-03-12T10:00', brought());
  const late = left().record('ReleaseReplyBrought', 'R1', '2026-03-12T10:00', brought()).until('2026-04-20T10:00');
  assert.deepEqual(late.history('S11.read').slice(0, 2), [
    'raised 2026-03-12T10:00 officer, due 2026-03-14T00:00',
    'lapsed 2026-03-14T00:00',
  ]);
  assert.match(late.history('S11.read')[2] ?? '', /^climbed .* leader/);
  assert.ok(
    late.history('S11.reply').some((line) => line.startsWith('lapsed')),
    'the question stays the holder’s',
  );
  const file = waits.file('R1');
  const read = (more: object, posts: readonly string[]) =>
    readReply(file, 'N1', { brought: 'b1', ...sure, ...more }, posts, instantOf('2026-03-12T12:00'));
  assert.deepEqual(codes(read({}, ['colleague', 'leader'])), ['not-the-reader']);
  assert.deepEqual(codes(read({ came: ' ' }, ['officer'])), ['not-made-sure']);
  assert.deepEqual(codes(read({ brought: 'b2' }, ['officer'])), ['nothing-to-read']);
  const types = (decision: ReturnType<typeof read>) => decision.kind === 'decided' && decision.entries.map(({ type }) => type);
  assert.deepEqual(types(read({ theirs: 'no' }, ['officer'])), ['ReleaseReplyRead']);
  const theirs = left().record('ReleaseReplyBrought', 'R1', '2026-03-12T10:00', brought());
  theirs
    .record('ReleaseReplyRead', 'R1', '2026-03-12T12:00', { ...leader, fields: { ...sure, brought: 'b1' } })
    .record('ReleaseAnswered', 'R1', '2026-03-12T12:00', { ...leader, fields: back })
    .record('ReleaseReplyBrought', 'R1', '2026-03-13T10:00', brought('b2', { reply: 'A2', words: 'Known after all.' }));
  assert.deepEqual(theirs.history('S11.reply').slice(1), ['met 2026-03-12T12:00']);
  assert.equal(theirs.history('S11.read').filter((line) => line.startsWith('raised')).length, 2, 'a second answer is read too');
});

test('S11.told: what it was decided to say back leaves, or is decided anew; that it was received is enough where nothing is told', () => {
  const at = { stream: 'message/N1' };
  const answered = (told: string) =>
    given()
      .referral('R1', '2026-03-09T10:00')
      .record('MessageTaken', 'R1', '2026-03-09T10:00', { ...at, fields: { ask: 'Known?' } })
      .record('MessageAnswered', 'R1', '2026-03-10T10:00', { ...at, fields: { told, words: 'He is.', reply: 'r1' } });
  const copied = (told: string, stage: string, reply = 'r1') =>
    answered(told)
      .record('MessageCopied', 'R1', '2026-03-10T12:00', { ...at, fields: { stage, reply } })
      .history('S11.told')
      .slice(1);
  const late = answered('told').until('2026-04-20T10:00').history('S11.told');
  assert.deepEqual(late.slice(0, 2), ['raised 2026-03-10T10:00 gateway, due 2026-03-13T00:00', 'lapsed 2026-03-13T00:00']);
  assert.match(late[2] ?? '', /^climbed /);
  assert.deepEqual(copied('told', 'received'), []);
  assert.deepEqual(copied('told', 'answered'), ['met 2026-03-10T12:00']);
  assert.deepEqual(copied('nothing told', 'received', 'another'), ['met 2026-03-10T12:00']);
});

test('G22: what was released on conditions goes on with them, or on the word of whoever released it; they themselves are not asked', () => {
  const told = given()
    .referral('R1', '2026-03-09T10:00')
    .record('MessageTaken', 'R1', '2026-03-09T10:00', {
      id: 'taken',
      stream: 'message/N1',
      fields: { organisation: 'A team', handling: 'C', conditions: 'Not to the family.' },
    });
  const file = told.file('R1');
  const least = { outcome: 'shared', basis: 'cda-s115', necessity: 'They plan.', proportionality: 'One line.', authority: '' } as const;
  const lacks = (more: object) =>
    whatSharingLacks(
      file,
      { ...least, handling: 'P', conditions: '', items: [{ fact: 'taken', words: 'Tell the family.' }], ...more },
      sharingLists(),
    ).map(({ code }) => code);
  assert.deepEqual(lacks({}), ['originator-conditions']);
  assert.deepEqual(lacks({ handling: 'C', conditions: 'Tell whom you like.' }), ['originator-conditions']);
  assert.deepEqual(lacks({ handling: 'C', conditions: 'For the head. Not  to the family.' }), []);
  assert.deepEqual(lacks({ authority: 'Their duty desk, on 9 March.' }), []);
  assert.deepEqual(lacks({ contact: 'A team' }), []);
  assert.deepEqual(lacks({ items: [] }), []);
});
