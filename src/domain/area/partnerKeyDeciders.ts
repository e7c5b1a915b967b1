/** Who records, compares and ends a key of another house, and what is refused. Trust takes two people; ending it takes one. */
import type { Instant } from '../../ledger/envelope.ts';
import { because, type Decision, type Refusal, refused } from '../decision.ts';
import { write } from '../write.ts';
import { type KeyEnd, PartnerKeyConfirmed, PartnerKeyRecorded, PartnerKeyWithdrawn } from './partnerKeys.ts';
import type { Area } from './state.ts';

const at = (area: Area) => ({ stream: `directory/${area.id}`, file: null, record: null });

/** A key as it was typed, and what it says of itself: `id` and `fingerprint` follow from the key. */
export interface TypedKey {
  readonly id: string;
  readonly publicKey: string;
  readonly fingerprint: string;
}

/** As it is read out and typed: letters and digits alone, and none that is taken for another. */
export const tidyFingerprint = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');

const compares = (fingerprint: string, heard: string): Refusal | null =>
  tidyFingerprint(heard) === tidyFingerprint(fingerprint)
    ? null
    : because(
        'fingerprint-differs',
        'The fingerprint that was read to you is not that of this key.',
        'Have it read once more. If it still differs, somebody has changed the key on its way: record nothing, and tell them.',
      );

const notCompared = because(
  'not-compared',
  'It is not said by which call the fingerprint was compared.',
  'Write which number you called, where you have it from, and which post there read it out.',
);

export function recordPartnerKey(
  area: Area,
  key: TypedKey,
  fields: {
    readonly partner: string;
    readonly names: readonly string[];
    readonly heard: string;
    readonly compared: string;
    readonly from: Instant;
  },
  own: readonly string[],
): Decision {
  const { partner, names, heard, compared, from } = fields;
  if (own.includes(key.id))
    return because(
      'own-key',
      'That is this house’s own key.',
      'Ask the partner for theirs: they print it with a command, or see it on their page of keys.',
    );
  const before = area.partnerKeys.get(key.id);
  if (before && before.withdrawn?.why !== 'not theirs')
    return because(
      'key-there',
      'That key is on record already, or was, and was withdrawn.',
      'Look at it in the list. A key that was withdrawn is never taken again: ask them for a new one.',
    );
  if (partner.trim() === '')
    return because('no-partner', 'It is not said whose key it is.', 'Write the house as it calls itself in its messages.');
  const differs = compares(key.fingerprint, heard);
  if (differs) return differs;
  if (compared.trim() === '') return notCompared;
  return write(PartnerKeyRecorded, at(area), { key: key.id, publicKey: key.publicKey, partner: partner.trim(), names, compared, from });
}

export function confirmPartnerKey(
  area: Area,
  key: Pick<TypedKey, 'id' | 'fingerprint'>,
  { heard, compared }: { readonly heard: string; readonly compared: string },
  by: string,
): Decision {
  const found = area.partnerKeys.get(key.id);
  if (!found) return noSuchKey;
  if (found.confirmed || found.withdrawn) return wasFaster('Somebody has confirmed or withdrawn this key meanwhile.', compared);
  if (found.recorded.by === by)
    return because('same-person', 'You recorded this key yourself: another person compares it too.', 'Ask somebody else who supervises.');
  const differs = compares(key.fingerprint, heard);
  if (differs) return differs;
  return compared.trim() === '' ? notCompared : write(PartnerKeyConfirmed, at(area), { key: key.id, compared });
}

export function withdrawPartnerKey(
  area: Area,
  id: string,
  { why, until, reason }: { readonly why: KeyEnd; readonly until: Instant | null; readonly reason: string },
): Decision {
  const found = area.partnerKeys.get(id);
  if (!found) return noSuchKey;
  const { confirmed, withdrawn, from } = found;
  // What was replaced may turn out to have been stolen: that is said later, and ends it altogether.
  if (withdrawn && !(withdrawn.why === 'replaced' && why === 'not to be trusted'))
    return wasFaster('This key was withdrawn already.', reason);
  if (why === 'not theirs' && confirmed)
    return because(
      'key-confirmed',
      'Two people have compared this key.',
      'If it is not theirs all the same, say that it is not to be trusted.',
    );
  if (why === 'replaced' && (until === null || until <= from))
    return because(
      'no-until',
      'It is not said up to which day it still counts, or that day is before it began.',
      'Give the last day on which they signed with it.',
    );
  if (reason.trim() === '') return because('no-reason-given', 'No reason is given.', 'Say why it counts no more, and who said so.');
  return write(PartnerKeyWithdrawn, at(area), { key: id, why, until: why === 'replaced' ? until : null, reason });
}

/** Somebody was faster: what the second person typed is shown back to them. */
const wasFaster = (words: string, typed: string): Refusal =>
  refused({ code: 'key-decided', words, how: 'Read below how it stands now.', typed: [typed] });

const noSuchKey = because('no-such-key', 'There is no such key.', 'Open the page of keys again.');
