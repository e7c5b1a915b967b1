/** What is wrong with a value, as a sentence that names its place: `posts.0.role: ...`. */
import type { z } from 'zod';

export function issueWords(issue: z.core.$ZodIssue, where = ''): string {
  const path = [where, issue.path.join('.')].filter((part) => part !== '').join(', ') || 'the chronology';
  if (issue.code === 'unrecognized_keys') return `${path}: it has no ${issue.keys.map((key) => `"${key.slice(0, 60)}"`).join(', ')}`;
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return `${path}: it is missing; a ${issue.expected === 'array' ? 'list' : issue.expected} belongs here`;
  if (issue.code === 'invalid_union') return `${path}: ${issue.message}`;
  return `${path}: ${issue.message.replace(/^Invalid (input|option): /, '')}`;
}
