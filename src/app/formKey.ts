/**
 * The key that makes sending a form twice harmless, out of what the form sent. It is attacker-controlled: bound to whoever sends it and
 * hashed, so that nobody can use up a key of the product's own (`arrival:…`) or of somebody else, and no length or character breaks it.
 */
import { createHash } from 'node:crypto';
import type { Viewer } from '../access/viewer.ts';

export const formKey = ({ practitioner }: Pick<Viewer, 'practitioner'>, sent: string): string =>
  `form:${practitioner}:${createHash('sha256').update(sent).digest('hex')}`;
