/** What its holder keeps (G21): that there is something, who holds it, for which decisions it was weighed; and whom to call about a known concern (F48). */
import type { FileSight } from '../../app/fileSight.ts';
import { flagOf, openFlag, waitingItems, weighedDecisions, weighingsOf, withdrawnItems } from '../../app/keptSight.ts';
import { latestOf, recordSharing } from '../../app/sharing.ts';
import { view } from '../answer.ts';
import { dateAndTime, dueDate } from '../dates.ts';
import { dayIn } from '../disclosure/fields.ts';
import { fileForm, type FormModel, formModel, lacking, momentNames, ofFile, saidWhyNot, type Sent } from '../file/form.ts';
import { actorName, postTitle } from '../file/who.ts';
import { paths, withDone } from '../paths.ts';
import { text } from '../route.ts';
import { t } from '../words.ts';
import { type OfFile, params, titleOf } from './ofFile.ts';

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
  /** Why saying whom to call is another post's; null where it is not. */
  readonly flagBecause: string | null;
  readonly flag: { readonly id: string; readonly words: string; readonly reason: string } | null;
}
const keptView = view<KeptModel>('sealed/kept.njk');

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
    flagBecause: saidWhyNot(sight, 'flag-concern'),
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

export type Asked = Parameters<Parameters<typeof fileForm<{ id: string }, FileSight, KeptModel>>[0]['send']>[0];

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

export const keptFormRoutes = fileForm({
  path: '/files/:id/kept',
  title: 'What its holder keeps',
  params,
  view: keptView,
  sight: ofFile,
  model: keptModel,
  send: sendKept,
});
