/** The life of the pathway for fixation on violence: asked, taken up or not by two people, held with reviews, accepted by a service, ended by two. */
import type { Machine } from '../machine.ts';
import type { PathwayStep } from './entries.ts';

export type PathwayState = 'asked' | 'refusing' | 'refused' | 'held' | 'accepted' | 'ending' | 'ended';

export const pathwayMachine: Machine<PathwayState, Exclude<PathwayStep['type'], 'PathwayAsked'>> = {
  noun: 'A pathway for fixation on violence',
  words: 'Fixation on violence is looked at for itself: that no ideology was found decides nothing here.',
  begins: 'asked',
  states: {
    asked: { words: 'Asked: it is to be decided whether it is taken up' },
    refusing: { words: 'Not taking it up is proposed; a second person decides' },
    refused: { words: 'Not taken up, by two people', ends: true },
    held: { words: 'Taken up: its owner holds it, with a day on which it is looked at' },
    accepted: { words: 'A service has accepted; its owner holds it until it is ended' },
    ending: { words: 'Ending is proposed; a second person decides' },
    ended: { words: 'Ended, by two people', ends: true },
  },
  steps: [
    { step: 'PathwayTakenUp', words: 'Take it up', from: ['asked', 'refusing'], to: 'held' },
    { step: 'PathwayRefusalProposed', words: 'Propose not to take it up', from: ['asked'], to: 'refusing' },
    { step: 'PathwayRefused', words: 'Agree that it is not taken up', from: ['refusing'], to: 'refused' },
    { step: 'PathwayRefusalDeclined', words: 'Decline: it is asked again', from: ['refusing'], to: 'asked' },
    { step: 'PathwayReviewed', words: 'Look at it', from: ['held'], to: 'held' },
    { step: 'PathwayReviewed', words: 'Look at it', from: ['accepted'], to: 'accepted' },
    { step: 'PathwayAccepted', words: 'A service accepts', from: ['held', 'accepted'], to: 'accepted' },
    { step: 'PathwayReturned', words: 'The service gives it back', from: ['accepted'], to: 'held' },
    { step: 'PathwayEndProposed', words: 'Propose to end it', from: ['held', 'accepted'], to: 'ending' },
    { step: 'PathwayEnded', words: 'Agree that it is ended', from: ['ending'], to: 'ended' },
    { step: 'PathwayEndDeclined', words: 'Decline: it is held on', from: ['ending'], to: 'held' },
  ],
};
