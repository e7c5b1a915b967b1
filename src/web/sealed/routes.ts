/**
 * What its holder keeps (G21), sealed files and their silent hits (S11), whom to call about a known concern (F48), and who knows this
 * person. A page of a sealed file is found by its holder only: for everybody else there is no such page.
 */
import { z } from 'zod';
import type { FileSight } from '../../app/fileSight.ts';
import { flagOf, hitsOf, openFlag, sealOf, waitingItems, weighedDecisions, weighingsOf, withdrawnItems } from '../../app/keptSight.ts';
import { nobodyLeftOut, type NotCompared, notCompared } from '../../app/leftOff.ts';
import { latestOf, recordSharing } from '../../app/sharing.ts';
import { decideSilentHit, heldFiles, whoKnows } from '../../app/silentHits.ts';
import { queryOf } from '../../app/search.ts';
import { filesRead, page, readPage, view } from '../answer.ts';
import { dateAndTime, dueDate } from '../dates.ts';
import { dayIn } from '../disclosure/fields.ts';
import { hitOutcomes } from '../disclosure/words.ts';
import { fileForm, type FormModel, formModel, lacking, momentNames, ofFile, type Sent, type Shown } from '../file/form.ts';
import { actorName, organisationName, postTitle } from '../file/who.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, wrongFields } from '../staff.ts';
import { t } from '../words.ts';

type OfFile = Shown<FileSight, { id: string }>;
const params = z.object({ id: z.string() });

interface KeptModel extends FormModel {
  readonly latest: string;
  readonly own: readonly { readonly value: string; readonly text: string }[];
  readonly posts: readonly { readonly value: string; readonly text: string }[];
  readonly decisions: readonly { readonly value: string; readonly text: string }[];
  readonly items: readonly {
    readonly id: string;
    readonly holder: string;
    readonly until: string;
    readonly mine: boolean;
    readonly questions: readonly {
      readonly id: string;
      readonly words: string;
      readonly answer: string | null;
      readonly weighed: boolean;
    }[];
  }[];
  readonly withdrawn: readonly string[];
  readonly asked: readonly {
    readonly id: string;
    readonly title: string;
    readonly words: string;
    readonly asked: string;
    readonly minuted: string | null;
  }[];
  readonly flag: { readonly id: string; readonly words: string; readonly reason: string } | null;
}
const keptView = view<KeptModel>('sealed/kept.njk');

const titleOf = (sight: FileSight, post: string): string =>
  t('{post}, {organisation}', {
    post: postTitle(sight, post),
    organisation: organisationName(sight, sight.area.posts.get(post)?.organisation ?? null),
  });
const decisionWords = (decision: (typeof weighedDecisions)[number]): string =>
  ({
    closing: t('Closing the referral'),
    'section 36': t('Referring to the panel (section 36)'),
    'adoption by the panel': t('Adoption by the panel'),
    exit: t('Closing the Channel case'),
    lowering: t('Lowering, suspending or closing a subject'),
    MAPPA: t('A MAPPA decision'),
    'licence or parole': t('Licence or parole'),
    'event or invitation': t('An event or an invitation'),
    other: t('Something else'),
  })[decision];

const names = [
  'holder',
  'words',
  'decision',
  'post',
  'reason',
  'decided',
  'protective',
  'outcome',
  'item',
  'question',
  'weighing',
  ...momentNames('until'),
  ...momentNames('needed'),
];

function keptModel(shown: OfFile): KeptModel {
  const { sight, viewer } = shown;
  const { file, area, book, now } = sight;
  const mine = new Set(viewer.posts ?? []);
  const flag = openFlag(file);
  return {
    ...formModel(shown, paths.sharing.kept(file.id), names),
    latest: dueDate(latestOf(book, 'G21.review', now)),
    own: [...mine].map((post) => ({ value: post, text: titleOf(sight, post) })),
    posts: [...area.posts.keys()].map((post) => ({ value: post, text: titleOf(sight, post) })),
    decisions: weighedDecisions.map((each) => ({ value: each, text: decisionWords(each) })),
    items: waitingItems(file).map(({ item, questions }) => ({
      id: item.id,
      holder: titleOf(sight, item.holder),
      until: dueDate(item.terms.at(-1)?.until ?? now),
      mine: mine.has(item.holder),
      questions: questions.map(({ question, answer, weighed }) => ({
        id: question.fact,
        words: t('{decision}, by {post}, {when}', {
          decision: decisionWords(question.decision),
          post: postTitle(sight, question.post),
          when: dateAndTime(question.at),
        }),
        answer: answer
          ? t('{who}, {when}: {words}', { who: actorName(sight, answer.by), when: dateAndTime(answer.at), words: answer.words })
          : null,
        weighed,
      })),
    })),
    withdrawn: withdrawnItems(file).map((item) =>
      t('{post}: {why}', { post: titleOf(sight, item.holder), why: t(item.withdrawn?.why ?? '') }),
    ),
    asked: weighingsOf(file).map(({ id, asked, minuted }) => ({
      id,
      title: decisionWords(asked.decision),
      words: asked.words,
      asked: t('Asked by {who}, {when}; needed by {needed}', {
        who: actorName(sight, asked.by),
        when: dateAndTime(asked.at),
        needed: dueDate(asked.needed),
      }),
      minuted: minuted
        ? t('{who}, {when}: {words}', { who: actorName(sight, minuted.by), when: dateAndTime(minuted.at), words: minuted.decided })
        : null,
    })),
    flag: flag && {
      id: flag.id,
      words: flagOf(file, now)
        ? t('Whoever meets the person and asks is told to call {post}, until {until}.', {
            post: titleOf(sight, flag.flagged.post),
            until: dueDate(flag.flagged.until),
          })
        : t('Its day has passed: nobody is told to call any more.'),
      reason: flag.flagged.reason,
    },
  };
}

type Asked = Parameters<Parameters<typeof fileForm<{ id: string }, FileSight, KeptModel>>[0]['send']>[0];

/** As the entry says it, by the choice on the page. */
const whyWithdrawn: Readonly<Record<string, string>> = {
  none: 'nothing is held any more',
  given: 'it was given to this file',
  else: 'it was about somebody else',
  nothing: 'it counts for nothing',
};

async function sendKept({ house, viewer, sight, params: { id: file }, key, fields }: Asked): Promise<Sent> {
  const to = (done: Parameters<typeof withDone>[1]) => withDone(paths.sharing.kept(file), done);
  const value = (name: string): string => text(fields, name);
  const id = (letter: string): string => `${letter}-${key}`.slice(0, 100);
  switch (value('do')) {
    case 'note': {
      const until = dayIn(fields, 'until', t('Give the day on which it is looked at again'));
      const wrong = [...lacking(fields, { holder: t('Choose which of your posts keeps it') }), ...until.wrong];
      if (wrong.length > 0) return { wrong };
      const said = { holder: value('holder'), until: until.at };
      return {
        outcome: await recordSharing(house, viewer, { act: 'note-sealed-item', file, key, item: id('k'), fields: said }),
        to: to('kept-noted'),
      };
    }
    case 'renew': {
      const until = dayIn(fields, 'until', t('Give the day on which it is looked at again'), `-renew-${value('item')}`);
      if (until.wrong.length > 0) return { wrong: until.wrong };
      const outcome = await recordSharing(house, viewer, { act: 'renew-sealed-item', file, key, item: value('item'), until: until.at });
      return { outcome, to: to('kept-noted') };
    }
    case 'withdraw': {
      const outcome = await recordSharing(house, viewer, {
        act: 'withdraw-sealed-item',
        file,
        key,
        item: value('item'),
        why: whyWithdrawn[value('why')] ?? '',
      });
      return { outcome, to: to('kept-weighed') };
    }
    case 'weigh': {
      // Nothing chosen is no confirmation.
      const wrong = lacking(fields, {
        outcome: t('Choose whether it was weighed'),
        words: t('Write with whom it was weighed, or how you can be reached; nothing of what it says'),
      }).map(({ input, words }) => ({ input: `${input}-${value('item')}${value('question')}`, words }));
      if (wrong.length > 0) return { wrong };
      const said = {
        question: value('question'),
        outcome: value('outcome') === 'first' ? 'speak with me first' : 'weighed',
        words: value('words'),
      };
      const outcome = await recordSharing(house, viewer, { act: 'weigh-sealed-item', file, key, item: value('item'), fields: said });
      return { outcome, to: to('kept-weighed') };
    }
    case 'ask': {
      const needed = dayIn(fields, 'needed', t('Give the day of the decision'));
      const wrong = [
        ...lacking(fields, { decision: t('Choose what is decided'), words: t('Write what is to be decided') }),
        ...needed.wrong,
      ];
      if (wrong.length > 0) return { wrong };
      const said = { decision: value('decision'), about: '', words: value('words'), needed: needed.at };
      return {
        outcome: await recordSharing(house, viewer, { act: 'ask-weighing', file, key, weighing: id('w'), fields: said }),
        to: to('kept-asked'),
      };
    }
    case 'minute': {
      const wrong = lacking(fields, { decided: t('Write what was decided, and by whom') }).map(({ words }) => ({
        input: `decided-${value('weighing')}`,
        words,
      }));
      if (wrong.length > 0) return { wrong };
      const said = { decided: value('decided'), protective: value('protective') === 'yes' };
      const outcome = await recordSharing(house, viewer, { act: 'minute-weighed', file, key, weighing: value('weighing'), fields: said });
      return { outcome, to: to('kept-minuted') };
    }
    case 'flag': {
      const until = dayIn(fields, 'until', t('Give the day on which it ends'), '-flag');
      const wrong = [...lacking(fields, { post: t('Choose whom to call'), reason: t('Write why') }), ...until.wrong];
      if (wrong.length > 0) return { wrong };
      const said = { post: value('post'), reason: value('reason'), until: until.at };
      return {
        outcome: await recordSharing(house, viewer, { act: 'flag-concern', file, key, flag: id('f'), fields: said }),
        to: to('concern-flagged'),
      };
    }
    case 'end-flag': {
      // The one that was shown: another may have been set since.
      const flag = value('flag') || (openFlag(sight.file)?.id ?? '');
      const outcome = await recordSharing(house, viewer, { act: 'end-flag', file, key, flag, reason: value('reason') });
      return { outcome, to: to('concern-ended') };
    }
    default:
      return null;
  }
}

interface SealModel extends FormModel {
  readonly latest: string;
  readonly isMine: boolean;
  readonly lead: string;
  readonly sealed: { readonly until: string; readonly reason: string; readonly named: boolean } | null;
  readonly hits: readonly {
    readonly id: string;
    readonly what: string;
    readonly who: string;
    readonly asked: Href | null;
    readonly decided: string | null;
  }[];
}
const sealView = view<SealModel>('sealed/seal.njk');

function sealModel(shown: OfFile): SealModel {
  const { sight, viewer } = shown;
  const { file, book, now } = sight;
  const seal = sealOf(file);
  return {
    ...formModel(shown, paths.sharing.seal(file.id), ['reason', 'named', 'words', 'outcome', ...momentNames('until')]),
    latest: dueDate(latestOf(book, 'S11.seal', now)),
    isMine: (viewer.posts ?? []).includes(sight.lead),
    lead: titleOf(sight, sight.lead),
    sealed: seal && { until: dueDate(seal.until), reason: seal.reason, named: seal.mayBeNamed },
    hits: hitsOf(file).map(({ id, found, decided }) => ({
      id,
      what: metOn[found.what](dateAndTime(found.at)),
      who: [found.post ? postTitle(sight, found.post) : '', organisationName(sight, found.organisation)].filter(Boolean).join(', '),
      asked: found.asked === null ? null : paths.file.show(found.asked),
      decided: decided
        ? t('{outcome} ({who}, {when}): {words}', {
            outcome: t(hitOutcomes[decided.outcome]),
            who: actorName(sight, decided.by),
            when: dateAndTime(decided.at),
            words: decided.words,
          })
        : null,
    })),
  };
}

const metOn: Readonly<Record<ReturnType<typeof hitsOf>[number]['found']['what'], (when: string) => string>> = {
  search: (when) => t('Somebody looked for this person on {when}', { when }),
  referral: (when) => t('This person was referred on {when}', { when }),
  'list search': (when) => t('A search by a list or a pattern met this person on {when}', { when }),
  register: (when) => t('An old register met this person on {when}', { when }),
};

async function sendSeal({ house, viewer, params: { id: file }, key, fields }: Asked): Promise<Sent> {
  const value = (name: string): string => text(fields, name);
  if (value('do') === 'hit') {
    const wrong = lacking(fields, { outcome: t('Choose what comes of it'), words: t('Write why') });
    if (wrong.length > 0) return { wrong };
    const outcome = value('outcome');
    const chosen = outcome === 'tell' || outcome === 'act' ? outcome : 'do not tell';
    const decided = await decideSilentHit(house, viewer, {
      file,
      hit: value('hit'),
      key,
      fields: { outcome: chosen, words: value('words') },
    });
    return { outcome: decided, to: withDone(paths.sharing.seal(file), 'hit-decided') };
  }
  const wrong = lacking(fields, { reason: t('Write why') });
  if (value('do') === 'unseal') {
    if (wrong.length > 0) return { wrong };
    const outcome = await recordSharing(house, viewer, { act: 'unseal-file', file, key, reason: value('reason') });
    return { outcome, to: withDone(paths.file.show(file), 'unsealed') };
  }
  const until = dayIn(fields, 'until', t('Give the day until which it is sealed'));
  if (wrong.length + until.wrong.length > 0) return { wrong: [...wrong, ...until.wrong] };
  const said = { reason: value('reason'), until: until.at, mayBeNamed: value('named') === 'yes' };
  const outcome = await recordSharing(house, viewer, { act: 'seal-file', file, key, fields: said });
  return { outcome, to: withDone(paths.sharing.seal(file), 'sealed') };
}

interface HeldModel {
  readonly files: readonly { readonly title: string; readonly href: Href }[];
}
const heldView = view<HeldModel>('sealed/held.njk');

interface KnowsModel {
  readonly here: Href;
  readonly values: { readonly name: string; readonly born: string; readonly why: string };
  readonly problem: Problem | null;
  /** Null before anything was asked; empty: nobody who may say so. */
  readonly call: readonly { readonly title: string; readonly organisation: string; readonly who: string }[] | null;
  readonly away: boolean;
  /** How many on file could not be looked at, of those whom this viewer may see. */
  readonly notLooked?: NotCompared;
}
const knowsView = view<KnowsModel>('sealed/knows.njk');
const nothing = { name: '', born: '', why: '' };

export const keptRoutes: readonly Route[] = [
  ...fileForm({
    path: '/files/:id/kept',
    title: 'What its holder keeps',
    params,
    view: keptView,
    sight: ofFile,
    model: keptModel,
    send: sendKept,
  }),
  ...fileForm({ path: '/files/:id/seal', title: 'Sealed file', params, view: sealView, sight: ofFile, model: sealModel, send: sendSeal }),
  route({
    method: 'GET',
    path: '/sealed-files',
    title: 'Sealed files of my posts',
    mayUse: areaDuties,
    reads: 'files',
    schema: z.object({}),
    handle: async ({ deps, viewer }) => {
      const held = await heldFiles(houseOf(deps), viewer);
      return readPage(
        heldView,
        { files: held.map(({ file, title }) => ({ title, href: paths.sharing.seal(file) })) },
        filesRead(held.map(({ file }) => file)),
      );
    },
  }),
  route({
    method: 'GET',
    path: '/who-knows',
    title: 'Who knows this person?',
    mayUse: areaDuties,
    reads: 'nothing',
    schema: z.object({}),
    handle: async () => page(knowsView, { here: paths.sharing.whoKnows, values: nothing, problem: null, call: null, away: false }),
  }),
  route({
    method: 'POST',
    path: '/who-knows',
    title: 'Who knows this person?',
    mayUse: areaDuties,
    reads: 'files',
    schema: z.object({ body: formFields }),
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      const values = { name: text(input.body, 'name'), born: text(input.body, 'born'), why: text(input.body, 'why') };
      const wrong = lacking(input.body, { name: t('Write the name'), why: t('Write why you ask') });
      const shared = { here: paths.sharing.whoKnows, values };
      if (wrong.length > 0)
        return readPage(knowsView, { ...shared, problem: wrongFields(wrong), call: null, away: false }, [], {
          hasErrors: true,
          status: 422,
        });
      const call = await whoKnows(
        house,
        queryOf({ name: values.name, otherNames: '', born: values.born, phone: '', number: '', address: '', postcode: '', school: '' }),
      );
      const notLooked = call === null ? nobodyLeftOut : await notCompared(house, viewer);
      return readPage(knowsView, { ...shared, problem: null, call, away: call === null, notLooked }, [], { reason: values.why });
    },
  }),
];
