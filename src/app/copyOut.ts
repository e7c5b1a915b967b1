/**
 * Nothing typed twice, out: what a receiving system asks, in its own order, with what this referral answers; what was copied by whom
 * and when; and what has changed since. Only a hash of what was copied is kept, and it goes with the file.
 */
import { createHash } from 'node:crypto';
import type { Viewer } from '../access/viewer.ts';
import { type CaseSight, caseSight } from './caseSight.ts';
import { recordAct } from './cases.ts';
import type { Outcome } from './act.ts';
import type { House } from './house.ts';
import { forms } from './loadable.ts';
import { nameOf } from './project.ts';
import type { Copyable, ReceivingOrder } from './receivingOrder.ts';
import { learntOf } from '../domain/file/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { dayOf } from '../rulebook/engine/amount.ts';

export interface CopyField {
  readonly label: string;
  readonly value: string;
  /** Of the value as it is now; sent back when it is copied, so that what is remembered is what was shown. */
  readonly hash: string;
  /** The receiving system takes fewer letters than this value has; null where it fits. */
  readonly longest: number | null;
  readonly copied: { readonly at: Instant; readonly by: string; readonly changed: boolean } | null;
}
export interface CopySight {
  readonly sight: CaseSight;
  readonly order: ReceivingOrder;
  readonly fields: readonly CopyField[];
}

export const receivingOrders = (): readonly Pick<ReceivingOrder, 'order' | 'system'>[] => forms().orders;

export async function copySight(house: House, viewer: Viewer, referral: string, orderId: string): Promise<CopySight | null> {
  const order = forms().orders.find((each) => each.order === orderId);
  const sight = order ? await caseSight(house, viewer, referral) : null;
  if (!order || !sight) return null;
  const values = valuesOf(sight);
  const fields = order.fields.map(({ label, from, longest }): CopyField => {
    const value = values[from];
    const hash = hashOf(value);
    const copies = sight.referral.copies.filter((each) => each.receiving === orderId);
    const last = copies.findLast((each) => each.copied.some(({ field }) => field === label));
    const then = last?.copied.find(({ field }) => field === label)?.value;
    return {
      label,
      value,
      hash,
      longest: longest !== undefined && value.length > longest ? longest : null,
      copied: last ? { at: last.at, by: last.by, changed: then !== hash } : null,
    };
  });
  return { sight, order, fields };
}

export const hashOf = (value: string): string => createHash('sha256').update(value).digest('hex');

export function recordCopied(
  house: House,
  viewer: Viewer,
  { sight, order }: CopySight,
  request: { readonly copied: readonly { readonly field: string; readonly value: string }[]; readonly basis: string; readonly key: string },
): Promise<Outcome> {
  const { copied, basis, key } = request;
  return recordAct(house, viewer, {
    act: 'copy-out',
    file: sight.file.id,
    referral: sight.referral.id,
    key,
    fields: { receiving: order.order, version: order.version, copied, basis },
  });
}

/** Each thing that can be copied, as it is now; empty where it is not known. */
function valuesOf({ file, referral, area, lead }: CaseSight): Readonly<Record<Copyable, string>> {
  const details = file.records.get(referral.record)?.details;
  const [first, ...others] = details?.names ?? [];
  const whole = details && details.names.length > 0 ? nameOf(details) : '';
  const words = whole.split(/\s+/).filter(Boolean);
  const assessment = referral.assessments.at(-1);
  const address = details?.addresses[0];
  const born = details?.born;
  const post = area.posts.get(lead);
  return {
    'person.name': whole,
    'person.given': first?.given ?? words.slice(0, -1).join(' '),
    'person.family': first?.family ?? words.at(-1) ?? '',
    'person.otherNames': others.map((each) => each.whole ?? [each.given, each.family].filter(Boolean).join(' ')).join('; '),
    'person.born': born?.date ? born.date.split('-').toReversed().join('/') : (born?.text ?? String(born?.year ?? '')),
    'person.under18': details?.under18 ?? '',
    'person.address': address?.text ?? '',
    'person.postcode': address?.postcode ?? '',
    'person.phone': details?.phones.join('; ') ?? '',
    'person.school': details?.schools.join('; ') ?? '',
    'referral.reference': referral.account.reference,
    'referral.received': dayOf(learntOf(file, referral.received)).toString().split('-').toReversed().join('/'),
    'referral.organisation': area.organisations.get(referral.organisation ?? '')?.name ?? referral.account.referrerOrganisation,
    'referral.concern': referral.account.concern,
    'referral.worry': referral.account.worry,
    'referral.alreadyKnown': referral.account.alreadyKnown,
    'referral.language': referral.account.language,
    'referral.communicationNeeds': referral.account.communicationNeeds,
    'assessment.outcome': assessment?.outcome ?? '',
    'assessment.words': assessment?.words ?? '',
    'lead.post': post?.title ?? lead,
  };
}
