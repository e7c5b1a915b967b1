/** What pages ask the domain about posts and people: who answers, who is there, which hours run. Pages reach the pure folders through here. */
export { roleInWords } from '../access/words.ts';
export { postRoles } from '../domain/area/entries.ts';
export { absenceOf, isPresent, whoAnswers } from '../domain/area/presence.ts';
export { whyNotOffered } from '../domain/file/leading.ts';
export { postsOf } from '../domain/area/state.ts';
export { isInHours, officeHours, opensNext } from '../rulebook/engine/hours.ts';
