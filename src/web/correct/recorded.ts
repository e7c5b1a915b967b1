/** What has been recorded about a referral, with what was corrected: marked where it stands, and listed where it proved untrue. */
import { entryIn } from '../../app/corrected.ts';
import type { CaseSight } from '../../app/caseSight.ts';
import { made } from '../case/who.ts';
import type { Recorded } from '../case/recorded.ts';
import { tell } from '../file/words.ts';
import { t } from '../words.ts';
import { markOf } from './marks.ts';

export function withCorrections(sight: CaseSight, recorded: readonly Recorded[]): readonly Recorded[] {
  const { file, referral, area } = sight;
  const marked = recorded.map((each) => {
    const fact = entryIn(file, each.fact);
    return { ...each, corrected: (fact && markOf(sight, fact)?.text) ?? null };
  });
  // What proved untrue counts for nothing, so no noun has it; it is shown all the same, as such.
  const untrue = file.facts.flatMap((fact): readonly Recorded[] => {
    const mark = fact.stream === referral.stream && fact.kind === 'entry' ? markOf(sight, fact) : null;
    if (!mark?.isUntrue || marked.some((each) => each.fact === fact.id)) return [];
    const naming = { post: asIs, organisation: asIs, task: asIs, referral: asIs, record: asIs, closingReason: asIs };
    const told = tell({ ...fact, disposed: false, position: 0 }, naming);
    const by = { fact: fact.id, at: fact.recorded, by: fact.actor, post: fact.post };
    const lines = told?.words ? [{ label: t('It said'), text: told.words }] : [];
    return [
      {
        what: t('Proved untrue: {what}', { what: told?.what ?? '' }),
        made: made(area, by),
        isDecision: false,
        lines,
        href: null,
        fact: fact.id,
        corrected: mark.text,
      },
    ];
  });
  return [...marked, ...untrue];
}

const asIs = (id: string): string => id;
