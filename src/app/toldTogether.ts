/** Which entries of a file are told of together in a chronology: the journeys of src/web have their words. */
import { assessmentEntries } from '../domain/assessment/entries.ts';
import { assumptionEntries } from '../domain/assumption/entries.ts';
import { caseEntries } from '../domain/case/entries.ts';
import { challengeEntries } from '../domain/challenge/entries.ts';
import { circumstanceEntries } from '../domain/circumstance/entries.ts';
import { contactEntries } from '../domain/contact/entries.ts';
import { correctionEntries } from '../domain/correction/entries.ts';
import { cumulativeEntries } from '../domain/cumulative/entries.ts';
import { dangerEntries } from '../domain/danger/entries.ts';
import { disclosureEntries } from '../domain/disclosure/entries.ts';
import { disputeEntries } from '../domain/dispute/entries.ts';
import { employmentEntries } from '../domain/employment/entries.ts';
import { fileEntries } from '../domain/file/entries.ts';
import { findEntries } from '../domain/find/entries.ts';
import { handoverEntries } from '../domain/handover/entries.ts';
import { hearingEntries } from '../domain/hearing/entries.ts';
import { holdEntries } from '../domain/hold/entries.ts';
import { intelligenceEntries } from '../domain/intelligence/entries.ts';
import { languageEntries } from '../domain/language/entries.ts';
import { linkEntries } from '../domain/link/entries.ts';
import { markerEntries } from '../domain/marker/entries.ts';
import { obligationEntries } from '../domain/obligation/entries.ts';
import { packEntries } from '../domain/pack/entries.ts';
import { pathwayEntries } from '../domain/pathway/entries.ts';
import { recordEntries } from '../domain/record/entries.ts';
import { referralEntries } from '../domain/referral/entries.ts';
import { regimeEntries } from '../domain/regime/entries.ts';
import { messageEntries, releaseEntries } from '../domain/release/entries.ts';
import { requestEntries } from '../domain/request/entries.ts';
import { sealedEntries } from '../domain/sealed/entries.ts';
import { searchEntries } from '../domain/search/entries.ts';
import { silentEntries } from '../domain/silent/entries.ts';
import { sourceEntries } from '../domain/source/entries.ts';
import { subjectEntries } from '../domain/subject/entries.ts';
import { tellingEntries } from '../domain/telling/entries.ts';
import { tieEntries } from '../domain/tie/entries.ts';
import { visitEntries } from '../domain/visit/entries.ts';

export const toldTogether = {
  file: [...fileEntries, ...recordEntries],
  holds: holdEntries,
  referral: referralEntries,
  requests: requestEntries,
  danger: dangerEntries,
  links: linkEntries,
  agreeing: [...handoverEntries, ...disputeEntries, ...challengeEntries],
  person: [...tellingEntries, ...circumstanceEntries],
  visits: [...visitEntries, ...markerEntries],
  searches: searchEntries,
  languages: languageEntries,
  support: caseEntries,
  panel: hearingEntries,
  judging: [...assessmentEntries, ...assumptionEntries, ...findEntries, ...employmentEntries],
  contacts: [...contactEntries, ...cumulativeEntries],
  network: tieEntries,
  sharing: [...disclosureEntries, ...sealedEntries, ...silentEntries, ...pathwayEntries],
  releases: [...releaseEntries, ...messageEntries],
  subjects: [...subjectEntries, ...intelligenceEntries, ...regimeEntries],
  source: sourceEntries,
  packs: packEntries,
  obligations: obligationEntries,
  corrections: correctionEntries,
} as const;
