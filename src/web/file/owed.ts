/** One line of what a file owes: what, by when, and who answers for it now. */
import type { FileSight } from '../../app/fileSight.ts';
import { partnerOf } from '../../app/partnerSight.ts';
import { amount } from '../amount.ts';
import { dateAndTime, dueDate } from '../dates.ts';
import type { Instant } from '../deps.ts';
import { whereDone } from '../doing.ts';
import { at, type Href, paths } from '../paths.ts';
import { phrase, t } from '../words.ts';
import { insteadWords } from './climbed.ts';
import { aboutPartner, actorName, postTitle } from './who.ts';

export interface OwedModel {
  readonly href: Href;
  readonly task: string;
  readonly ruleId: string;
  readonly ruleHref: Href;
  readonly due: Instant;
  readonly who: string;
  readonly lapsed: string | null;
  readonly climbed: string | null;
  readonly instead: string | null;
  readonly acknowledged: string | null;
  readonly limit: string;
  readonly done: { readonly action: string; readonly href: Href };
}

export function owedModel(sight: FileSight, owed: FileSight['owed'][number]): OwedModel {
  const { file } = sight;
  const { acknowledged } = owed;
  return {
    href: paths.file.obligation(file.id, owed.id),
    task: aboutPartner(t(owed.task), partnerOf(file, sight.area, owed.stream, sight.now)),
    ruleId: owed.ruleId,
    ruleHref: at(paths.rulebook, owed.ruleId),
    due: owed.due,
    who: `${postTitle(sight, owed.post)}: ${whoAnswersWords(sight, owed.answers, owed.post)}`,
    lapsed: owed.lapsedAt === null ? null : t('Lapsed {lapsed}', { lapsed: lapsedWords(owed.lapsedAt) }),
    climbed: owed.climbedTo === null ? null : t('Climbed to {post}', { post: postTitle(sight, owed.climbedTo) }),
    instead: insteadWords(sight, owed.instead),
    acknowledged: acknowledged
      ? t('Acknowledged by {actor}, until {day}: {next}', {
          actor: actorName(sight, acknowledged.by),
          day: dueDate(acknowledged.promisedBy),
          next: acknowledged.next,
        })
      : null,
    limit: owed.verified ? amount(owed.limitWords) : t('{limit}, number not verified', { limit: amount(owed.limitWords) }),
    done: whereDone({ rule: owed.rule, stream: owed.stream, file: file.id }),
  };
}

const answersBy: Readonly<Record<FileSight['answers']['by'], string>> = {
  rota: phrase('is on the rota now'),
  holder: phrase('holds the post'),
  deputy: phrase('deputises'),
  supervisor: phrase('supervises: nobody of the post is there'),
  cover: phrase('covers from another area: nobody else is there'),
  'organisation-duty': phrase('is on duty for the organisation: nobody else is there'),
  'area-duty': phrase('is on duty for the area: nobody else is there'),
  nobody: phrase('Nobody answers for this post'),
};

/** Beside the title of the post that owes it, that title is not said again. */
export function whoAnswersWords(sight: Pick<FileSight, 'area'>, { practitioner, post, by }: FileSight['answers'], beside?: string): string {
  if (practitioner === null) return t(answersBy.nobody);
  if (post === beside) return `${actorName(sight, practitioner)} ${t(answersBy[by])}`;
  return `${actorName(sight, practitioner)}, ${postTitle(sight, post)}, ${t(answersBy[by])}`;
}

export const lapsedWords = (at: Instant): string =>
  dateAndTime(at).endsWith('00:00') ? t('with the end of {day}', { day: dueDate(at) }) : t('on {when}', { when: dateAndTime(at) });
