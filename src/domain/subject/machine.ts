/** The life of a subject of interest. G14: open or closed, nothing between; suspended is open. A proposal is no state: nothing changes by it. */
import type { Machine } from '../machine.ts';

export type SubjectState = 'lead' | 'set aside' | 'open' | 'suspended' | 'closed';
export type SubjectStep =
  | 'LeadSetAside'
  | 'SubjectOpened'
  | 'SubjectRaised'
  | 'SubjectLowered'
  | 'SubjectSuspended'
  | 'SubjectResumed'
  | 'SubjectClosed'
  | 'SubjectReopened';

/** What each state is: there is no third answer for a subject. */
export const openOrClosed: Readonly<Record<SubjectState, 'open' | 'closed' | 'no subject'>> = {
  lead: 'no subject',
  'set aside': 'no subject',
  open: 'open',
  suspended: 'open',
  closed: 'closed',
};

export const subjectMachine: Machine<SubjectState, SubjectStep> = {
  noun: 'A subject of interest',
  words: 'From a lead to a closed subject, who keeps a lead post, reviews and a way back.',
  begins: 'lead',
  states: {
    lead: { words: 'A report that nobody has decided about' },
    'set aside': { words: 'A lead that was not taken up', ends: true },
    open: { words: 'Open' },
    suspended: { words: 'Open, and suspended until a day' },
    closed: { words: 'Closed, with a residual band and its reviews', ends: true },
  },
  steps: [
    { step: 'LeadSetAside', words: 'is not taken up', from: ['lead'], to: 'set aside' },
    { step: 'SubjectOpened', words: 'is taken up', from: ['lead', 'set aside'], to: 'open' },
    { step: 'SubjectRaised', words: 'is raised', from: ['open'], to: 'open' },
    { step: 'SubjectRaised', words: 'is raised, and stays suspended', from: ['suspended'], to: 'suspended' },
    { step: 'SubjectLowered', words: 'is lowered by two people', from: ['open'], to: 'open' },
    { step: 'SubjectLowered', words: 'is lowered by two people, and stays suspended', from: ['suspended'], to: 'suspended' },
    { step: 'SubjectLowered', words: 'is put in a lower residual band by two people', from: ['closed'], to: 'closed' },
    { step: 'SubjectSuspended', words: 'is suspended by two people, or suspended again', from: ['open', 'suspended'], to: 'suspended' },
    { step: 'SubjectResumed', words: 'goes on', from: ['suspended'], to: 'open' },
    { step: 'SubjectClosed', words: 'is closed by two people', from: ['open', 'suspended'], to: 'closed' },
    { step: 'SubjectReopened', words: 'is opened again', from: ['closed'], to: 'open' },
  ],
};
