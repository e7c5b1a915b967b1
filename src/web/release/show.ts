/** One released message at its holder’s: what leaves, what stays, its copies and what came back. */
import { lacksFor, messageOf, readsFor, recordRelease } from '../../app/release/acts.ts';
import { claimedByReply, proofAsKept } from '../../app/release/proof.ts';
import { fingerprintOf } from '../../app/signing/partnerKeys.ts';
import type { Brought, Release } from '../../domain/release/state.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { view } from '../answer.ts';
import { date, dateAndTime, dueDate } from '../dates.ts';
import { type Asked, type FormModel, formModel, lacking, type Sent, type Shown } from '../file/form.ts';
import { actorName, postTitle } from '../file/who.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { text } from '../route.ts';
import { saidReason, t } from '../words.ts';
import { stateWords } from './states.ts';
import { handlingWords } from './words.ts';
import { type FactRow, type One, rows } from './rows.ts';
import { type ProofWords, proofWords } from '../partner-keys/words.ts';

export interface ShowModel extends FormModel {
  readonly back: Href;
  readonly copyHere: Href;
  readonly whom: string;
  readonly state: string;
  readonly leaves: readonly FactRow[];
  readonly stays: readonly FactRow[];
  readonly copies: readonly FactRow[];
  /** The first that nobody has read yet. */
  readonly unread: { readonly id: string; readonly rows: readonly FactRow[]; readonly proof: ProofWords } | null;
  readonly backs: readonly FactRow[];
  readonly lacks: readonly string[];
  readonly can: Readonly<Record<'decide' | 'copy' | 'hear' | 'read' | 'forgo' | 'withdraw', boolean>>;
}
export const showView = view<ShowModel>('release/show.njk');

const showNames = [
  'act',
  'words',
  'form',
  'carriedBy',
  'recipientKey',
  'stage',
  'who',
  'answer',
  'reason',
  'theirs',
  'came',
  'follows',
  'heardHow',
  'heardFollows',
];

/** Who and when, for a line of facts. */
const by = (sight: Pick<FileSight, 'area'>, done: { readonly by: string; readonly post: string | null; readonly at: number }): string =>
  [dateAndTime(done.at), actorName({ area: sight.area }, done.by), done.post === null ? '' : postTitle(sight, done.post)]
    .filter((each) => each !== '')
    .join(', ');

export function showModel(shown: Shown<FileSight, One>): ShowModel | null {
  const { sight, viewer, params: asked } = shown;
  const { file, book, now } = sight;
  const found = file.releases.get(asked.number);
  if (!found) return null;
  const { said, state, proposed, decided, withdrawn, copies, brought, received, answers, forgone } = found;
  const unread = brought.find(({ read }) => read === null) ?? null;
  const may = (act: 'propose-release' | 'authorise-release' | 'hear-back'): boolean => sight.whyNot(act) === null;
  return {
    ...formModel(shown, paths.release.show(file.id, found.number), showNames),
    back: paths.release.list(file.id),
    copyHere: paths.release.copy(file.id, found.number),
    whom: said.organisation,
    state: stateWords(found),
    leaves: leavesOf(found),
    stays: rows(
      [t('Why'), said.why],
      [t('What they cannot do without it'), said.necessity],
      [t('What was left out'), said.proportionality],
      [t('Authority'), said.authority],
      [t('Written by'), by(sight, proposed)],
      [t('Who decides whether it leaves'), postTitle(sight, said.authoriser)],
      [t('Decided'), decided ? `${by(sight, decided)}\n${decided.words}` : ''],
      [t('Taken back'), withdrawn ? `${by(sight, withdrawn)}\n${withdrawn.reason}` : ''],
    ),
    copies: copies.map((each) => ({
      label: t('Copy {n}', { n: each.copy }),
      value: [
        by(sight, each),
        each.form === 'paper' ? t('On paper') : each.sealed ? t('As a file, sealed for their key') : t('As a file'),
        each.carriedBy,
        t('SHA-256 of what was sent: {hash}', { hash: each.hash }),
        each.signedWith ? t('Signed with our key {fingerprint}', { fingerprint: fingerprintOf(each.signedWith) }) : t('Not signed'),
      ].join('\n'),
    })),
    unread: unread ? { id: unread.fact, rows: [broughtRow(sight, found, unread)], proof: proofOfReply(sight, found, unread) } : null,
    backs: [
      ...brought.filter((each) => each !== unread).map((each) => broughtRow(sight, found, each)),
      ...(received
        ? [{ label: t('It arrived'), value: [by(sight, received), received.who, received.words].filter(Boolean).join('\n') }]
        : []),
      ...answers.map((each) => ({
        label: t('Their answer'),
        value: [by(sight, each), each.who, handlingWords(each), each.words].filter(Boolean).join('\n'),
      })),
      ...(forgone ? [{ label: t('No reply is wanted any more'), value: `${by(sight, forgone)}\n${forgone.reason}` }] : []),
    ],
    lacks: state === 'waiting' ? lacksFor(book, file, viewer, found.number, said, now).map(saidReason) : [],
    can: {
      decide: state === 'waiting' && may('authorise-release') && proposed.by !== viewer.practitioner,
      copy: (state === 'authorised' || state === 'left' || state === 'settled') && may('propose-release'),
      hear: (state === 'left' || state === 'settled') && may('hear-back'),
      read: unread !== null && may('hear-back') && readsFor(file, found, viewer, now),
      forgo: state === 'left' && said.replyBy !== null && may('propose-release'),
      withdraw: (state === 'waiting' || state === 'authorised') && may('propose-release'),
    },
  };
}

/** What its signature proved, in the list of what came back. What was said by telephone has none. */
const signatureWords = (sight: Pick<FileSight, 'area'>, release: Release, each: Brought): string =>
  each.reply === '' ? '' : proofOfReply(sight, release, each).title;

/** Of a reply that came as a file; what somebody typed was said by another way, and has no signature. */
function proofOfReply(sight: Pick<FileSight, 'area'>, { said }: Release, { who, signature }: Brought): ProofWords {
  return proofWords(sight, proofAsKept(sight.area, signature, claimedByReply(who, said.organisation)), {
    from: who,
    asked: said.organisation,
  });
}

function broughtRow(sight: Pick<FileSight, 'area'>, release: Release, each: Brought): FactRow {
  const { read, stage, who, words } = each;
  return {
    label:
      read === null
        ? t('Brought, and not read')
        : read.theirs === 'yes'
          ? t('Brought and read: theirs')
          : t('Brought and read: not theirs'),
    value: [
      by(sight, each),
      who,
      stage === 'received' ? t('It says that the message arrived.') : handlingWords(each),
      words,
      signatureWords(sight, release, each),
      read === null ? '' : t('Read: {who}', { who: by(sight, read) }),
      read === null ? '' : t('How that is known: {words}', { words: read.came }),
      read === null ? '' : t('What follows: {words}', { words: read.follows }),
    ]
      .filter((line) => line !== '')
      .join('\n'),
  };
}

function leavesOf(found: Release): readonly FactRow[] {
  const content = messageOf(found);
  const { about, reply } = content;
  return rows(
    [t('From'), content.from.organisation],
    [t('To'), [content.to.organisation, content.to.post].filter(Boolean).join(', ')],
    [t('Handling'), handlingWords(found.said)],
    [t('Lawful basis'), t(content.basis)],
    [
      t('About'),
      about === null
        ? t('It names nobody.')
        : [about.name, about.otherNames, about.born, about.address, about.more].filter(Boolean).join('\n'),
    ],
    [t('The message'), content.words],
    [
      t('Asked back'),
      reply === null || found.said.replyBy === null
        ? t('No reply is asked for.')
        : t('By {day}: {ask}', { day: dueDate(found.said.replyBy), ask: reply.ask }),
    ],
    [t('Day'), date(Date.parse(`${content.released}T12:00:00Z`))],
    [t('Number'), content.number],
  );
}

export async function sendShow(asked: Asked<FileSight, One>): Promise<Sent> {
  const {
    house,
    viewer,
    params: { id: file, number },
    key,
    fields,
  } = asked;
  const here = paths.release.show(file, number);
  const act = text(fields, 'act');
  if (act === 'authorise' || act === 'refuse') {
    const wrong = lacking(fields, { words: t('Write why') });
    if (wrong.length > 0) return { wrong };
    const does = act === 'authorise' ? 'authorise-release' : 'refuse-release';
    const outcome = await recordRelease(house, viewer, { act: does, file, key, number, words: text(fields, 'words') });
    return { outcome, to: withDone(here, act === 'authorise' ? 'release-authorised' : 'release-refused') };
  }
  if (act === 'withdraw' || act === 'forgo') {
    const wrong = lacking(fields, { reason: t('Write why') });
    if (wrong.length > 0) return { wrong };
    const does = act === 'withdraw' ? 'withdraw-release' : 'forgo-reply';
    const outcome = await recordRelease(house, viewer, { act: does, file, key, number, reason: text(fields, 'reason') });
    return { outcome, to: withDone(here, act === 'withdraw' ? 'release-withdrawn' : 'release-forgone') };
  }
  if (act === 'read') {
    const theirs = text(fields, 'theirs');
    const wrong = lacking(fields, {
      theirs: t('Say whether it is theirs'),
      came: t('Write how it came, and how you know'),
      follows: t('Write what follows, or that nothing does'),
    });
    if (wrong.length > 0) return { wrong };
    const outcome = await recordRelease(house, viewer, {
      act: 'read-reply',
      file,
      key,
      number,
      reading: {
        brought: text(fields, 'brought'),
        theirs: theirs === 'yes' ? 'yes' : 'no',
        came: text(fields, 'came'),
        follows: text(fields, 'follows'),
      },
    });
    return { outcome, to: withDone(here, 'release-read') };
  }
  if (act === 'hear-back') {
    const stage = text(fields, 'stage');
    const wrong = lacking(fields, {
      stage: t('Say what they said'),
      who: t('Write who said so'),
      heardHow: t('Write how it came, and how you know'),
      heardFollows: t('Write what follows, or that nothing does'),
    });
    if (wrong.length > 0) return { wrong };
    const back = {
      who: text(fields, 'who'),
      words: text(fields, 'answer'),
      handling: 'P',
      conditions: '',
      marking: 'OFFICIAL-SENSITIVE',
      reply: '',
      content: null,
    } as const;
    const outcome = await recordRelease(house, viewer, {
      act: 'hear-back',
      file,
      key,
      number,
      stage: stage === 'answered' ? 'answered' : 'received',
      back,
      came: text(fields, 'heardHow'),
      follows: text(fields, 'heardFollows'),
    });
    return { outcome, to: withDone(here, 'release-back') };
  }
  return { wrong: lacking(fields, { act: t('Choose your decision') }) };
}
