/**
 * Nothing typed twice, in: a form, a letter or an e-mail is kept as it came, read into the fields of the referral form, checked by a person
 * and taken. What cannot be read waits as an arrival that nobody could read; nothing that came is lost on the way.
 */
import type { Viewer } from '../access/viewer.ts';
import { because } from '../domain/decision.ts';
import { FileOpened } from '../domain/file/entries.ts';
import { postFor } from '../domain/file/posts.ts';
import { emptyFile } from '../domain/file/state.ts';
import { RecordMade } from '../domain/record/entries.ts';
import { ReferralReceived } from '../domain/referral/entries.ts';
import { entry, write } from '../domain/write.ts';
import { type DocumentFaultCode, wholeText } from '../feeds/document/blocks.ts';
import { type Filled, fill } from '../feeds/document/fill.ts';
import { chooseMap } from '../feeds/document/map.ts';
import type { ReferralForm } from '../feeds/referral-form/form.ts';
import { readReferralForm } from '../feeds/referral-form/read.ts';
import type { Instant } from '../ledger/envelope.ts';
import { leaveOnQueue, moveOnQueue } from '../store/arrivals.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import type { Outcome } from './act.ts';
import { type ArrivalSight, arrivalSight, settle, settledMeanwhile } from './arrivals.ts';
import type { House } from './house.ts';
import { searchFor } from './identify.ts';
import { idsOf, referenceFrom } from './intake.ts';
import { forms } from './loadable.ts';
import { readDocument } from './readDocument.ts';

export type { DocumentFaultCode } from '../feeds/document/blocks.ts';

/** What a document came to, for whoever checks it. */
export interface InFields extends Filled {
  /** The form that it is, as far as a map knows it. */
  readonly form: string;
  readonly text: string;
  /** Parts that were left out altogether. */
  readonly notRead: readonly string[];
}
export type DocumentInFields = { readonly ok: true; readonly fields: InFields } | { readonly ok: false; readonly fault: DocumentFaultCode };

export async function intoFields(bytes: Uint8Array): Promise<DocumentInFields> {
  const read = await readDocument(bytes);
  if (!read.ok) return read;
  const text = wholeText(read.document);
  const map = chooseMap(forms().maps, text);
  return { ok: true, fields: { ...fill(read.document, map), form: map.title, text, notRead: read.document.notRead } };
}

/** Keeps a document before anything reads it. `queue`: where it waits. */
export async function leaveDocument(
  house: House,
  viewer: Viewer,
  {
    bytes,
    contentType,
    key,
    queue = 'documents',
  }: { readonly bytes: Uint8Array; readonly contentType: string; readonly key: string; readonly queue?: 'documents' | 'unreadable' },
): Promise<{ readonly arrival: string; readonly reference: string; readonly arrivedAt: Instant }> {
  const at = await house.now();
  const why =
    queue === 'documents' ? 'A document waits to be checked against its fields.' : 'A document was sent as it is, for somebody to read.';
  const left = await viewing(house.pool, viewer, (tx) =>
    leaveOnQueue(
      tx,
      house.area,
      {
        id: house.newId(),
        channel: 'document',
        contentType: contentType.slice(0, 200),
        bytes,
        reference: referenceFrom(house.newSalt()),
        key,
        at,
      },
      { queue, why },
    ),
  );
  return { arrival: left.id, reference: left.reference, arrivedAt: left.arrivedAt };
}

const faultWhy: Readonly<Record<DocumentFaultCode, string>> = {
  'too-large': 'The document is larger than is read here, or unpacks to more.',
  malformed: 'The document is damaged, or not what it says it is.',
  locked: 'The document is locked with a password.',
  'no-text': 'The document holds no text: it may be a scan or a photograph.',
  'unknown-kind': 'The document is of a kind that is not read here.',
  'old-kind': 'The document is of an old kind (.doc, .msg, .rtf).',
  'too-slow': 'Reading the document took too long.',
};

export interface DocumentSight extends ArrivalSight {
  readonly read: DocumentInFields;
}
/** A document with what it says, for whoever checks it. One that cannot be read is moved to the queue of such arrivals, once. */
export async function documentSight(house: House, viewer: Viewer, id: string): Promise<DocumentSight | null> {
  const sight = await arrivalSight(house, viewer, id);
  if (!sight || sight.arrival.channel !== 'document') return null;
  const read = await intoFields(sight.arrival.bytes);
  if (!read.ok && sight.waits?.queue === 'documents') {
    await viewing(house.pool, serviceViewer(house.area, 'intake'), (tx) =>
      moveOnQueue(tx, house.area, `arrival/${id}`, 'unreadable', faultWhy[read.fault]),
    );
  }
  return { ...sight, read };
}

/** Taken as a referral, as the person who checked it left the fields. Its limits begin when the document came. */
export async function takeDocument(
  house: House,
  viewer: Viewer,
  request: { readonly arrival: string; readonly form: ReferralForm },
): Promise<Outcome & { readonly file?: string }> {
  const sight = await arrivalSight(house, viewer, request.arrival);
  if (!sight || sight.arrival.channel !== 'document')
    return because('no-such-arrival', 'There is no such document.', 'Open it from the list of what needs you today.');
  const { arrival } = sight;
  const read = readReferralForm(Buffer.from(JSON.stringify(request.form)), arrival.reference, arrival.arrivedAt);
  if (!read.ok) return because('no-answer', read.why, 'Shorten what is too long, and take it again.');
  const { file, record, referral } = idsOf(arrival);
  const outcome = await settle(house, viewer, sight, {
    does: 'enter-arrival',
    files: [file],
    command: request,
    decide: ({ files, area }) => {
      if (files.get(file)?.opened) return settledMeanwhile;
      const where = { file, record, learnt: arrival.arrivedAt };
      const lead = postFor(emptyFile(file, area), 'intake');
      const received = write(
        ReferralReceived,
        { ...where, stream: `referral/${referral}`, happened: Math.min(read.happened ?? arrival.arrivedAt, arrival.arrivedAt) },
        { ...read.referral, channel: 'post' },
      );
      if (received.kind === 'refused') return received;
      const opened = entry(FileOpened, { ...where, stream: `file/${file}`, record: null }, { home: record, lead });
      return {
        kind: 'decided',
        entries: [opened, entry(RecordMade, { ...where, stream: `record/${record}` }, read.person), ...received.entries],
      };
    },
  });
  if (outcome.kind !== 'done') return outcome;
  await searchFor(house, file, referral).catch((error: unknown) =>
    house.log('The identity search did not run; it is owed', { file, error: (error as Error).name }),
  );
  return { ...outcome, file };
}
