/**
 * The ladder of contacts (F01, F46): everything in a file that tells of a contact of any organisation with the person, each line with the
 * entry it comes from (F51). Nothing is left out for being refuted; nothing is here that no entry says.
 */
import type { Instant } from '../../ledger/envelope.ts';
import { amendedIn } from '../correction/amended.ts';
import { type FileState, learntOf } from '../file/state.ts';
import { isRefuted, type Referral } from '../referral/state.ts';
import { type KnownDay, readKnownDay } from './entries.ts';

/** What sort of entry it comes from. */
export const contactSorts = [
  'referral',
  'danger',
  'state',
  'find',
  'need refused',
  'told',
  'need offered',
  'partner',
  'visit',
  'no access',
  'panel',
  'intelligence',
] as const;
export type ContactSort = (typeof contactSorts)[number];

export interface Contact {
  /** The fact that tells of it: its source. */
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly sort: ContactSort;
  /** Of what was told, the code of its kind; of others a word of their own: an outcome, a state. */
  readonly kind: string;
  readonly on: KnownDay;
  /** Since when it has been known in this file: recorded, and its record lies here. */
  readonly known: Instant;
  /** The organisation's id in the area, where it is one of the area's. */
  readonly organisation: string | null;
  /** Its name as written; empty: the public, or nobody said. */
  readonly organisationName: string;
  readonly words: string;
  /** What became of it, where something did. */
  readonly outcome: string;
  readonly standing: 'stands' | 'refuted' | 'taken back';
  readonly sameAs: string | null;
  /** Who says so and where it is written, of what was told. */
  readonly source: { readonly toldBy: string; readonly written: string } | null;
}

export function dayIn(at: Instant): KnownDay {
  const { year, month, day } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/London');
  return { year, month, day };
}

const two = (n: number | null): string => String(n ?? 0).padStart(2, '0');
/** In which order days are read: of a year alone before its months, of a month before its days. */
export const dayKey = ({ year, month, day }: KnownDay): string => `${year}-${two(month)}-${two(day)}`;

/** Oldest first; of one day in the order in which they were recorded. */
export const contactsOf = (file: FileState): readonly Contact[] =>
  [
    ...referrals(file),
    ...dangers(file),
    ...told(file),
    ...statesOfPerson(file),
    ...finds(file),
    ...services(file),
    ...ownWork(file),
  ].toSorted((a, b) => dayKey(a.on).localeCompare(dayKey(b.on)) || a.known - b.known || a.id.localeCompare(b.id));

type Least = Pick<Contact, 'id' | 'stream' | 'record' | 'sort' | 'on'> & { readonly at: Instant } & Partial<Contact>;

function contact(file: FileState, { at, ...rest }: Least): Contact {
  return {
    kind: '',
    organisation: null,
    organisationName: '',
    words: '',
    outcome: '',
    standing: 'stands',
    sameAs: null,
    source: null,
    ...rest,
    known: Math.max(at, file.records.get(rest.record)?.linked.at ?? 0),
  };
}

const nameOf = (file: FileState, organisation: string | null): string => file.area.organisations.get(organisation ?? '')?.name ?? '';

const organisationOfPost = (file: FileState, post: string | null) => {
  const organisation = file.area.posts.get(post ?? '')?.organisation ?? null;
  return { organisation, organisationName: nameOf(file, organisation) };
};

const referrals = (file: FileState): readonly Contact[] =>
  [...file.referrals.values()].map((referral): Contact => {
    const { id, stream, record, received, account, organisation, closed } = referral;
    return contact(file, {
      id: received.fact,
      stream,
      record,
      at: received.at,
      sort: 'referral',
      kind: id,
      on: dayIn(learntOf(file, received)),
      organisation,
      organisationName: nameOf(file, organisation) || account.referrerOrganisation,
      words: account.concern,
      outcome: closed?.finding ?? '',
      standing: isRefuted(referral) ? 'refuted' : 'stands',
    });
  });

function dangers(file: FileState): readonly Contact[] {
  if (file.dangers.size === 0) return [];
  const { setAside } = amendedIn(file.facts);
  return [...file.dangers.values()].map(
    ({ stream, record, reported, account }): Contact =>
      contact(file, {
        id: reported.fact,
        stream,
        record,
        at: reported.at,
        sort: 'danger',
        on: dayIn(learntOf(file, reported)),
        words: account.words,
        // A report of danger is never taken away; one that proved untrue is refuted.
        standing: setAside.has(reported.fact) ? 'refuted' : 'stands',
        ...organisationOfPost(file, reported.post),
      }),
  );
}

const told = (file: FileState): readonly Contact[] =>
  [...file.contacts.values()].flatMap(({ stream, record, state, told: said, sameAs, refuted, takenBack }): readonly Contact[] => {
    // Erased by law, it says nothing any more.
    const on = readKnownDay(said.hadOn ?? '');
    if (!on) return [];
    // Chosen, it is that one, whatever it was or is called; typed, it is taken for the one of that name.
    const byName = ({ name }: { readonly name: string }) => organisationKey(name) === organisationKey(said.organisation);
    const known = file.area.organisations.get(said.chosen ?? '') ?? [...file.area.organisations.values()].find(byName);
    const line = contact(file, {
      id: said.fact,
      stream,
      record,
      at: said.at,
      sort: 'told',
      kind: said.kind,
      on,
      organisation: known?.id ?? null,
      organisationName: known?.name ?? said.organisation,
      words: said.words,
      outcome: (takenBack ?? refuted)?.words ?? '',
      standing: state === 'told' ? 'stands' : state,
      sameAs,
      source: { toldBy: said.toldBy, written: said.written },
    });
    return [line];
  });

const countedStates: ReadonlySet<string> = new Set(['in custody', 'missing', 'not traced']);

const statesOfPerson = (file: FileState): readonly Contact[] =>
  [...file.circumstances.values()].flatMap((each): readonly Contact[] => {
    if (each.kind !== 'circumstance' || !countedStates.has(each.what)) return [];
    const { stream, record, what, recorded, ended } = each;
    return [
      contact(file, {
        id: recorded.fact,
        stream,
        record,
        at: recorded.at,
        sort: 'state',
        kind: what,
        on: dayIn(recorded.happened),
        organisationName: recorded.source,
        words: recorded.words,
        outcome: ended?.words ?? '',
        standing: ended?.how === 'was wrong' ? 'taken back' : 'stands',
      }),
    ];
  });

const finds = (file: FileState): readonly Contact[] =>
  [...file.finds.values()]
    .filter(({ about }) => about === 'this person')
    .map(
      ({ stream, record, begun, sort, words, found, decided }): Contact =>
        contact(file, {
          id: begun.fact,
          stream,
          record,
          at: begun.at,
          sort: 'find',
          kind: sort,
          on: dayIn(begun.at),
          words: [words, found].filter(Boolean).join(' '),
          outcome: decided?.outcome ?? '',
          standing: decided?.outcome === 'not about this person' ? 'refuted' : 'stands',
          ...organisationOfPost(file, begun.post),
        }),
    );

/** Needs that were offered to services, and those that a service did not take. Under a refuted referral they are refuted with it. */
const services = (file: FileState): readonly Contact[] =>
  [...file.referrals.values()].flatMap((referral): readonly Contact[] => {
    const { stream, record, outward, needs } = referral;
    const standing = isRefuted(referral) ? ('refuted' as const) : ('stands' as const);
    return [
      ...outward.offers.map((offer) =>
        contact(file, {
          id: offer.fact,
          stream,
          record,
          at: offer.at,
          sort: 'need offered',
          on: dayIn(offer.at),
          organisationName: offer.service,
          words: needs.get(offer.need)?.words ?? '',
          standing,
        }),
      ),
      ...outward.refusals.map((refusal) =>
        contact(file, {
          id: refusal.fact,
          stream,
          record,
          at: refusal.at,
          sort: 'need refused',
          on: dayIn(refusal.at),
          organisationName: serviceOf(referral, refusal),
          words: needs.get(refusal.need)?.words ?? '',
          outcome: refusal.words,
          standing,
        }),
      ),
    ];
  });

/** The service that it had been offered to last. */
const serviceOf = ({ outward }: Referral, refusal: { readonly need: string; readonly order: number }): string =>
  outward.offers.findLast(({ need, order }) => need === refusal.need && order < refusal.order)?.service ?? '';

/** What the partnership did itself: partners' answers, visits, panels, intelligence read in an area of subjects. */
function ownWork(file: FileState): readonly Contact[] {
  const answers = [...file.requests.values()].flatMap(({ stream, record, asked, answers: given }) =>
    given
      .filter(({ answer }) => answer === 'reply' || answer === 'part')
      .map((answer) =>
        contact(file, {
          id: answer.fact,
          stream,
          record,
          at: answer.at,
          sort: 'partner',
          on: dayIn(answer.at),
          organisation: asked.organisation,
          organisationName: nameOf(file, asked.organisation) || asked.contact,
          words: answer.words,
        }),
      ),
  );
  const visits = [...file.visits.values()].flatMap(({ stream, record, plan, ended, calledOff }) => {
    const over = ended ?? calledOff;
    if (!over) return [];
    return [
      contact(file, {
        id: over.fact,
        stream,
        record,
        at: over.at,
        sort: ended?.outcome === 'seen' ? 'visit' : 'no access',
        on: dayIn(ended?.happened ?? over.at),
        words: ended?.words ?? calledOff?.reason ?? '',
        ...organisationOfPost(file, plan.post),
      }),
    ];
  });
  const panels = [...file.hearings.values()].flatMap(({ stream, record, heard }) =>
    heard
      ? [
          contact(file, {
            id: heard.fact,
            stream,
            record,
            at: heard.at,
            sort: 'panel',
            kind: heard.outcome,
            on: dayIn(heard.happened),
            words: heard.words,
            ...organisationOfPost(file, heard.post),
          }),
        ]
      : [],
  );
  const intelligence = [...file.intelligence.values()].map(({ stream, record, read }) =>
    contact(file, {
      id: read.fact,
      stream,
      record,
      at: read.at,
      sort: 'intelligence',
      on: dayIn(read.happened),
      ...organisationOfPost(file, read.post),
    }),
  );
  return [...answers, ...visits, ...panels, ...intelligence];
}

/** By which an organisation is taken for the same: case and spaces are nothing. */
export const organisationKey = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
