/** What each fact says in a chronology, in plain words: each kind of entry where its journey has its words. */
import type { ChronologyFact } from '../../app/chronology.ts';
import { toldTogether } from '../../app/toldTogether.ts';
import type { EntryType, FactOf } from '../../domain/entryType.ts';
import type { FileFact } from '../../domain/facts.ts';
import type { ConsequenceFact } from '../../domain/obligation/entries.ts';
import { referralWords } from '../case/words.ts';
import { contactLine } from '../contacts-ladder/words.ts';
import { correctionWords } from '../correct/words.ts';
import { dangerWords } from '../danger/words.ts';
import { date, dateAndTime, dueDate } from '../dates.ts';
import type { Instant } from '../deps.ts';
import { judgingLine } from '../assessment/words.ts';
import { sharingLine } from '../disclosure/words.ts';
import { tellAgreeing } from '../dispute/words.ts';
import { languageWords } from '../languages/chronology.ts';
import { linkWords } from '../link/words.ts';
import { networkLine } from '../network/words.ts';
import { hearingLine } from '../panel/words.ts';
import { printedWords } from '../print/words.ts';
import { releaseLine } from '../release/words.ts';
import { requestWords } from '../request/chronology.ts';
import { searchWords } from '../search/chronology.ts';
import { subjectLine } from '../subjects/chronology.ts';
import { caseWords } from '../support/words.ts';
import { personLine } from '../told/words.ts';
import { visitWords } from '../visits/chronology.ts';
import { t } from '../words.ts';
import { fileWords } from './fileWords.ts';
import { holdLine } from './holdWords.ts';
import { obligationWords } from './obligationWords.ts';
import { capital, entry, type Naming, type Told } from './told.ts';

/** Null for what only says that something is owed or done: the entry that did it has its own line. */
export function tell(fact: ChronologyFact, naming: Naming): Told | null {
  if (fact.disposed) return entry(t(typeWords(fact.type)), t('What it said was deleted when the file was let go.'));
  if (fact.kind === 'consequence') return obligationWords(fact as ConsequenceFact, naming);
  const teller = tellers.get(fact.type);
  return teller ? teller(fact, naming) : entry(t(typeWords(fact.type)));
}

type Teller<Fact = FileFact> = (fact: Fact, naming: Naming) => Told | null;

/** Who tells of which entries. Each teller says by its own types what it tells of: a new entry does not compile until it has its words. */
const by = <Types extends readonly EntryType[]>(
  types: Types,
  tells: Teller<FactOf<Types[number]>>,
): readonly (readonly [string, Teller])[] => types.map(({ type }) => [type, tells as unknown as Teller]);

const tellers: ReadonlyMap<string, Teller> = new Map([
  ...by(toldTogether.file, fileWords),
  ...by(toldTogether.holds, (fact) => entry(...holdLine(fact))),
  ...by(toldTogether.referral, referralWords),
  ...by(toldTogether.requests, (fact, { post }) => entry(...requestWords(fact, post))),
  ...by(toldTogether.danger, dangerWords),
  ...by(toldTogether.links, linkWords),
  ...by(toldTogether.agreeing, tellAgreeing),
  ...by(toldTogether.person, (fact, naming) => entry(...personLine(fact, naming))),
  ...by(toldTogether.visits, visitWords),
  ...by(toldTogether.searches, searchWords),
  ...by(toldTogether.languages, languageWords),
  ...by(toldTogether.support, (fact, { post }) => caseWords(fact, post)),
  ...by(toldTogether.panel, (fact, naming) => entry(...hearingLine(fact, naming))),
  ...by(toldTogether.judging, (fact, naming) => entry(...judgingLine(fact, naming))),
  ...by(toldTogether.contacts, (fact) => entry(...contactLine(fact))),
  ...by(toldTogether.network, (fact, naming) => entry(...networkLine(fact, naming))),
  ...by(toldTogether.sharing, (fact, naming) => entry(...sharingLine(fact, naming))),
  ...by(toldTogether.releases, (fact) => entry(...releaseLine(fact))),
  ...by(toldTogether.subjects, (fact, { post }) => entry(...subjectLine(fact, post))),
  ...by(toldTogether.source, ({ fields }) => entry(t('Who told us, which is sealed, was opened'), fields.reason)),
  ...by(toldTogether.packs, (fact) => entry(...printedWords(fact))),
  ...by(toldTogether.obligations, obligationWords),
  ...by(toldTogether.corrections, (fact) => entry(...correctionWords(fact))),
]);

/**
 * When it happened, without a time that nobody gave: a form asks for a day, which is kept as 09:00, and what was due by the end of a
 * day lapsed with that day.
 */
export function happenedWords(fact: {
  readonly kind: string;
  readonly type: string;
  readonly happened: Instant;
  readonly learnt: Instant;
}): string {
  if (fact.kind === 'consequence' && hour(fact.happened) === '00:00')
    return t('{day}, with the end of the day', { day: dueDate(fact.happened) });
  const onlyDay =
    fact.type === 'ReferralReceived' && fact.happened !== fact.learnt && hour(fact.happened) === '09:00' && fact.happened % 60_000 === 0;
  return onlyDay ? date(fact.happened) : dateAndTime(fact.happened);
}

const hour = (at: Instant): string => dateAndTime(at).slice(-5);
/** `ReferralReceived` as a person reads it: "Referral received". */
export const typeWords = (type: string): string =>
  capital(
    type
      .replaceAll(/([A-Z])/g, ' $1')
      .trim()
      .toLowerCase(),
  );
