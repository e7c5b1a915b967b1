/** What pages ask of visits, warnings, languages and sealed sources: the domain's own answers. */
export { otherScript, textIn } from '../domain/language/script.ts';
export { answerOf, communicationOf, needsTranslation, type Original, type Translation } from '../domain/language/state.ts';
export { type Marker, markersInForce, untilOf } from '../domain/marker/state.ts';
export { referringOrganisation, type SealedSource, sealedSources } from '../domain/source/sealed.ts';
export { interpreters } from '../domain/visit/entries.ts';
export { isOver, type Visit } from '../domain/visit/state.ts';
