/** Where the pathway for fixation on violence stands, in words; each is said with t(). */
import type { Pathway } from '../../domain/pathway/state.ts';

export const pathwayStates: Readonly<Record<Pathway['state'], string>> = {
  asked: 'asked for, and not decided',
  refusing: 'not taking it up is proposed; a second person decides',
  refused: 'not taken up, by two people',
  held: 'taken up, and held by its owner',
  accepted: 'accepted by a service, and held by its owner',
  ending: 'ending is proposed; a second person decides',
  ended: 'ended, by two people',
};
