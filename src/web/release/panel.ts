/** On the file's page: messages that were released and how each stands, and at a partnership those that were taken in, with their conditions. */
import type { FileSight } from '../../app/fileSight.ts';
import { claimedBy, proofAsKept } from '../../app/release/proof.ts';
import type { FilePanel } from '../file/panel.ts';
import { dueDate } from '../dates.ts';
import { paths } from '../paths.ts';
import { t } from '../words.ts';
import { stateWords } from './states.ts';
import { handlingWords } from './words.ts';

const lostItsKey = ({ area }: FileSight['file'], { signature, organisation }: Taken): boolean => {
  const proof = proofAsKept(area, signature, claimedBy(organisation));
  return signature?.proves === 'signed' && proof.kind === 'not-counted' && proof.why === 'withdrawn';
};
type Taken = NonNullable<ReturnType<FileSight['file']['messages']['get']>>['said'];

export function releasePanel({ file }: FileSight): FilePanel | null {
  const lines = [
    ...[...file.releases.values()].map((each) => ({
      href: paths.release.show(file.id, each.number),
      warning: null,
      text: t('Message to {whom}: {state}', { whom: each.said.organisation, state: stateWords(each) }),
    })),
    ...[...file.messages.values()].map(({ number, said, answers }) => ({
      href: paths.message.show(file.id, number),
      // Whoever opens the file learns that what it rests on may not be theirs.
      warning: lostItsKey(file, said) ? t('The key that signed it is not to be trusted any more') : null,
      text: t('Released by {whom}. {handling}. {state}', {
        whom: said.organisation,
        handling: handlingWords(said),
        state:
          answers.length > 0
            ? t('It is decided what they are told back')
            : said.ask === ''
              ? t('They ask for no reply')
              : said.replyBy === null
                ? t('They ask for a reply')
                : t('They ask for a reply by {day}', { day: dueDate(said.replyBy) }),
      }),
    })),
  ];
  return lines.length === 0 ? null : { view: 'release/panel.njk', model: { lines } };
}
