/** Contacts that the partnership made itself: needs that it offered to services, partners who answered, visits, panels, and intelligence that was read. */
import type { FileState } from '../file/state.ts';
import { isRefuted, type Referral } from '../referral/state.ts';
import { contact, type Contact, dayIn, nameOf, organisationOfPost } from './contact.ts';

/** Needs that were offered to services, and those that a service did not take. Under a refuted referral they are refuted with it. */
export const services = (file: FileState): readonly Contact[] =>
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
export function ownWork(file: FileState): readonly Contact[] {
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
