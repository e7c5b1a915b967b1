/** Asks the policies before anything is decided: the one place where an act is allowed or refused, used by `act` and `changeDirectory`. */
import { readFileSync } from 'node:fs';
import type { ActName } from '../access/acts.ts';
import { type Permissions, readPolicies } from '../access/decide.ts';
import { standingOf } from '../access/standing.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Area } from '../domain/area/state.ts';
import type { RefusalReason } from '../domain/decision.ts';
import { postFor } from '../domain/file/posts.ts';
import { emptyFile, type FileState } from '../domain/file/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import type { House } from './house.ts';

/** What somebody does, to which file, and under which of its referrals. */
export interface Doing {
  readonly act: ActName;
  readonly file: string | null;
  readonly referral?: string | undefined;
}

let read: Permissions | null = null;

/** The policies, read when they are first asked. */
export const permissions = (): Permissions => (read ??= readPolicies(textBeside('policies.cedar'), textBeside('schema.cedarschema')));

const textBeside = (name: string): string => readFileSync(new URL(`../access/${name}`, import.meta.url), 'utf8');

/** Whether a page should offer an act: the same policies that allow it when it is sent. */
export const mayTry = (viewer: Viewer, area: Area, file: FileState | undefined, doing: Doing, at: Instant): boolean =>
  permissions().mayDo(standingOf(area, viewer, at), doing.act, matterOf(area, file, doing)).allowed;

/** Null when the viewer may; otherwise why not, whom to ask, and which policy said so: for a page that is painted. */
export const whyNotAllowed = (viewer: Viewer, area: Area, file: FileState | undefined, doing: Doing, at: Instant): RefusalReason | null =>
  whyNot(area, permissions().mayDo(standingOf(area, viewer, at), doing.act, matterOf(area, file, doing)));

/** The same for what somebody tries: either way the log names the policy. */
export function notAllowed(
  house: House,
  viewer: Viewer,
  area: Area,
  file: FileState | undefined,
  doing: Doing,
  at: Instant,
): RefusalReason | null {
  const verdict = permissions().mayDo(standingOf(area, viewer, at), doing.act, matterOf(area, file, doing));
  const ids = { act: doing.act, practitioner: viewer.practitioner, post: viewer.post ?? '', file: doing.file ?? '' };
  if (verdict.allowed) {
    // What the product does by itself is allowed thousands of times a day and decided by nobody.
    if (viewer.reach !== 'service') house.log('An act was allowed', { ...ids, policy: verdict.policy });
    return null;
  }
  house.log('An act was refused', { ...ids, policy: verdict.policy ?? 'no policy permits it' });
  return whyNot(area, verdict);
}

function whyNot(area: Area, verdict: ReturnType<Permissions['mayDo']>): RefusalReason | null {
  if (verdict.allowed) return null;
  const titles = [...area.posts.values()].filter((post) => verdict.ask.includes(post.role)).map((post) => post.title);
  return {
    code: 'not-allowed',
    words: verdict.why,
    how: titles.length > 0 ? `Ask one of these posts: ${titles.join(', ')}.` : 'Ask whoever looks after the posts of your area.',
    policy: verdict.policy,
  };
}

/** A file that is not there and one that somebody may not see give the same matter, and so the same answer. */
function matterOf(area: Area, file: FileState | undefined, { referral }: Doing) {
  const held = file?.opened ? file : emptyFile('', area);
  const referrals = [...held.referrals.values()].filter((each) => referral === undefined || each.id === referral);
  return {
    area: area.id,
    kind: area.kind,
    referredBy: referrals.flatMap((each) => each.organisation ?? []),
    commissioned: [...held.cases.values()].flatMap(({ interventions }) => [...interventions.values()].map(({ post }) => post)),
    lead: held.opened ? postFor(held, 'lead') : null,
    second: held.opened ? postFor(held, 'second') : null,
  };
}
