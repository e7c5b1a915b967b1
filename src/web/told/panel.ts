/** The box on the file's page, and what was decided, heard and asked as lines. */
import { tellingsOf } from '../../app/personSight.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { date, dueDate } from '../dates.ts';
import { postWords, practitionerName } from '../case/who.ts';
import { paths } from '../paths.ts';
import { t } from '../words.ts';
import { personLine, rightWords } from './words.ts';

export interface TellingLine {
  readonly what: string;
  readonly lines: readonly string[];
  readonly by: string;
  readonly letter: string | null;
}
/** For the file's page: how it stands with telling, and what they have asked. */
export function toldPanel(sight: FileSight) {
  const { file, now } = sight;
  if (!sight.isLive) return null;
  const last = tellingsOf(file, 'decision').at(-1) ?? null;
  const asked = tellingsOf(file, 'asked').filter((each) => each.answer === null);
  const heard = new Set(tellingsOf(file, 'account').map((each) => each.concerns));
  const state =
    last === null
      ? t('Nobody has decided yet whether the person is told.')
      : last.outcome === 'told'
        ? t('Told on {day}.', { day: date(last.happened) })
        : last.outcome === 'will be told'
          ? t('To be told by {day}.', { day: dueDate(last.until ?? last.at) })
          : t('Not told until {day}. Looks again: {post}.', {
              day: dueDate(last.until ?? last.at),
              post: postWords(sight.area, last.reviewer ?? sight.lead),
            });
  const accounts = tellingLines(sight, ['account']);
  // That nobody has decided yet stands among the open promises.
  if (last === null && asked.length === 0 && accounts.length === 0) return null;
  return {
    view: 'told/panel.njk',
    model: {
      state,
      isPast: last?.outcome === 'not told' && (last.until ?? 0) <= now,
      asked: asked.map((each) =>
        t('They ask {what} since {day}: not answered yet.', { what: rightWords(each.right), day: date(each.happened) }),
      ),
      unheard: [...file.referrals.values()]
        .filter(({ id, assessments }) => !heard.has(id) && !assessments.some((each) => each.ownAccount))
        .map(({ account }) => account.reference),
      accounts,
      href: paths.file.told(file.id),
    },
  };
}

/** What was decided, heard or asked, as lines: the latest first. */
export function tellingLines(
  sight: FileSight,
  kinds: readonly ('decision' | 'account' | 'parents' | 'social-care' | 'asked')[],
): readonly TellingLine[] {
  const { file } = sight;
  const naming = {
    post: (id: string) => postWords(sight.area, id),
    referral: (id: string) => file.referrals.get(id)?.account.reference ?? '',
  };
  const types = {
    decision: 'TellingDecided',
    account: 'OwnAccountRecorded',
    parents: 'ParentsRecorded',
    'social-care': 'SocialCareDecided',
    asked: 'RightAsked',
  } as const;
  return kinds
    .flatMap((kind) => tellingsOf(file, kind))
    .toSorted((a, b) => b.at - a.at)
    .map((each): TellingLine => {
      const fact = { type: types[each.kind], fields: each } as unknown as Parameters<typeof personLine>[0];
      const [what, ...lines] = personLine(fact, naming);
      const answer = each.kind === 'asked' ? each.answer : null;
      return {
        what,
        lines: [
          ...lines.filter((line): line is string => typeof line === 'string' && line !== ''),
          ...(answer ? [t('Answered {day}: {words}', { day: date(answer.at), words: answer.words })] : []),
        ],
        by: t('{day}, {who}, {post}', {
          day: date(each.happened),
          who: practitionerName(sight.area, each.by),
          post: postWords(sight.area, each.post),
        }),
        letter: each.kind === 'decision' && each.outcome !== 'not told' ? paths.file.letter(file.id, each.id) : null,
      };
    });
}
