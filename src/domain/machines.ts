/** Every state machine of the product: drawn in docs/stages.md, and walked whole by a test. */
import { assumptionMachine } from './assumption/machine.ts';
import { caseMachine } from './case/machine.ts';
import { contactMachine } from './contact/machine.ts';
import { findMachine } from './find/machine.ts';
import { holdMachine } from './hold/machine.ts';
import { releaseMachine } from './release/machine.ts';
import { panelMachine } from './hearing/machine.ts';
import type { Machine } from './machine.ts';
import { pathwayMachine } from './pathway/machine.ts';
import { namedMachine, tiedMachine, tieMachine } from './tie/machine.ts';
import { subjectMachine } from './subject/machine.ts';

export const machines: readonly Machine<string, string>[] = [
  panelMachine,
  caseMachine,
  pathwayMachine,
  subjectMachine,
  assumptionMachine,
  findMachine,
  contactMachine,
  tieMachine,
  tiedMachine,
  namedMachine,
  holdMachine,
  releaseMachine,
] as readonly Machine<string, string>[];
