/**
 * A state machine, written once: deciders ask it what may follow, `evolve` asks it what follows, tests walk all of it
 * (test/support/walk.ts) and docs/stages.md draws it. A step is the type of the entry that takes it.
 */
export interface Machine<State extends string, Step extends string> {
  /** What goes through it, in practitioners' words: "A Channel case". */
  readonly noun: string;
  readonly words: string;
  readonly begins: State;
  /** `ends`: a lawful end. Whatever is owed after it (reviews, disposal) is owed by the file. */
  readonly states: Readonly<Record<State, { readonly words: string; readonly ends?: true }>>;
  readonly steps: readonly StepOf<State, Step>[];
}

export interface StepOf<State extends string, Step extends string> {
  readonly step: Step;
  readonly words: string;
  readonly from: readonly State[];
  readonly to: State;
}

/** Where a step leads from a state; null where it may not be taken. */
export const after = <State extends string, Step extends string>(machine: Machine<State, Step>, state: State, step: Step): State | null =>
  machine.steps.find((each) => each.step === step && each.from.includes(state))?.to ?? null;

export const mayFollow = <State extends string, Step extends string>(machine: Machine<State, Step>, state: State, step: Step): boolean =>
  after(machine, state, step) !== null;

/** The states that can be reached from one, itself among them. */
export function reachedFrom<State extends string, Step extends string>(machine: Machine<State, Step>, state: State): ReadonlySet<State> {
  const reached = new Set([state]);
  for (const each of reached) for (const step of machine.steps) if (step.from.includes(each)) reached.add(step.to);
  return reached;
}
