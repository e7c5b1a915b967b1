/** The list of an agency before reviews after closing (G11): everybody of whom its posts are asked what they hold, answered in one act, each line dated. */
import type { Viewer } from '../access/viewer.ts';
import { postsAnsweredBy, voicesOf } from '../domain/area/presence.ts';
import { answerAsk } from '../domain/case/afterwards.ts';
import { casesOf } from '../domain/case/state.ts';
import { type Decision, decided, refused } from '../domain/decision.ts';
import type { Instant } from '../ledger/envelope.ts';
import { askedFiles } from '../store/commissioned.ts';
import { reviewFrom } from '../rulebook/uk/afterExit.ts';
import { viewing } from '../store/viewing.ts';
import { act, type Outcome } from './act.ts';
import { formKey } from './formKey.ts';
import type { House } from './house.ts';
import { look } from './look.ts';
import { titleOf } from './project.ts';

export interface AskedOfUs {
  readonly ask: string;
  readonly file: string;
  readonly case: string;
  readonly name: string;
  readonly agency: string;
  readonly closed: Instant;
  readonly due: Instant;
  /** Too early for anything but a concern: from when it may be answered; null where it may now. */
  readonly from: Instant | null;
}

/** So many people stand on one list at once; what is over comes with the next. */
const atOnce = 50;

export interface Asked {
  readonly now: Instant;
  readonly lines: readonly AskedOfUs[];
  readonly more: boolean;
  /** Agencies that are asked by a post whose duties fall to this viewer, and whose voice does not. */
  readonly unspoken: readonly string[];
}

export async function askedOf(house: House, viewer: Viewer): Promise<Asked> {
  const { area } = await look(house, viewer, []);
  const at = await house.now();
  const duties = postsAnsweredBy(area, viewer.practitioner, at);
  const posts = voicesOf(area, viewer.practitioner, at);
  const files = await viewing(house.pool, viewer, (tx) => askedFiles(tx, house.area, posts, atOnce + 1));
  const others = duties.filter((post) => !posts.includes(post));
  const fallen = others.length === 0 ? [] : await viewing(house.pool, viewer, (tx) => askedFiles(tx, house.area, others, atOnce));
  const { files: inherited } = await look(house, viewer, fallen);
  const unspoken = [...inherited.values()].flatMap((file) =>
    casesOf(file).flatMap(({ asks }) =>
      asks.filter(({ answered, post }) => answered === null && others.includes(post)).map(({ agency }) => agency),
    ),
  );
  const { files: held, now, book } = await look(house, viewer, files.slice(0, atOnce));
  const lines = [...held.values()].flatMap((file) =>
    casesOf(file).flatMap((found) =>
      found.asks
        .filter(
          ({ answered, post, order }) => answered === null && posts.includes(post) && found.closed !== null && order > found.closed.order,
        )
        .map((ask) => ({
          ask: ask.fact,
          file: file.id,
          case: found.id,
          name: titleOf(file),
          agency: ask.agency,
          closed: found.closed?.at ?? 0,
          due: ask.due,
          from: earlyUntil(reviewFrom(book, found, ask.review), now),
        })),
    ),
  );
  return { now, lines: lines.toSorted((a, b) => a.due - b.due), more: files.length > atOnce, unspoken: [...new Set(unspoken)] };
}

const earlyUntil = (from: Instant, now: Instant): Instant | null => (now < from ? from : null);

export interface AgencyLine {
  readonly ask: string;
  readonly file: string;
  readonly answer: 'nothing held' | 'held, no concern' | 'a concern';
  readonly words: string;
}

/** A list that was open for a while may have a line that is another post's by now, or nobody's. */
const notOnTheList = (words: string): Decision =>
  refused({
    code: 'not-on-your-list',
    words: 'One of these people is not on your list any more: nothing of what you sent is recorded.',
    how: 'Send the other lines again. If you hold a concern about that person, report it to whoever leads the case, or as a new referral.',
    ...(words === '' ? {} : { typed: [words] }),
  });

/** All of them or none: a line that cannot be recorded refuses the whole, and says which. */
export const answerList = (house: House, viewer: Viewer, key: string, lines: readonly AgencyLine[]): Promise<Outcome> =>
  act(house, viewer, {
    does: 'answer-agency',
    files: [...new Set(lines.map(({ file }) => file))],
    key: formKey(viewer, key),
    command: lines,
    decide: ({ files, area, book, now }) => {
      const posts = voicesOf(area, viewer.practitioner, now);
      return lines.reduce<Decision>((before, { ask, file: id, answer, words }) => {
        if (before.kind === 'refused') return before;
        const file = files.get(id);
        const asked =
          file &&
          casesOf(file)
            .flatMap(({ asks }) => asks)
            .find(({ fact }) => fact === ask);
        if (!file || !asked || !posts.includes(asked.post)) return notOnTheList(words);
        const next = answerAsk(file, ask, { answer, words }, now, (found, { review }) => reviewFrom(book, found, review));
        return next.kind === 'refused' ? next : decided(...before.entries, ...next.entries);
      }, decided());
    },
  });
