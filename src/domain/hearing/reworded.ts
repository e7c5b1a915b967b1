/**
 * The words of a minute that were changed after the record of its meeting was closed (K03, F53). What it said before stays to be read beside it,
 * and every agency that decided says whether the new words are right: what a meeting said is not for one person to write anew.
 */
import type { Instant } from '../../ledger/envelope.ts';
import { amendedIn } from '../correction/amended.ts';
import { entryIn } from '../correction/deciders.ts';
import type { FileState } from '../file/state.ts';
import type { AgencyView, Hearing } from './state.ts';

export interface Rewording {
  /** The correction. */
  readonly fact: string;
  readonly at: Instant;
  readonly post: string | null;
  readonly reason: string;
  /** What the minute said until then. */
  readonly before: string;
}

/** Since its record was closed; while the meeting is open its chair writes the minute. */
export function rewordingsOf(file: FileState, { meeting, heard }: Pick<Hearing, 'meeting' | 'heard'>): readonly Rewording[] {
  const closed = file.area.panel.meetings.get(meeting)?.closed;
  if (!heard || !closed || !file.facts.some((each) => each.type === 'EntryCorrected' && each.fields.fact === heard.fact)) return [];
  const first = entryIn(file, heard.fact);
  let before = first?.type === 'CaseHeard' ? first.fields.words : heard.words;
  return (amendedIn(file.facts).of.get(heard.fact) ?? []).flatMap((each): readonly Rewording[] => {
    if (each.type !== 'EntryCorrected' || typeof each.fields.values?.['words'] !== 'string') return [];
    const said = before;
    before = each.fields.values['words'];
    const { id: fact, recorded: at, post } = each;
    return at >= closed.at ? [{ fact, at, post, reason: each.fields.reason, before: said }] : [];
  });
}

/** One question to an agency: whether the new words are right. Changed again before it has answered, it is the same question. */
export interface AskedOfWords {
  readonly occasion: string;
  readonly since: Instant;
  readonly agency: string;
  readonly post: string;
  readonly answered: AgencyView | null;
}

export function askedOfWords(file: FileState, hearing: Hearing): readonly AskedOfWords[] {
  const rewordings = rewordingsOf(file, hearing);
  if (rewordings.length === 0) return [];
  const place = (fact: string) => file.facts.findIndex(({ id }) => id === fact);
  return decidingAgencies(file, hearing).flatMap(({ agency, post }) => {
    const asked: AskedOfWords[] = [];
    for (const each of rewordings) {
      // Whoever changed them has said that they are right.
      if (each.post === post) continue;
      const answered = hearing.given.find((view) => view.agency === agency && place(view.fact) > place(each.fact)) ?? null;
      const last = asked.at(-1);
      const isSame = last !== undefined && (last.answered === null || place(last.answered.fact) > place(each.fact));
      if (isSame) asked[asked.length - 1] = { ...last, answered };
      else asked.push({ occasion: `${each.fact}.${post}`, since: each.at, agency, post, answered });
    }
    return asked;
  });
}

/** By the post that speaks for it now: of those who decided, where one of them still does. */
function decidingAgencies(file: FileState, { heard }: Hearing): readonly { readonly agency: string; readonly post: string }[] {
  const { members } = file.area.panel;
  const deciding = heard?.deciding ?? [];
  const agencies = new Set(members.filter(({ post }) => deciding.includes(post)).map(({ agency }) => agency));
  return [...agencies].flatMap((agency) => {
    const own = members.filter((each) => each.agency === agency);
    const sits = own.filter(({ until }) => until === null);
    const [speaks] = [...sits.filter(({ post }) => deciding.includes(post)), ...sits, ...own.filter(({ post }) => deciding.includes(post))];
    return speaks ? [{ agency, post: speaks.post }] : [];
  });
}

/** Whether an agency has still to say it. */
export const owesWords = (file: FileState, hearing: Hearing, agency: string): AskedOfWords | null =>
  askedOfWords(file, hearing).find((each) => each.agency === agency && each.answered === null) ?? null;
