/** What a panel does with a referral under section 36 before it has adopted or declined it, written once (S02, C05, C08). */
import type { FileState } from '../file/state.ts';
import { after, type Machine } from '../machine.ts';
import type { Referral } from '../referral/state.ts';
import { type CaseOutcome, type HearingOutcome, isCaseOutcome } from './entries.ts';
import { hearingsOf } from './state.ts';

export type PanelStage = 'waits for the panel' | 'on an agenda' | 'adopted' | 'not adopted' | 'with the police';
export type PanelStep = 'Section36Decided' | 'CaseListed' | 'CaseTakenOff' | 'CaseNotReached' | Exclude<HearingOutcome, CaseOutcome>;

const before = ['waits for the panel', 'on an agenda'] as const;

export const panelMachine: Machine<PanelStage, PanelStep> = {
  noun: 'A referral before the panel',
  words:
    'From the decision under section 36 until the panel adopts it or does not. Whatever happens to it in a meeting, it waits on, with a day, until it is one of these.',
  begins: 'waits for the panel',
  states: {
    'waits for the panel': { words: 'Referred to the panel, and owed a hearing at the next' },
    'on an agenda': { words: 'On the agenda of a meeting' },
    adopted: { words: 'Adopted: a Channel case, with a life of its own', ends: true },
    'not adopted': { words: 'Not adopted; the lead decides what follows, and a need that nobody meets keeps its owner', ends: true },
    'with the police': { words: 'Returned to the police, who decide what follows', ends: true },
  },
  steps: [
    { step: 'CaseListed', words: 'put on an agenda', from: before, to: 'on an agenda' },
    { step: 'CaseTakenOff', words: 'taken off, with the reason', from: ['on an agenda'], to: 'waits for the panel' },
    { step: 'CaseNotReached', words: 'not reached', from: before, to: 'waits for the panel' },
    { step: 'hear again', words: 'to be heard again', from: before, to: 'waits for the panel' },
    { step: 'more information', words: 'more is to be found out', from: before, to: 'waits for the panel' },
    { step: 'adopt', words: 'adopted', from: before, to: 'adopted' },
    { step: 'not adopt', words: 'not adopted', from: before, to: 'not adopted' },
    { step: 'return to police', words: 'returned to the police', from: before, to: 'with the police' },
    {
      step: 'Section36Decided',
      words: 'referred to the panel again',
      from: ['waits for the panel', 'not adopted', 'with the police'],
      to: 'waits for the panel',
    },
  ],
};

/** How far the panel is with a referral; null where none was referred to it. Steps in the order recorded. */
export function panelStageOf(file: Pick<FileState, 'hearings'>, referral: Referral): PanelStage | null {
  const steps: { readonly step: PanelStep; readonly at: number }[] = referral.outward.section36
    .filter(({ outcome }) => outcome === 'refer to panel')
    .map(({ at }) => ({ step: 'Section36Decided', at }));
  if (steps.length === 0) return null;
  for (const { listed, takenOff, notReached, heard } of hearingsOf(file.hearings, referral.id)) {
    if (listed) steps.push({ step: 'CaseListed', at: listed.at });
    if (takenOff) steps.push({ step: 'CaseTakenOff', at: takenOff.at });
    if (notReached) steps.push({ step: 'CaseNotReached', at: notReached.at });
    if (heard && !isCaseOutcome(heard.outcome)) steps.push({ step: heard.outcome, at: heard.at });
  }
  return steps
    .toSorted((a, b) => a.at - b.at)
    .reduce<PanelStage>((stage, { step }) => after(panelMachine, stage, step) ?? stage, panelMachine.begins);
}
