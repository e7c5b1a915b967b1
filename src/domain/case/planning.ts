/** Pure deciders about the plan of a Channel case and its actions (G09, F24, F36): each has an owner and a day. */
import type { Instant } from '../../ledger/envelope.ts';
import { begunBefore } from '../beginnings.ts';
import { because, decided, type Decision } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { isOutside } from '../area/entries.ts';
import { whyNotGiven } from '../file/owning.ts';
import { saidAlready } from '../said.ts';
import { write } from '../write.ts';
import { on, onOpen, type Typed, where } from './onCase.ts';
import { ActionAgreed, ActionDone, PlanWritten } from './plan.ts';
import type { Case } from './state.ts';

export interface PlanFields extends Typed<'PlanWritten'> {
  readonly actions: readonly Typed<'ActionAgreed'>[];
}

/** The plan with its actions, in one sitting. Actions that are open already stay as they are. */
export function writePlan(file: FileState, id: string, { actions, ...plan }: PlanFields, now: Instant, latest: Instant): Decision {
  return onOpen(file, id, (found) => {
    const first = write(PlanWritten, where(file, found), plan);
    if (first.kind === 'refused') return first;
    return actions.reduce<Decision>((before, action) => {
      if (before.kind === 'refused') return before;
      const wrong = actionWrong(file, found, action, now, latest);
      if (wrong) return wrong;
      const next = write(ActionAgreed, where(file, found), action);
      return next.kind === 'refused' ? next : decided(...before.entries, ...next.entries);
    }, first);
  });
}

const isCommissioned = ({ interventions }: Case, post: string): boolean =>
  [...interventions.values()].some((each) => each.post === post && each.ended === null);

function actionWrong(
  file: FileState,
  found: Case,
  { action, post, due }: Typed<'ActionAgreed'>,
  now: Instant,
  latest: Instant,
): Decision | null {
  if (found.actions.has(action ?? '')) return begunBefore;
  const owner = file.area.posts.get(post ?? '');
  if (!owner) return because('post-unknown', 'An action has no post of the area as its owner.', 'Choose the post that owns it.');
  // The panel sees what its posts owe; a provider only what it is commissioned for.
  const cannot = whyNotGiven(owner, ({ id, role }) => !isOutside(role) || isCommissioned(found, id));
  if (cannot) return cannot;
  if ((due ?? 0) <= now) return because('date-past', 'The day of an action is not in the future.', 'Give a day after today.');
  if ((due ?? 0) > latest)
    return because(
      'date-far',
      'The day of an action is later than it may be.',
      'Give an earlier day: what takes longer is agreed in steps. The rulebook page says how far.',
    );
  return null;
}

export const agreeAction = (file: FileState, id: string, fields: Typed<'ActionAgreed'>, now: Instant, latest: Instant): Decision =>
  onOpen(file, id, (found) => actionWrong(file, found, fields, now, latest) ?? write(ActionAgreed, where(file, found), fields));

/** Also after closing: what is left over keeps its owner until somebody says what became of it. */
export const actionDone = (file: FileState, id: string, fields: Typed<'ActionDone'>): Decision =>
  on(file, id, (found) => {
    const action = found.actions.get(fields.action ?? '');
    if (!action) return because('no-such-action', 'That action is not in the plan.', 'Open it from the case’s page.');
    return action.done
      ? saidAlready(
          fields,
          action.done,
          'Somebody has said already what became of this action.',
          'Read it on the page of the case. If something is still to be done, agree an action.',
        )
      : write(ActionDone, where(file, found), fields);
  });
