/** One line of what is owed about the person of a referral: by which post, who answers for it, and to whom it climbed. */
import type { CaseSight, Owing } from '../../app/caseSight.ts';
import { partnerOf } from '../../app/partnerSight.ts';
import { amount } from '../amount.ts';
import type { Viewer } from '../deps.ts';
import { whereDoneBy } from '../doing.ts';
import { insteadWords } from '../file/climbed.ts';
import { aboutPartner } from '../file/who.ts';
import { at, type Href, paths } from '../paths.ts';
import { t } from '../words.ts';
import { postWords, practitionerName } from './who.ts';

export interface OwedLine {
  readonly what: string;
  readonly due: number;
  readonly post: string;
  readonly who: string;
  readonly limit: string;
  readonly verified: boolean;
  readonly climbed: string | null;
  readonly instead: string | null;
  readonly rule: string;
  readonly ruleHref: Href;
  readonly action: string;
  readonly href: Href;
  readonly climbHref: Href | null;
}

export function answeredBy({ area, owed }: CaseSight, post: string): string {
  const found = owed.find((each) => each.post === post)?.answers;
  const holder = area.posts.get(post)?.holders[0] ?? found?.practitioner ?? null;
  return holder ? practitionerName(area, holder) : t('nobody fills it');
}

export function owedLine({ area, file, now }: CaseSight, viewer: Viewer, each: Owing): OwedLine {
  const { answers, post, rule, ruleId, climbedTo, acknowledged, state } = each;
  const who = answers.practitioner ? practitionerName(area, answers.practitioner) : t('nobody');
  const seen = acknowledged ? { who: practitionerName(area, acknowledged.by), next: acknowledged.next } : null;
  return {
    what: aboutPartner(t(each.task), partnerOf(file, area, each.stream, now)),
    due: each.due,
    post: postWords(area, post),
    who: answers.post === post ? who : t('{who}, because nobody of {post} is there', { who, post: area.posts.get(post)?.title ?? post }),
    limit: amount(each.limitWords),
    verified: each.verified,
    climbed: climbedTo
      ? seen
        ? t('Climbed to {post}; {who} has acknowledged it: {next}', { post: postWords(area, climbedTo), ...seen })
        : t('Climbed to {post}', { post: postWords(area, climbedTo) })
      : seen
        ? t('Acknowledged by {who}: {next}', seen)
        : null,
    instead: insteadWords({ area }, each.instead),
    rule: ruleId,
    ruleHref: at(paths.rulebook, ruleId),
    climbHref: state === 'lapsed' ? paths.file.obligation(file.id, each.id) : null,
    ...whereDoneBy(viewer, { rule, stream: each.stream, file: file.id }),
  };
}
