/** The written plan of support (s36(5), G09): every domain of need is answered, and each need by an action that a post owns (F24, F25, F36). */
import { z } from 'zod';
import { entryType, id, instant, reason } from '../entryType.ts';

export const PlanWritten = entryType(
  'PlanWritten',
  'case',
  'The plan of support is written: how consent is sought, the nature of the support, who is responsible, and each domain of need answered.',
  {
    /** How, when and by whom consent is sought. */
    consent: reason,
    nature: reason,
    /** Posts responsible. */
    responsible: z.array(id).min(1),
    /** Each domain of the list of needs: a need, or not a need because. */
    domains: z.array(z.strictObject({ domain: id, is: z.enum(['a need', 'not a need']), words: reason })).min(1),
  },
);
export const ActionAgreed = entryType(
  'ActionAgreed',
  'case',
  'An action answers a need of the plan: what, how, by which post, until when.',
  {
    action: id,
    /** The domain of need that it answers. */
    domain: id,
    what: reason,
    post: id,
    how: reason,
    due: instant,
  },
);
export const ActionDone = entryType(
  'ActionDone',
  'case',
  'An action of the plan is done, taken over by a named service, or needed no longer.',
  {
    action: id,
    how: z.enum(['done', 'taken over', 'not needed']),
    /** What shows it: the proof, the service that has it, or why not. */
    words: reason,
  },
);

export const planEntries = [PlanWritten, ActionAgreed, ActionDone] as const;
