/** The nouns that have streams of their own, `noun/id`: where a file keeps each of their things, and how an entry changes one. */
import { evolveAssessment } from '../assessment/state.ts';
import { evolveAssumption } from '../assumption/state.ts';
import { evolveCase } from '../case/state.ts';
import { evolveChallenge } from '../challenge/state.ts';
import { evolveCircumstance } from '../circumstance/state.ts';
import { evolveContact } from '../contact/state.ts';
import { evolveCumulative } from '../cumulative/state.ts';
import { evolveDanger } from '../danger/state.ts';
import { evolveDisclosure } from '../disclosure/state.ts';
import { evolveDispute } from '../dispute/state.ts';
import { evolveEmployment } from '../employment/state.ts';
import type { Noun } from '../entryType.ts';
import { entryTypes, type FileFact } from '../facts.ts';
import { evolveFind } from '../find/state.ts';
import { evolveHandover } from '../handover/state.ts';
import { evolveHearing } from '../hearing/state.ts';
import { evolveHold } from '../hold/state.ts';
import { evolveIntelligence } from '../intelligence/state.ts';
import { evolveLink } from '../link/state.ts';
import { evolveMarker } from '../marker/state.ts';
import { evolvePathway } from '../pathway/state.ts';
import { evolveReferral } from '../referral/state.ts';
import { evolveRegime } from '../regime/state.ts';
import { evolveMessage, evolveRelease } from '../release/state.ts';
import { evolveRequest } from '../request/state.ts';
import { evolveSealedItem, evolveWeighing } from '../sealed/state.ts';
import { evolveSearch } from '../search/state.ts';
import { evolveFlag, evolveHit } from '../silent/state.ts';
import { evolveSubject } from '../subject/state.ts';
import { evolveTelling } from '../telling/state.ts';
import { evolveNamed, evolveTie, evolveTied } from '../tie/state.ts';
import { evolveVisit } from '../visit/state.ts';
import type { FileDraft } from './draft.ts';

/** The maps of a file, and what each holds. */
type Things = { [Key in keyof FileDraft as FileDraft[Key] extends Map<string, unknown> ? Key : never]: FileDraft[Key] };
type ThingOf<Key extends keyof Things> = Things[Key] extends Map<string, infer Thing> ? Thing : never;
type Apply = (file: FileDraft, fact: FileFact) => void;

/** `evolve` knows by its own types which entries it takes: a new one of its noun does not compile until it says what it does. */
const kept =
  <Key extends keyof Things, Fact extends FileFact>(
    key: Key,
    evolve: (before: ThingOf<Key> | undefined, fact: Fact, many: number) => ThingOf<Key> | undefined,
  ): Apply =>
  (file, fact) => {
    const things = file[key] as Map<string, ThingOf<Key>>;
    const id = fact.stream.slice(fact.stream.indexOf('/') + 1);
    const thing = evolve(things.get(id), fact as Fact, things.size);
    if (thing) things.set(id, thing);
  };

/** These have a place of their own in the fold, or none in a file. */
type Apart = 'directory' | 'file' | 'record' | 'arrival' | 'notice' | 'any';

const nouns: Readonly<Record<Exclude<Noun, Apart>, Apply>> = {
  assessment: kept('assessments', evolveAssessment),
  assumption: kept('assumptions', evolveAssumption),
  case: kept('cases', evolveCase),
  challenge: kept('challenges', evolveChallenge),
  circumstance: kept('circumstances', evolveCircumstance),
  contact: kept('contacts', evolveContact),
  cumulative: kept('cumulatives', evolveCumulative),
  danger: kept('dangers', evolveDanger),
  disclosure: kept('disclosures', evolveDisclosure),
  dispute: kept('disputes', evolveDispute),
  employment: kept('employments', evolveEmployment),
  find: kept('finds', evolveFind),
  flag: kept('flags', evolveFlag),
  handover: kept('handovers', evolveHandover),
  hearing: kept('hearings', evolveHearing),
  hold: kept('holds', evolveHold),
  intelligence: kept('intelligence', evolveIntelligence),
  link: kept('links', evolveLink),
  marker: kept('markers', evolveMarker),
  message: kept('messages', evolveMessage),
  named: kept('named', evolveNamed),
  // It changes nothing in the file: it says that paper of it is about.
  pack: () => {},
  pathway: kept('pathways', evolvePathway),
  referral: kept('referrals', evolveReferral),
  regime: kept('regimes', evolveRegime),
  release: kept('releases', evolveRelease),
  request: kept('requests', evolveRequest),
  sealed: kept('sealedItems', evolveSealedItem),
  search: kept('listSearches', evolveSearch),
  silent: kept('hits', evolveHit),
  subject: kept('subjects', evolveSubject),
  telling: kept('tellings', evolveTelling),
  tie: kept('ties', evolveTie),
  tied: kept('tied', evolveTied),
  visit: kept('visits', evolveVisit),
  weighing: kept('weighings', evolveWeighing),
};

const byType: ReadonlyMap<string, Apply> = new Map(
  entryTypes.flatMap(({ type, noun }): readonly (readonly [string, Apply])[] =>
    noun in nouns ? [[type, nouns[noun as keyof typeof nouns]]] : [],
  ),
);

/** An entry about a thing of its own stream. */
export function applyToThing(file: FileDraft, fact: FileFact): void {
  byType.get(fact.type)?.(file, fact);
}
