/** The forms about a subject of interest, one a question, by room: each says its fields, what must be filled in, and which act it sends. */
import { considerForms } from './considered.ts';
import type { Form, FormOf, Maker } from './field.ts';
import { gradeForms } from './grades.ts';
import { hitForms } from './hits.ts';
import { intelligenceForms } from './intelligence.ts';
import { leadForms } from './leads.ts';
import { lesseningForms } from './lessening.ts';
import { notifiedForms } from './notified.ts';
import { regimeForms } from './regimes.ts';

const makers = {
  ...leadForms,
  ...lesseningForms,
  ...gradeForms,
  ...considerForms,
  ...hitForms,
  ...intelligenceForms,
  ...regimeForms,
  ...notifiedForms,
} satisfies Readonly<Record<string, Maker>>;

export type What = keyof typeof makers;
export const whats = Object.keys(makers) as readonly What[];

export const formOf = (asked: FormOf, what: What): Form | null => makers[what](asked);
