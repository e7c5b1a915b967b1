/** The signatures of one message: that of the copy which came first, and those of later copies with the same words, which are kept beside it. */
import type { Viewer } from '../../access/viewer.ts';
import type { Area } from '../../domain/area/state.ts';
import { decided } from '../../domain/decision.ts';
import { MessageSignatureKept } from '../../domain/release/entries.ts';
import { write } from '../../domain/write.ts';
import { signatureRead } from '../../feeds/released-message/read.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { factsOfStream } from '../../store/fileFacts.ts';
import type { RecordedFact } from '../../store/readFacts.ts';
import { viewing } from '../../store/viewing.ts';
import { act } from '../act.ts';
import type { House } from '../house.ts';
import type { Crossing } from './document.ts';
import { addsTo, claimedBy, proofOf, type Proof, strongest } from './proof.ts';

type Message = Extract<Crossing, { readonly kind: 'message' }>;

export async function proofOfMessage(area: Area, message: Message, facts: readonly RecordedFact[], now: Instant): Promise<Proof> {
  const claimed = claimedBy(message.content.from.organisation);
  const kept = facts.flatMap(({ type, fields }) => (type === MessageSignatureKept.type ? [MessageSignatureKept.shape.parse(fields)] : []));
  const copies = [
    message,
    ...kept.map(({ copy, protected: header, signature }) => ({
      signed: signatureRead({ protected: header, signature }),
      says: { ...(message.says as object), schemaVersion: 2, copy },
    })),
  ];
  return strongest(await Promise.all(copies.map((copy) => proofOf(area, copy, claimed, now))));
}

/** A further copy of what waits: what its signature proves is kept, if nothing that is here proves as much. */
export async function keepSignature(
  house: House,
  viewer: Viewer,
  area: Area,
  arrival: string,
  { first, again }: { readonly first: Message; readonly again: Message },
): Promise<void> {
  const { signed, copy, content } = again;
  if (signed.kind !== 'there') return;
  const now = await house.now();
  const facts = await viewing(house.pool, viewer, (tx) => factsOfStream(tx, house.area, `arrival/${arrival}`));
  const before = await proofOfMessage(area, first, facts, now);
  const added = await proofOfMessage(area, again, [], now);
  if (!addsTo(before, added)) return;
  const { protected: header, signature } = signed.jws;
  const where = { stream: `arrival/${arrival}`, file: null, record: null };
  const entry = write(MessageSignatureKept, where, { number: content.number, copy, protected: header, signature });
  const outcome = await act(house, viewer, {
    does: 'enter-arrival',
    files: [],
    decide: () => (entry.kind === 'refused' ? entry : decided(...entry.entries)),
  });
  if (outcome.kind !== 'done') house.log('A further signature of a message was not kept', { arrival, outcome: outcome.kind });
}
