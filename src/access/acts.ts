/** Every act that a policy decides. The use cases' own acts are checked against this list by the compiler (src/app/permission.ts). */

/** Nothing may stand before these (mission.md, "Danger now comes first"). */
export const protectiveActs = ['report-danger', 'acknowledge-danger', 'write-up-danger', 'warn-target', 'open-source-in-danger'] as const;

export const acts = [
  ...protectiveActs,
  'add-information',
  'describe-person',
  'read-earlier',
  'acknowledge-climb',
  'enter-arrival',
  'say-how-told',
  'settle-returned-mail',
  'assess',
  'record-expert-view',
  'record-need',
  'accept-need',
  'record-look',
  'report-session',
  'copy-out',
  'answer-advice',
  'remind-writer',
  'propose-closure',
  'continue',
  'reopen',
  'review',
  'stays-closed',
  'decide-candidate',
  'dismiss-candidates',
  'unlink',
  'set-aside-arrival',
  'agree-to-close',
  'decline-to-close',
  'retain',
  'propose-disposal',
  'decline-disposal',
  'dispose',
  'open-source',
  'correct-time',
  'take-lead',
  'waive',
  'change-directory',
  // What the product does by itself.
  'settle',
  'search',
  'take-arrival',
] as const;
export type ActName = (typeof acts)[number];
