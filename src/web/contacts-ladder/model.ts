/** The ladder of contacts as the page shows it: each line with its source, what counts with what, and the same as a picture. */
import {
  type ContactCount,
  contactCount,
  contactsOf,
  cumulativeOwed,
  disagree,
  isNewTo,
  kindWords,
  latestCumulative,
  withinWords,
} from '../../app/ladderSight.ts';
import type { FileSight } from '../../app/fileSight.ts';
import type { Contact } from '../../domain/contact/contact.ts';
import type { Occasion } from '../../domain/contact/count.ts';
import { amount } from '../amount.ts';
import { date, dateAsKnown } from '../dates.ts';
import { statusOf } from '../case/recorded.ts';
import { outcomeWords } from '../panel/words.ts';
import { at, type Href, paths } from '../paths.ts';
import { t } from '../words.ts';

export interface LadderLine {
  readonly id: string;
  /** Of what somebody told of: the id that its forms are about. */
  readonly told: string | null;
  readonly day: string;
  readonly organisation: string;
  readonly what: string;
  readonly words: string;
  readonly outcome: string;
  readonly badge: string;
  /** Whether it counts, and why not. */
  readonly counts: string;
  /** Sources that give another day for the same contact. */
  readonly conflict: string;
  readonly said: string;
  readonly recorded: string;
  readonly source: Href;
  readonly isNew: boolean;
}
export interface LadderYear {
  readonly year: number;
  readonly organisations: readonly { readonly name: string; readonly lines: readonly LadderLine[] }[];
}

export type LadderOf = Pick<FileSight, 'file' | 'book' | 'area'>;

export const organisationWords = ({ organisationName }: Contact): string => organisationName || t('The public, or nobody said');

export function whatWords(sight: Pick<LadderOf, 'file' | 'area'>, { sort, kind }: Contact): string {
  switch (sort) {
    case 'referral': {
      const referral = sight.file.referrals.get(kind);
      return t('Referral {reference}', { reference: referral?.account.reference ?? '' });
    }
    case 'danger':
      return t('Danger now was reported');
    case 'state':
      return t('State of the person: {state}', { state: t(kind) });
    case 'find':
      return t('Find or event: {sort}', { sort: t(kind) });
    case 'need refused':
      return t('A service did not take a need');
    case 'need offered':
      return t('A need was offered to a service');
    case 'told':
      return t(kindWords(kind));
    case 'partner':
      return t('A partner answered that it holds something');
    case 'visit':
      return t('A visit saw somebody');
    case 'no access':
      return t('A visit saw nobody');
    case 'panel':
      return t('The panel: {outcome}', { outcome: outcomeWords(kind as Parameters<typeof outcomeWords>[0]) });
    case 'intelligence':
      return t('Intelligence was read');
    default:
      return sort satisfies never;
  }
}

function outcomeOf(sight: Pick<LadderOf, 'file'>, { sort, kind, outcome, standing }: Contact): string {
  const referral = sort === 'referral' ? sight.file.referrals.get(kind) : undefined;
  if (referral) return statusOf(referral, standing === 'refuted').words;
  return sort === 'find' && outcome !== '' ? t(outcome) : outcome;
}

function countsWords(contact: Contact, occasion: Occasion): string {
  if (contact.standing === 'refuted') return t('Refuted: it never counts');
  if (contact.standing === 'taken back') return t('Taken back: it does not count');
  if (!occasion.counted.includes(contact))
    return occasion.contacts.some(({ standing }) => standing === 'refuted')
      ? t('The same as a refuted one: it does not count')
      : t('Work of the partnership: listed, not counted');
  return occasion.counted[0] === contact ? t('Counts') : t('The same occasion as another line: counted there');
}

function lineOf(sight: LadderOf, contact: Contact, occasion: Occasion, isNew: boolean): LadderLine {
  const { id, stream, sort, standing, source, on, words, known } = contact;
  const others = occasion.differs ? occasion.contacts.filter((each) => disagree(each.on, on)) : [];
  return {
    id,
    told: sort === 'told' ? stream.slice('contact/'.length) : null,
    day: dateAsKnown(on),
    organisation: organisationWords(contact),
    what: whatWords(sight, contact),
    words,
    outcome: outcomeOf(sight, contact),
    badge: standing === 'refuted' ? t('Refuted') : standing === 'taken back' ? t('Taken back') : '',
    counts: countsWords(contact, occasion),
    conflict:
      others.length === 0
        ? ''
        : t('Sources differ: {days}', {
            days: others.map((each) => `${dateAsKnown(each.on)} (${organisationWords(each)})`).join('; '),
          }),
    said: source ? t('{who} says so. It is written in: {written}', { who: source.toldBy, written: source.written }) : '',
    recorded: t('Known here since {day}', { day: date(known) }),
    source: at(paths.file.show(sight.file.id), `fact-${id}`),
    isNew,
  };
}

export function yearsOf(sight: LadderOf): readonly LadderYear[] {
  const { occasions } = contactCount(sight.file, sight.book);
  const written = latestCumulative(sight.file)?.written;
  const years = new Map<number, Map<string, LadderLine[]>>();
  for (const contact of contactsOf(sight.file)) {
    const occasion = occasions.find(({ contacts }) => contacts.some(({ id }) => id === contact.id));
    if (!occasion) continue;
    const same = occasion.contacts.find(({ id }) => id === contact.id) as Contact;
    const line = lineOf(sight, same, occasion, written !== undefined && isNewTo(written)(same));
    const year = years.get(contact.on.year) ?? new Map<string, LadderLine[]>();
    year.set(line.organisation, [...(year.get(line.organisation) ?? []), line]);
    years.set(contact.on.year, year);
  }
  return [...years].map(([year, organisations]) => ({
    year,
    organisations: [...organisations].map(([name, lines]) => ({ name, lines })),
  }));
}

/** The number as a sentence, for every page on which something is decided about the person. */
export interface CountModel {
  readonly words: string;
  readonly isFull: boolean;
  readonly asks: string | null;
  readonly href: Href;
  readonly write: Href;
  readonly latest: { readonly words: string; readonly together: string; readonly since: string; readonly href: Href } | null;
}

const countSentence = ({ most, all, enough, within }: ContactCount): string =>
  t(
    '{n, plural, one {# contact} other {# contacts}} with organisations within {time}, {all} in all. The area asks what they mean together from {enough}.',
    { n: most, time: amount(withinWords(within)), all, enough },
  );

const isVerified = ({ limitById }: LadderOf['book']): boolean =>
  ['F46.contacts', 'F46.within'].every((limit) => limitById.get(limit)?.verified ?? false);

/** Null where there is nothing to say: one contact, and nothing written. */
export function countModel(sight: Pick<LadderOf, 'file' | 'book'>): CountModel | null {
  const { file, book } = sight;
  if (file.disposed) return null;
  const count = contactCount(file, book);
  const latest = latestCumulative(file);
  if (contactsOf(file).length < 2 && !latest) return null;
  return {
    words: isVerified(book) ? countSentence(count) : t('{count} Neither number is verified.', { count: countSentence(count) }),
    isFull: count.reached !== null,
    asks: !cumulativeOwed(file, book)
      ? null
      : count.reached
        ? t('The number is reached, and nobody has written since what they mean together.')
        : t(
            'The number was reached, and what one person said of a contact took them below it. Nobody has written since what they mean together.',
          ),
    href: paths.contacts.show(file.id),
    write: paths.contacts.write(file.id),
    latest: latest && {
      words: t('What they mean together was written on {day}.', { day: date(latest.written.at) }),
      together: latest.written.fields.together,
      since: sinceWords(latest.since),
      href: paths.contacts.together(file.id, latest.written.id),
    },
  };
}

/** What was written, as a panel that decides about the case reads it. */
export function togetherSaid(sight: Pick<LadderOf, 'file' | 'book'>) {
  const latest = countModel(sight)?.latest;
  return latest ? [{ when: latest.since, what: latest.words, words: latest.together }] : [];
}

export const sinceWords = (n: number): string =>
  n === 0 ? t('No contact is new since.') : t('{n, plural, one {# contact is} other {# contacts are}} new since.', { n });

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly years: readonly { readonly x: number; readonly words: string }[];
  readonly lanes: readonly { readonly y: number; readonly name: string }[];
  readonly marks: readonly { readonly x: number; readonly y: number; readonly kind: 'counts' | 'listed' | 'refuted' }[];
  readonly words: string;
}

const left = 190;
const right = 740;
const lane = 30;
const top = 34;

/** Lanes are organisations, marks are contacts, years run along. What it says stands in the list as well. */
export function pictureOf(sight: LadderOf): Picture | null {
  const { occasions } = contactCount(sight.file, sight.book);
  const counted = new Set(occasions.flatMap((each) => each.counted.map(({ id }) => id)));
  const contacts = contactsOf(sight.file).filter(({ standing }) => standing !== 'taken back');
  if (contacts.length < 2) return null;
  const names = [...new Set(contacts.map(organisationWords))];
  const first = Math.min(...contacts.map(({ on }) => on.year));
  const last = Math.max(...contacts.map(({ on }) => on.year));
  const x = (year: number, part = 0): number => Math.round(left + ((year + part - first) / (last - first + 1)) * (right - left));
  const step = Math.ceil((last - first + 1) / 10);
  return {
    width: 760,
    height: top + names.length * lane + 8,
    years: Array.from({ length: last - first + 1 }, (_, n) => first + n)
      .filter((year) => (year - first) % step === 0)
      .map((year) => ({ x: x(year), words: String(year) })),
    lanes: names.map((name, n) => ({ y: top + n * lane + lane / 2, name: name.length > 26 ? `${name.slice(0, 25)}…` : name })),
    marks: contacts.map((contact) => ({
      x: x(contact.on.year, ((contact.on.month ?? 7) - 1) / 12 + ((contact.on.day ?? 1) - 1) / 372),
      y: top + names.indexOf(organisationWords(contact)) * lane + lane / 2,
      kind: contact.standing === 'refuted' ? 'refuted' : counted.has(contact.id) ? 'counts' : 'listed',
    })),
    words: t('{n} contacts with {m} organisations, {first} to {last}. The list below says the same.', {
      n: contacts.length,
      m: names.length,
      first,
      last,
    }),
  };
}
