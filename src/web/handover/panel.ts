/** Who leads, as the file's page says it: offers that stand or were refused, disputes, challenges; and one line beside the lead. */
import { disputesIn, offersIn } from '../../app/agreeingSight.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { date, dueDate } from '../dates.ts';
import type { FilePanel } from '../file/panel.ts';
import { type Href, paths } from '../paths.ts';
import { t } from '../words.ts';
import { postInFull } from './posts.ts';

interface Line {
  readonly text: string;
  readonly href: Href;
  readonly action: string;
}

/** "offered to X on D, not accepted yet", for the line that says who leads; null when nothing is in the balance. */
export function leadInBalance(sight: FileSight): string | null {
  const dispute = disputesIn(sight)[0];
  const offer = offersIn(sight)[0];
  const words = [
    ...(offer
      ? [t('Offered to {post} on {day}, not accepted yet', { post: postInFull(sight, offer.offered.to), day: date(offer.offered.at) })]
      : []),
    ...(dispute ? [t('Leads while a dispute is not decided')] : []),
  ];
  return words.length > 0 ? words.join('. ') : null;
}

export function agreeingPanel(sight: FileSight): FilePanel | null {
  const { file } = sight;
  const refused = [...file.handovers.values()].filter((each) => each.state === 'refused' && !each.kept);
  const answered = (id: string) => [...file.disputes.values()].some((each) => each.opened.handover === id);
  const challenges = [...file.challenges.values()];
  const lines: readonly Line[] = [
    ...offersIn(sight).map((each) => ({
      text: t('Offered to {post} by {from} on {day}; not accepted yet', {
        post: postInFull(sight, each.offered.to),
        from: postInFull(sight, each.offered.from),
        day: date(each.offered.at),
      }),
      href: paths.handover.show(file.id, each.id),
      action: t('Open the offer'),
    })),
    ...refused
      .filter((each) => !answered(each.id))
      .map((each) => ({
        text: t('{post} refused it: {words}', { post: postInFull(sight, each.offered.to), words: each.answer?.words ?? '' }),
        href: paths.handover.show(file.id, each.id),
        action: t('Say what happens next'),
      })),
    ...[...file.disputes.values()].map(({ id, opened, decided }) => ({
      text: decided
        ? t('Dispute of {day}, decided: {words}', { day: date(opened.at), words: decided.decision })
        : t('Dispute of {day}, not decided: {words}', { day: date(opened.at), words: opened.words }),
      href: paths.dispute.show(file.id, id),
      action: t('Open the dispute'),
    })),
    ...challenges.map(({ id, made, answered: answer }) => ({
      text: answer
        ? t('The referrer’s challenge was answered on {day}', { day: date(answer.at) })
        : t('The referrer challenges the outcome; an answer is owed by {day}', { day: dueOf(sight, made.fact) }),
      href: paths.challenge.show(file.id, id),
      action: t('Open the challenge'),
    })),
  ];
  return lines.length > 0 ? { view: 'handover/panel.njk', model: { lines } } : null;
}

function dueOf({ file }: FileSight, occasion: string): string {
  const due = [...file.obligations.values()].find((each) => each.rule === 'C44.challenge' && each.occasion === occasion)?.due;
  return due === undefined ? '' : dueDate(due);
}
