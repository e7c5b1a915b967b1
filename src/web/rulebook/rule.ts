/** Switching a rule that the promise can do without, on or off, with a reason. */
import { z } from 'zod';
import { switchRule } from '../../app/directory.ts';
import { type RuleToSwitch, ruleToSwitch } from '../../app/rulebookNow.ts';
import { missing, page, redirect, view } from '../answer.ts';
import { paths, withDone } from '../paths.ts';
import { formFields, type Route, route, text } from '../route.ts';
import { houseOf } from '../staff.ts';
import { saidReason } from '../words.ts';

interface RuleModel {
  readonly rule: RuleToSwitch;
  readonly here: string;
  readonly reason: string;
  readonly errors: readonly { readonly text: string; readonly href: string }[];
}
const ruleView = view<RuleModel>('rulebook/rule.njk');
const declared = {
  path: '/rulebook/rules/:key',
  title: 'Switch a rule on or off',
  mayUse: ['senior', 'chief'],
  reads: 'rulebook',
} as const;
const params = z.object({ key: z.string().min(1).max(100) });

export const ruleRoutes: readonly Route[] = [
  route({
    ...declared,
    method: 'GET',
    schema: z.object({ params }),
    handle: async ({ deps, input }) => {
      const rule = await ruleToSwitch(houseOf(deps), input.params.key);
      return rule ? page(ruleView, { rule, here: paths.rule(rule.key), reason: '', errors: [] }) : missing;
    },
  }),
  route({
    ...declared,
    method: 'POST',
    schema: z.object({ params, body: formFields }),
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      const rule = await ruleToSwitch(house, input.params.key);
      if (!rule) return missing;
      const reason = text(input.body, 'reason');
      // What the page said when it was shown, so that two people who switch it do not undo each other.
      const decision = await switchRule(house, viewer, { rule: rule.key, on: text(input.body, 'on') === 'yes', reason });
      if (decision.kind === 'decided') return redirect(withDone(paths.rulebook, 'rule-switched'));
      const errors = decision.reasons.map((each) => ({ text: saidReason(each), href: '#reason' }));
      return page(ruleView, { rule, here: paths.rule(rule.key), reason, errors }, { status: 422, hasErrors: true });
    },
  }),
];
