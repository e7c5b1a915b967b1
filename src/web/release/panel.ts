/** On the file's page: messages that were released and how each stands, and at a partnership those that were taken in, with their conditions. */
import type { FileSight } from '../../app/fileSight.ts';
import type { FilePanel } from '../file/panel.ts';
import { dueDate } from '../dates.ts';
import { paths } from '../paths.ts';
import { t } from '../words.ts';
import { stateWords } from './states.ts';
import { handlingWords } from './words.ts';

export function releasePanel({ file }: FileSight): FilePanel | null {
  const lines = [
    ...[...file.releases.values()].map((each) => ({
      href: paths.release.show(file.id, each.number),
      text: t('Message to {whom}: {state}', { whom: each.said.organisation, state: stateWords(each) }),
    })),
    ...[...file.messages.values()].map(({ number, said, answers }) => ({
      href: paths.message.show(file.id, number),
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
