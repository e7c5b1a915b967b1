/** What a chronology calls the posts, tasks, referrals and records of the file that it is told of. */
import { reasonsForClosing } from '../../app/caseSight.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { nameOf } from '../../app/project.ts';
import { t } from '../words.ts';
import type { Naming } from './told.ts';
import { postTitle } from './who.ts';

export function namingOf(
  sight: FileSight,
  recordsElsewhere: (record: string) => string = () => t('a record that lies elsewhere now'),
): Naming {
  const { file, book } = sight;
  return {
    post: (id) => postTitle(sight, id),
    organisation: (id) => sight.area.organisations.get(id)?.name ?? id,
    task: (obligation) => {
      const rule = book.ruleByKey.get(obligation.slice(0, obligation.lastIndexOf(':')));
      return rule ? `${t(rule.task)} (${rule.id})` : obligation;
    },
    referral: (id) => file.referrals.get(id)?.account.reference ?? t('a referral that lies elsewhere now'),
    record: (id) => (file.records.has(id) ? nameOf(file.records.get(id)?.details) : recordsElsewhere(id)),
    closingReason: (code) => t(reasonsForClosing.list.find((each) => each.code === code)?.words ?? code),
  };
}
