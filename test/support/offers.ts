/**
 * What each person is offered on a page, against what they may send from there (test/web/offered*.test.ts): whoever's sending of a form is
 * recorded is offered that form, and what somebody is offered is not refused for who they are.
 */
import { routeOf } from './crawl.ts';
import { type Field, type Form, readPage } from './html.ts';
import { filledOn } from './tryForms.ts';
import type { Seen, Visitor } from './visitor.ts';

export interface Offer {
  readonly path: string;
  readonly form: Form;
  readonly button: Field;
  /** Who is offered it there, and who opens the page and is not. */
  readonly to: readonly string[];
  readonly notTo: readonly string[];
}

/** The shell's own, on every page. */
const ofTheShell = /^\/(demonstration|sign-in|sign-out|typed|about-this-time)/;

/** The same form for two people: where it goes and what it says it does; not the key, which is made anew each time it is shown. */
const keyOf = ({ action, fields }: Form, button: Field): string =>
  [
    action,
    ...fields
      .filter(({ kind, name }) => kind === 'hidden' && name !== 'key' && name !== '_csrf')
      .map(({ name, value }) => `${name}=${value}`),
    `${button.name}=${button.value}`,
  ].join(' ');

/** Each form of a page with each of its buttons. */
const formsOf = (body: string): ReadonlyMap<string, { readonly form: Form; readonly button: Field }> =>
  new Map(
    readPage(body)
      .forms.filter(({ action }) => !ofTheShell.test(action))
      .flatMap((form) =>
        form.fields.filter(({ kind }) => kind === 'button').map((button) => [keyOf(form, button), { form, button }] as const),
      ),
  );

/** Each page is opened by everybody before anything is sent. */
export async function offersOn(people: ReadonlyMap<string, Visitor>, paths: Iterable<string>): Promise<readonly Offer[]> {
  const offers: Offer[] = [];
  for (const path of paths) {
    const opened = new Map<string, ReturnType<typeof formsOf>>();
    for (const [person, visitor] of people) {
      const seen = await visitor.get(path);
      if (seen.status !== 200) continue;
      opened.set(person, formsOf(seen.body));
    }
    for (const [key, one] of new Map([...opened.values()].flatMap((forms) => [...forms]))) {
      const offered = ([, forms]: readonly [string, ReadonlyMap<string, unknown>]): boolean => forms.has(key);
      offers.push({
        path,
        ...one,
        to: [...opened].filter(offered).map(([person]) => person),
        notTo: [...opened].filter((each) => !offered(each)).map(([person]) => person),
      });
    }
  }
  return offers;
}

/** It says whose act it is instead. */
const isRefusedThem = ({ status, body }: Seen): boolean =>
  status === 403 ||
  (readPage(body).summary ?? []).some(({ text }) => /Ask one of these posts: |Ask whoever looks after the posts/.test(text));

/** What is wrong with the offers, and which forms were recorded when they were sent in full: those were tried whole. */
export async function judgeOffers(
  people: ReadonlyMap<string, Visitor>,
  offers: readonly Offer[],
): Promise<{ readonly wrong: readonly string[]; readonly recorded: readonly string[] }> {
  const wrong: string[] = [];
  const recorded: string[] = [];
  // Nothing is recorded here, or it is wrong: the pages stay as they were opened.
  for (const offer of offers)
    for (const person of offer.notTo)
      if ((await sentBy(people, person, offer)).some(({ status }) => status === 303))
        wrong.push(`${named(offer)}: ${person} may send it, and is offered no form`);
  for (const offer of offers)
    for (const person of offer.to) {
      // What was sent before may have changed the page.
      const still = await stillOffered(people, person, offer);
      for (const seen of still ? await sentBy(people, person, still) : []) {
        if (isRefusedThem(seen)) wrong.push(`${named(offer)}: ${person} is offered it, and is refused`);
        if (seen.status === 303) recorded.push(named(offer));
      }
    }
  return { wrong, recorded };
}

export const named = ({ path, form, button }: Offer): string => {
  const says = form.fields.find(({ kind, name }) => kind === 'hidden' && (name === 'do' || name === 'act'))?.value ?? button.value;
  const [at, on] = [routeOf(form.action), routeOf(path)];
  return `${at}${at === on ? '' : ` (on ${on})`} ${says}`.trim();
};

async function stillOffered(people: ReadonlyMap<string, Visitor>, person: string, offer: Offer): Promise<Offer | null> {
  const seen = await people.get(person)?.get(offer.path);
  const form = formsOf(seen?.body ?? '').get(keyOf(offer.form, offer.button));
  return form ? { ...offer, ...form } : null;
}

/** Filled in with days ahead, and where that is not recorded, and a day was asked for, with days past. */
async function sentBy(people: ReadonlyMap<string, Visitor>, person: string, { form, button, path }: Offer): Promise<readonly Seen[]> {
  const visitor = people.get(person);
  if (!visitor) return [];
  if (visitor.token() === '') await visitor.get(path);
  const answers: Seen[] = [];
  for (const day of form.fields.some(({ name }) => /-day/.test(name)) ? [9, 5] : [9]) {
    const seen = await visitor.post(form.action, filledOn(form, button, day));
    answers.push(seen);
    if (seen.status !== 422 || isRefusedThem(seen)) break;
  }
  return answers;
}
