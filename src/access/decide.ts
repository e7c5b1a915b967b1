/**
 * May this person try this act? Decided by the Cedar policies beside this file, which are read once; the answer names the
 * policy that decided. Default deny; a forbid beats every permit; an act that no policy knows is refused.
 *
 * @example
 * const permissions = readPolicies(policiesText, schemaText);
 * permissions.mayDo(standing, 'waive', matter); // { allowed: false, policy: null, why: '…', ask: ['supervisor', 'senior', 'chief'] }
 */
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { type AreaKind, type PostRole, postRoles } from '../domain/area/entries.ts';
import type { ActName } from './acts.ts';
import { actInWords } from './words.ts';
import type { Standing } from './standing.ts';
import { reachOf } from './viewer.ts';

/** What is acted on: a referral, a file, an arrival or the directory. */
export interface Matter {
  readonly area: string;
  /** Organisations whose own referral it is, or lies in it. */
  readonly referredBy: readonly string[];
  /** Posts of providers that are commissioned in it. */
  readonly commissioned?: readonly string[];
  /** The posts that hold the file together and that decide on closing it. */
  readonly lead: string | null;
  readonly second: string | null;
  /** Of which kind the area is; a partnership, if nothing is said. */
  readonly kind?: AreaKind;
}

export type Verdict =
  | { readonly allowed: true; readonly policy: string }
  /** `policy` is the forbid that decided; null when no permit was found. `ask`: the roles that may, by themselves. */
  | { readonly allowed: false; readonly policy: string | null; readonly why: string; readonly ask: readonly PostRole[] };

export interface Permissions {
  readonly policies: readonly { readonly id: string; readonly effect: 'permit' | 'forbid' }[];
  mayDo(viewer: Standing, act: ActName, matter: Matter): Verdict;
}

/** The policies or the schema do not fit each other or the language: a fault of the build, found at start and by the tests. */
export class AccessFault extends Error {
  readonly code = 'policies-unreadable';
}

let read = 0;

export function readPolicies(policyText: string, schemaText: string): Permissions {
  const policies = namedPolicies(policyText);
  const staticPolicies = Object.fromEntries(policies.map(({ id, text }) => [id, text]));
  const checked = cedar.validate({ schema: schemaText, policies: { staticPolicies } });
  if (checked.type === 'failure') throw new AccessFault(sentences(checked.errors));
  if (checked.validationErrors.length > 0)
    throw new AccessFault(checked.validationErrors.map(({ policyId, error }) => `${policyId}: ${error.message}`).join('; '));
  // Kept parsed inside Cedar under a name of their own, so that a decision parses nothing.
  const name = `policies-${(read += 1)}`;
  parsed(cedar.preparsePolicySet(name, { staticPolicies }));
  parsed(cedar.preparseSchema(name, schemaText));

  const decide = (viewer: Standing, act: ActName, matter: Matter) => {
    const answer = cedar.statefulIsAuthorized(request(name, viewer, act, matter));
    // An act that the schema does not know, or a policy that could not be evaluated, is a no.
    if (answer.type === 'failure' || answer.response.diagnostics.errors.length > 0) return { allowed: false, policy: null } as const;
    const { decision, diagnostics } = answer.response;
    return { allowed: decision === 'allow', policy: diagnostics.reason.toSorted()[0] ?? null } as const;
  };
  return {
    policies: policies.map(({ id, effect }) => ({ id, effect })),
    mayDo: (viewer, act, matter) => {
      const { allowed, policy } = decide(viewer, act, matter);
      if (allowed && policy !== null) return { allowed, policy };
      return {
        allowed: false,
        policy,
        why: `Your post does not include this: ${actInWords(act)}.`,
        // One decision a role: asked when somebody is told, not when a page asks what to offer.
        get ask() {
          return postRoles.filter((role) => decide(roleAlone(role, matter.area), act, matter).allowed);
        },
      };
    },
  };
}

/** Somebody of the area with one role and nothing else. */
const roleAlone = (role: PostRole, area: string): Standing => ({
  practitioner: '',
  area,
  reach: reachOf([role]),
  organisation: null,
  roles: [role],
  posts: [],
});

function request(name: string, viewer: Standing, act: string, matter: Matter): cedar.StatefulAuthorizationCall {
  const principal = { type: 'Viewer', id: viewer.practitioner };
  const resource = { type: 'Matter', id: 'this' };
  const { area, reach, posts, roles } = viewer;
  return {
    principal,
    action: { type: 'Action', id: act },
    resource,
    context: {},
    preparsedPolicySetId: name,
    preparsedSchemaName: name,
    validateRequest: true,
    entities: [
      {
        uid: principal,
        attrs: { area, reach, organisation: viewer.organisation ?? '', posts: [...posts], covers: viewer.covers ?? '' },
        parents: roles.map((id) => ({ type: 'Role', id })),
      },
      {
        uid: resource,
        attrs: {
          area: matter.area,
          commissioned: [...(matter.commissioned ?? [])],
          referredBy: [...matter.referredBy],
          lead: matter.lead ?? '',
          second: matter.second ?? '',
          kind: matter.kind ?? 'partnership',
        },
        parents: [],
      },
    ],
  };
}

interface NamedPolicy {
  readonly id: string;
  readonly effect: 'permit' | 'forbid';
  readonly text: string;
}

/** Cedar numbers the policies of a text; ours go by their @id, which every one of them must have, once. */
function namedPolicies(policyText: string): readonly NamedPolicy[] {
  const parts = cedar.policySetTextToParts(policyText);
  if (parts.type === 'failure') throw new AccessFault(sentences(parts.errors));
  const named = parts.policies.map((text): NamedPolicy => {
    const policy = cedar.policyToJson(text);
    if (policy.type === 'failure') throw new AccessFault(sentences(policy.errors));
    const id = policy.json.annotations?.id;
    if (id === undefined) throw new AccessFault(`A policy has no @id: ${text}`);
    return { id, effect: policy.json.effect, text };
  });
  if (new Set(named.map(({ id }) => id)).size < named.length) throw new AccessFault('Two policies have the same @id.');
  return named;
}

function parsed(answer: cedar.CheckParseAnswer): void {
  if (answer.type === 'failure') throw new AccessFault(sentences(answer.errors));
}

const sentences = (errors: readonly cedar.DetailedError[]): string =>
  errors.map(({ message, help }) => `${message} ${help ?? ''}`.trim()).join('; ');
