/** Forms of professional judgement for an operator (S06): what loading one would change, and loading it. */
import { type AssessmentForm, readForm } from '../domain/assessment/form.ts';
import { type FormPreview, loadForm, previewForm, withdrawForm } from '../domain/assessment/forms.ts';
import example from '../domain/assessment/invented-example.json' with { type: 'json' };
import { serviceViewer } from '../store/viewing.ts';
import { areaNow, changeDirectory } from './directory.ts';
import type { House } from './house.ts';
import { directoryStream } from './load.ts';

/** The shipped form, which says of itself that it is invented and no official tool. */
export const inventedExample: unknown = example;

export type Loading = { readonly kind: 'unreadable'; readonly problems: readonly string[] } | ({ readonly loaded: boolean } & FormPreview);

/** What it would change. Nothing is recorded. */
export async function previewLoading(house: House, written: unknown): Promise<Loading> {
  const read = readForm(written);
  if (!read.ok) return { kind: 'unreadable', problems: read.problems };
  const area = await areaNow(house, serviceViewer(house.area, 'intake'));
  return { ...previewForm(area, read.form), loaded: false };
}

/** Loads it, with the reason: it is in the ledger of the area, and from now on assessments are made with it. */
export async function loadWritten(house: House, written: unknown, reason: string): Promise<Loading> {
  const preview = await previewLoading(house, written);
  if (preview.kind === 'unreadable' || preview.kind === 'refused' || preview.kind === 'the same') return preview;
  const form = readForm(written) as { readonly form: AssessmentForm };
  const decision = await changeDirectory(house, serviceViewer(house.area, 'intake'), (area) =>
    loadForm(area, directoryStream(house.area), form.form, reason),
  );
  return decision.kind === 'refused'
    ? { kind: 'unreadable', problems: decision.reasons.map(({ words, how }) => `${words} ${how}`) }
    : { ...preview, loaded: true };
}

/** Takes a loaded version out of use, with the reason; what is wrong in words, or nothing. */
export async function withdrawLoaded(
  house: House,
  named: { readonly id: string; readonly version: number },
  reason: string,
): Promise<readonly string[]> {
  const decision = await changeDirectory(house, serviceViewer(house.area, 'intake'), (area) =>
    withdrawForm(area, directoryStream(house.area), named, reason),
  );
  return decision.kind === 'refused' ? decision.reasons.map(({ words, how }) => `${words} ${how}`) : [];
}
