/** What comes with a file when somebody takes it over: what its lead owes and by when, what others owe, danger, and what to watch for. */
import type { FileSight } from '../../app/fileSight.ts';
import type { Instant } from '../deps.ts';
import { postTitle } from '../file/who.ts';
import { type Href, paths } from '../paths.ts';
import { t } from '../words.ts';

interface Promise {
  readonly href: Href;
  readonly task: string;
  readonly due: Instant;
  readonly rule: string;
  /** Who owes it; empty for what the lead owes. */
  readonly by: string;
}
export interface Along {
  readonly lead: readonly Promise[];
  readonly others: readonly Promise[];
  readonly warnings: readonly string[];
}

/** What is about the hand-over or a dispute itself does not go along: it is answered by going. */
export function alongWith(sight: FileSight): Along {
  const { file } = sight;
  const promises = sight.owed
    .filter(({ ruleId }) => ruleId !== 'G13')
    .map(({ id, task, due, ruleId, post }) => ({
      href: paths.file.obligation(file.id, id),
      task: t(task),
      due,
      rule: ruleId,
      by: post === sight.lead ? '' : postTitle(sight, post),
    }));
  const open = [...file.dangers.values()].filter(({ writtenUp }) => writtenUp.length === 0).length;
  const disputes = [...file.disputes.values()].filter(({ decided }) => !decided).length;
  const late = sight.owed.filter(({ lapsedAt }) => lapsedAt !== null).length;
  return {
    lead: promises.filter(({ by }) => by === ''),
    others: promises.filter(({ by }) => by !== ''),
    warnings: [
      ...(open > 0 ? [t('{n, plural, one {A report of danger is} other {# reports of danger are}} not written up.', { n: open })] : []),
      ...(sight.child ? [t('They are under 18: nobody speaks to a parent before social care has decided who does.')] : []),
      ...(late > 0 ? [t('{n, plural, one {One promise has} other {# promises have}} lapsed and is still owed.', { n: late })] : []),
      ...(disputes > 0 ? [t('A dispute about this file is not decided.')] : []),
      ...(sight.refuted ? [t('Everything reported was refuted: nothing is left but to let the file go.')] : []),
    ],
  };
}
