/** One line of a file's chronology: what is told of a fact, who recorded it and when, and what a correction did to it. */
import type { ChronologyFact } from '../../app/chronology.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { type CorrectedMark, correctLink, hidden, markOf, mistakeOf, standingOf } from '../correct/marks.ts';
import { dateAndTime, span } from '../dates.ts';
import type { Instant } from '../deps.ts';
import { type Href, paths } from '../paths.ts';
import { t } from '../words.ts';
import type { Naming } from './told.ts';
import { actorName, organisationName, postTitle } from './who.ts';
import { happenedWords, tell } from './words.ts';

export interface ChronologyLine {
  readonly id: string;
  readonly what: string;
  readonly words: string;
  readonly happened: Instant;
  readonly happenedWords: string;
  /** As it was first recorded, where the time was corrected. */
  readonly before: string | null;
  readonly recorded: string;
  readonly late: string | null;
  readonly who: string;
  readonly post: string | null;
  readonly organisation: string | null;
  readonly source: string;
  readonly refuted: boolean;
  readonly dropped: boolean;
  readonly missed: boolean;
  /** Counted by the rulebook: `post` is the one that owed it then. */
  readonly isConsequence: boolean;
  readonly href: Href | null;
  readonly correct: Href | null;
  /** That it was corrected, and the way to what it said. */
  readonly corrected: CorrectedMark | null;
  /** Of a lapse: that a mistake caused it. */
  readonly mistake: string | null;
}

/** How long after it was known an entry may be recorded before it is marked late. */
const lateAfterMinutes = 60;

export function lineOf(sight: FileSight, fact: ChronologyFact, naming: Naming): ChronologyLine | null {
  const mark = markOf(sight, fact);
  const telling = tell(standingOf(sight, fact), naming);
  if (!telling) return null;
  const told = mark?.isHidden ? { ...telling, ...hidden(telling) } : telling;
  const mistake = mistakeOf(sight, fact);
  const { file } = sight;
  const corrected = file.corrected.get(fact.id);
  const happened = corrected?.happened ?? corrected?.learnt ?? fact.happened;
  const [noun, id = ''] = fact.stream.split(/\/(.*)/s);
  const referral = noun === 'referral' ? file.referrals.get(id) : undefined;
  const who = actorName(sight, fact.actor);
  const organisationOf = organisationName(sight, fact.organisation);
  const lateBy = Math.round(
    (fact.recorded - (fact.kind === 'consequence' ? fact.happened : Math.min(fact.learnt, fact.recorded))) / 60_000,
  );
  return {
    id: fact.id,
    what: told.what,
    words: told.words,
    happened,
    happenedWords: corrected ? dateAndTime(happened) : happenedWords(fact),
    before: corrected ? happenedWords(fact) : null,
    recorded: dateAndTime(fact.recorded),
    late:
      lateBy >= lateAfterMinutes
        ? fact.kind === 'consequence'
          ? t('recorded {span} after it happened', { span: span(lateBy * 60) })
          : t('recorded {span} after it was known', { span: span(lateBy * 60) })
        : null,
    who,
    post: fact.post === null ? null : postTitle(sight, fact.post),
    isConsequence: fact.kind === 'consequence',
    missed: told.missed === true && mistake === null,
    organisation: fact.organisation === null || who.includes(organisationOf) ? null : organisationOf,
    source: [
      `${fact.kind === 'entry' ? t('Entry') : t('Consequence')} ${fact.id.slice(0, 8)}`,
      t('ledger position {position}', { position: fact.position }),
      referral?.account.reference && t('reference {reference}', { reference: referral.account.reference }),
    ]
      .filter(Boolean)
      .join(', '),
    refuted: sight.referrals.some((each) => each.refuted && each.referral === referral),
    dropped: told.dropped && mistake === null,
    href: referral ? paths.case.show(referral.id) : noun === 'danger' ? paths.file.dangerReport(file.id, id) : null,
    correct: correctLink(sight, fact),
    corrected: mark,
    mistake,
  };
}
