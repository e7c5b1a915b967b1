/** A released message has conditions that go with its words: it is taken in where they do, and nowhere else. */
import { because } from '../../domain/decision.ts';
import { crossingIn } from './document.ts';

export const takenElsewhere = because(
  'released-message',
  'This is a released message, whose conditions go with its words.',
  'Take it in on its own page, from the list of what needs you today; or set it aside with a reason.',
);

export const isMessage = (bytes: Uint8Array): boolean => crossingIn(bytes).kind === 'message';
