/** The life of a message that the holder of an area of subjects releases: nothing leaves before another person has agreed, and what has left is not taken back. */
import type { Machine } from '../machine.ts';

export type ReleaseState = 'waiting' | 'authorised' | 'refused' | 'withdrawn' | 'left' | 'settled';
export type ReleaseStep =
  | 'ReleaseAuthorised'
  | 'ReleaseRefused'
  | 'ReleaseWithdrawn'
  | 'ReleaseCopied'
  | 'ReleaseReplyBrought'
  | 'ReleaseReplyRead'
  | 'ReleaseReceived'
  | 'ReleaseAnswered'
  | 'ReleaseReplyForgone';

export const releaseMachine: Machine<ReleaseState, ReleaseStep> = {
  noun: 'A released message',
  words: 'What the holder of an area of subjects chooses to tell a partnership. It leaves as a document; the answer comes back as one.',
  begins: 'waiting',
  states: {
    waiting: { words: 'written, and waits for the named authoriser, another person' },
    authorised: { words: 'may leave, and has not' },
    refused: { words: 'does not leave', ends: true },
    withdrawn: { words: 'was taken back before it left', ends: true },
    left: { words: 'a copy has left; the sender holds the question' },
    settled: { words: 'was answered, or no reply is wanted any more', ends: true },
  },
  steps: [
    { step: 'ReleaseAuthorised', words: 'authorised', from: ['waiting'], to: 'authorised' },
    { step: 'ReleaseRefused', words: 'refused', from: ['waiting'], to: 'refused' },
    { step: 'ReleaseWithdrawn', words: 'withdrawn', from: ['waiting', 'authorised'], to: 'withdrawn' },
    { step: 'ReleaseCopied', words: 'a copy leaves', from: ['authorised', 'left'], to: 'left' },
    { step: 'ReleaseCopied', words: 'a further copy leaves', from: ['settled'], to: 'settled' },
    { step: 'ReleaseReplyBrought', words: 'a reply is brought, and waits to be read', from: ['left'], to: 'left' },
    { step: 'ReleaseReplyBrought', words: 'a further reply is brought, and waits to be read', from: ['settled'], to: 'settled' },
    { step: 'ReleaseReplyRead', words: 'what was brought is read', from: ['left'], to: 'left' },
    { step: 'ReleaseReplyRead', words: 'what was brought later is read', from: ['settled'], to: 'settled' },
    { step: 'ReleaseReceived', words: 'they say that it arrived', from: ['left'], to: 'left' },
    { step: 'ReleaseReceived', words: 'they say once more that it arrived', from: ['settled'], to: 'settled' },
    { step: 'ReleaseAnswered', words: 'answered', from: ['left', 'settled'], to: 'settled' },
    { step: 'ReleaseReplyForgone', words: 'no reply is wanted any more', from: ['left'], to: 'settled' },
  ],
};
