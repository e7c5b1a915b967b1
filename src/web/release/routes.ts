/** What an area of subjects of interest releases to a partnership (S11, G22): written, agreed to by another person, taken out in numbered copies, answered. */
import { z } from 'zod';
import { type Copied, copyOut, lacksFor, messageOf, readsFor, recordRelease, releasersFor } from '../../app/release/acts.ts';
import { isKey, mayBeBorn, releaseNumber } from '../../app/release/document.ts';
import { basesVerified, basisChoices } from '../../app/sharingSight.ts';
import type { Brought, Release } from '../../domain/release/state.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { type ReadBytes, missing, view } from '../answer.ts';
import { date, dateAndTime, dueDate } from '../dates.ts';
import { fileForm, type FormModel, formModel, formPage, lacking, ofFile, type Sent, type Shown } from '../file/form.ts';
import { actorName, postTitle } from '../file/who.ts';
import { readEndOfDay } from '../moment.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, problemOf, type Wrong, wrongFields } from '../staff.ts';
import { saidReason, t } from '../words.ts';
import { messagePaper } from './paper.ts';
import { stateWords } from './states.ts';
import { handlingWords } from './words.ts';

interface Choice {
  readonly value: string;
  readonly text: string;
}
export interface FactRow {
  readonly label: string;
  readonly value: string;
}
export const rows = (...pairs: readonly (readonly [string, string])[]): readonly FactRow[] =>
  pairs.filter(([, value]) => value.trim() !== '').map(([label, value]) => ({ label, value }));

interface ListModel extends FormModel {
  readonly write: Href;
  readonly lines: readonly { readonly href: Href; readonly text: string }[];
}
const listView = view<ListModel>('release/list.njk');
interface WriteModel extends FormModel {
  readonly back: Href;
  readonly because: string | null;
  readonly lacks: readonly string[];
  readonly bases: readonly Choice[];
  readonly basesVerified: boolean;
  readonly authorisers: readonly Choice[];
}
const writeView = view<WriteModel>('release/write.njk');
interface ShowModel extends FormModel {
  readonly back: Href;
  readonly copyHere: Href;
  readonly whom: string;
  readonly state: string;
  readonly leaves: readonly FactRow[];
  readonly stays: readonly FactRow[];
  readonly copies: readonly FactRow[];
  /** The first that nobody has read yet. */
  readonly unread: { readonly id: string; readonly rows: readonly FactRow[] } | null;
  readonly backs: readonly FactRow[];
  readonly lacks: readonly string[];
  readonly can: Readonly<Record<'decide' | 'copy' | 'hear' | 'read' | 'forgo' | 'withdraw', boolean>>;
}
const showView = view<ShowModel>('release/show.njk');

const params = z.object({ id: z.string() });
const oneOf = params.extend({ number: z.string() });
type One = z.output<typeof oneOf>;
const only = 'subjects of interest' as const;
const personNames = ['name', 'otherNames', 'born', 'address', 'more'] as const;
const days = ['replyBy-day', 'replyBy-month', 'replyBy-year'];
const recipientNames = ['from', 'organisation', 'post', 'about'];
const whyNames = ['words', 'why', 'basis', 'necessity', 'proportionality', 'handling', 'conditions', 'marking'];
const otherNames = ['sensitiveHolder', 'authority', 'ask', 'authoriser'];
const writeNames = [...recipientNames, ...personNames, ...whyNames, ...otherNames, ...days];
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

export const bases = (): readonly Choice[] => basisChoices().map(({ value, text: words }) => ({ value, text: t(words) }));

function fieldsOf(fields: FormFields, replyBy: number | null) {
  const value = (name: string): string => text(fields, name);
  const [name, otherNames, born, address, more] = personNames.map(value) as [string, string, string, string, string];
  return {
    from: value('from'),
    organisation: value('organisation'),
    post: value('post'),
    basis: value('basis'),
    why: value('why'),
    necessity: value('necessity'),
    proportionality: value('proportionality'),
    handling: value('handling') === 'C' ? ('C' as const) : ('P' as const),
    conditions: value('conditions'),
    marking: value('marking'),
    words: value('words'),
    about: value('about') === 'person' ? { name, otherNames, born, address, more } : null,
    ask: value('ask'),
    replyBy,
    authoriser: value('authoriser'),
    authority: value('authority'),
  };
}

function wrongIn(fields: FormFields): readonly Wrong[] {
  const isPerson = text(fields, 'about') === 'person';
  return [
    ...lacking(fields, {
      from: t('Write from whom it is'),
      organisation: t('Write to which organisation'),
      about: t('Say whether it names anybody'),
      ...(isPerson ? { name: t('Write the name that the message gives') } : {}),
      words: t('Write the message'),
      why: t('Write the reason'),
      marking: t('Choose the marking'),
      authoriser: t('Choose who decides whether it leaves'),
    }),
    ...(isPerson && !mayBeBorn(text(fields, 'born'))
      ? [{ input: 'born', words: t('Write a day that there is, as 1994, 1994-04 or 1994-04-02') }]
      : []),
  ];
}

/** Who and when, for a line of facts. */
const by = (sight: Pick<FileSight, 'area'>, done: { readonly by: string; readonly post: string | null; readonly at: number }): string =>
  [dateAndTime(done.at), actorName({ area: sight.area }, done.by), done.post === null ? '' : postTitle(sight, done.post)]
    .filter((each) => each !== '')
    .join(', ');

function showModel(shown: Shown<FileSight, One>): ShowModel | null {
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
      ].join('\n'),
    })),
    unread: unread ? { id: unread.fact, rows: [broughtRow(sight, unread)] } : null,
    backs: [
      ...brought.filter((each) => each !== unread).map((each) => broughtRow(sight, each)),
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

function broughtRow(sight: Pick<FileSight, 'area'>, each: Brought): FactRow {
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

async function sendShow(asked: Parameters<Parameters<typeof fileForm<One, FileSight, ShowModel>>[0]['send']>[0]): Promise<Sent> {
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

const kinds: Readonly<Record<string, readonly [type: string, ending: string]>> = {
  paper: ['application/pdf', 'pdf'],
  document: ['application/json; charset=utf-8', 'json'],
  sealed: ['application/octet-stream', 'json.age'],
};

/** The bytes of a copy, or why there are none. */
export function copyAnswered(made: Copied, file: string | null, arrival: string | null, form: string, name: string): ReadBytes | Problem {
  if (made.kind === 'copied')
    return {
      kind: 'bytes',
      contentType: kinds[form]?.[0] ?? 'application/octet-stream',
      bytes: made.bytes,
      headers: {
        'content-disposition': `attachment; filename="${name}-${made.number}-copy-${made.copy}.${kinds[form]?.[1] ?? 'bin'}"`,
        'cache-control': 'no-store',
      },
      read: [file === null ? { kind: 'arrival' as const, id: arrival ?? '' } : { kind: 'file' as const, id: file }],
      reason: `a copy of ${name} ${made.number} left`,
    };
  if (made.kind === 'not-made')
    return {
      title: t('It is not made'),
      status: 409,
      reasons: [
        {
          text: t('The paper could not be made. Nothing was recorded and nothing was sent.'),
          how: t('Send it again in a minute.'),
          gate: null,
          href: null,
        },
      ],
    };
  return problemOf(made) ?? wrongFields([]);
}

const choices = (ids: readonly string[], sight: Pick<FileSight, 'area'>): readonly Choice[] =>
  ids.map((id) => ({ value: id, text: postTitle(sight, id) }));

export const releaseRoutes: readonly Route[] = [
  ...fileForm({
    path: '/files/:id/releases',
    only,
    title: 'Messages to a partnership',
    params,
    view: listView,
    sight: ofFile,
    model: (shown) => ({
      ...formModel(shown, paths.release.list(shown.sight.file.id), []),
      write: paths.release.write(shown.sight.file.id),
      lines: [...shown.sight.file.releases.values()].toReversed().map((each) => ({
        href: paths.release.show(shown.sight.file.id, each.number),
        text: t('To {whom}: {state}', { whom: each.said.organisation, state: stateWords(each) }),
      })),
    }),
    send: () => Promise.resolve(null),
  }).slice(0, 1),
  ...fileForm({
    path: '/files/:id/releases/write',
    only,
    title: 'Write a message to a partnership',
    params,
    view: writeView,
    sight: ofFile,
    model: (shown) => {
      const { sight, viewer } = shown;
      const no = sight.whyNot('propose-release');
      return {
        ...formModel(shown, paths.release.write(sight.file.id), writeNames),
        back: paths.release.list(sight.file.id),
        because: no ? saidReason(no) : null,
        lacks: lacksFor(sight.book, sight.file, viewer, '', null, sight.now).map(saidReason),
        bases: bases(),
        basesVerified: basesVerified(),
        authorisers: choices(releasersFor(sight.file, viewer, sight.now), sight),
      };
    },
    send: async ({ house, viewer, params: { id: file }, key, fields }) => {
      const day = readEndOfDay(fields, 'replyBy');
      const isAsked = text(fields, 'ask') !== '';
      const wrong = [
        ...wrongIn(fields),
        ...(isAsked && day.kind === 'wrong' ? [{ input: day.input, words: day.words }] : []),
        ...(isAsked && day.kind === 'none' ? [{ input: 'replyBy-day', words: t('Enter the day by which they reply') }] : []),
      ];
      if (wrong.length > 0) return { wrong };
      // Of the form's own key: sent twice it is one message.
      const number = releaseNumber(Buffer.from(`${viewer.practitioner} ${key}`));
      const outcome = await recordRelease(house, viewer, {
        act: 'propose-release',
        file,
        key,
        number,
        sensitiveHolder: text(fields, 'sensitiveHolder'),
        fields: fieldsOf(fields, day.kind === 'at' ? day.at : null),
      });
      return { outcome, to: withDone(paths.release.show(file, number), 'release-proposed') };
    },
  }),
  ...fileForm({
    path: '/files/:id/releases/:number',
    only,
    title: 'A released message',
    params: oneOf,
    view: showView,
    sight: ofFile,
    model: showModel,
    send: sendShow,
  }),
  route({
    method: 'POST',
    path: '/files/:id/releases/:number/copy',
    only,
    title: 'A released message',
    mayUse: areaDuties,
    reads: 'files',
    requestsPerMinute: 20,
    schema: z.object({ params: oneOf, body: formFields }),
    handle: async ({ deps, viewer, input: { params: asked, body } }) => {
      const house = houseOf(deps);
      const sight = await ofFile(house, viewer, asked);
      if (!sight) return missing;
      const again = (problem: Problem, wrong: readonly Wrong[] = []) => {
        const model = showModel({ house, viewer, params: asked, sight, key: house.newId(), fields: body, problem, wrong });
        return model ? formPage(showView, model, asked.id) : missing;
      };
      const form = text(body, 'form');
      const key = text(body, 'recipientKey');
      const wrong = [
        ...lacking(body, { form: t('Choose as what it is taken'), carriedBy: t('Write how it is carried, and by whom') }),
        ...(key !== '' && !isKey(key) ? [{ input: 'recipientKey', words: t('That is no public age key: it begins with age1') }] : []),
      ];
      if (wrong.length > 0) return again(wrongFields(wrong), wrong);
      const made = await copyOut(house, viewer, {
        file: asked.id,
        number: asked.number,
        carriedBy: text(body, 'carriedBy'),
        key,
        ...(form === 'paper' ? { paper: (content, copy) => messagePaper(content, copy, deps.demonstration !== null) } : {}),
      });
      const answer = copyAnswered(made, asked.id, null, key !== '' && form !== 'paper' ? 'sealed' : form, 'message');
      return 'kind' in answer ? answer : again(answer);
    },
  }),
];
