/** A provider's own reports that it has said were wrong, and saying so: by the post that it was commissioned from, and by nobody else (decision 0045). */
import type { Viewer } from '../access/viewer.ts';
import { reportWasWrong } from '../domain/case/misreport.ts';
import { amendedIn } from '../domain/correction/amended.ts';
import { because } from '../domain/decision.ts';
import type { FileState } from '../domain/file/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { act, type Outcome, whoSettles } from './act.ts';
import { formKey } from './formKey.ts';
import type { House } from './house.ts';
import { look } from './look.ts';
import { type Commissioned, commissionedFor, ofItsProvider } from './providing.ts';

export interface WrongReport {
  readonly fact: string;
  readonly happened: Instant;
  readonly outcome: string;
  readonly words: string;
  /** Why it was wrong, in the provider's words. */
  readonly reason: string;
  readonly said: Instant;
}

export function wrongReportsIn(file: FileState, intervention: string): readonly WrongReport[] {
  const { setAside } = amendedIn(file.facts);
  return file.facts.flatMap((fact) => {
    const wrong = setAside.get(fact.id);
    if (fact.type !== 'ProviderReported' || fact.fields.intervention !== intervention || !wrong) return [];
    const { happened, id } = fact;
    const { outcome, words } = fact.fields;
    return [
      { fact: id, happened, outcome, words, reason: wrong.type === 'EntryCorrected' ? wrong.fields.reason : '', said: wrong.recorded },
    ];
  });
}

export async function wrongReports(house: House, viewer: Viewer, one: Commissioned): Promise<readonly WrongReport[]> {
  const { files } = await look(house, whoSettles(viewer), [one.file]);
  const file = files.get(one.file);
  return file ? wrongReportsIn(file, one.intervention) : [];
}

/** Null when it is not commissioned from a post of theirs, or there is none: the two look alike. */
export async function sayWrong(
  house: House,
  viewer: Viewer,
  request: { readonly intervention: string; readonly key: string; readonly report: string; readonly reason: string },
): Promise<Outcome | null> {
  const { intervention, key, report, reason } = request;
  const own = (await commissionedFor(house, viewer)).people.find((each) => each.intervention === intervention);
  if (!own) return null;
  return act(house, await ofItsProvider(house, viewer, own), {
    does: 'report-provided',
    files: [own.file],
    key: formKey(viewer, key),
    command: { intervention, report, reason },
    decide: ({ files }) => {
      const file = files.get(own.file);
      if (!file) return because('no-such-intervention', 'That is not commissioned in this case.', 'Open it from the list.');
      return reportWasWrong(file, own.case, { intervention, report, reason });
    },
  });
}
