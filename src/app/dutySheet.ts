/**
 * The duty sheet: whom to call and what falls due, for the hours in which the product is away. Sealed for the keys (or the passphrase)
 * that the operator has chosen, with age, so that any standard age program opens it; the product itself cannot. Made twice a day
 * by the timekeeper. That it could not be made is an alert to the duty post, and doctor says how old the last one is.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { armor, Encrypter } from 'age-encryption';
import type { Viewer } from '../access/viewer.ts';
import { isPresent, whoAnswers } from '../domain/area/presence.ts';
import type { Area, Post } from '../domain/area/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { type FallsDue, fallsDue, hasSheet, keepSheet, noteNoSheet, type SealedSheet, sealedSheet, sheets } from '../store/dutySheets.ts';
import { StoreFault } from '../store/faults.ts';
import { referencesOf } from '../store/mail.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import { contactsOf } from './contacts.ts';
import { giveSignOfLife } from './heartbeat.ts';
import type { House } from './house.ts';
import { load } from './load.ts';
import { dueWords, momentWords } from './mailWords.ts';

export interface SheetSettings {
  /** Public keys, `age1…`; or else one passphrase. */
  readonly recipients: readonly string[];
  readonly passphrase: string | null;
  /** Where a copy is put, such as a folder that is carried to another machine; null: only in the product. */
  readonly folder: string | null;
}

type Env = Readonly<Record<string, string | undefined>>;
const leastPassphrase = 20;

/** Null where nobody has said for whom it is sealed. What is set wrongly stops the start. */
export function sheetSettings(env: Env): SheetSettings | null {
  const wrong = (sentence: string, cause?: unknown): never => {
    throw new StoreFault('duty-sheet-settings-wrong', `${sentence} docs/operator.md lists the settings of the duty sheet.`, cause);
  };
  const recipients = (env.DUTY_SHEET_RECIPIENTS ?? '').split(/[\s,]+/).filter(Boolean);
  const file = env.DUTY_SHEET_PASSPHRASE_FILE || null;
  const folder = env.DUTY_SHEET_FOLDER || null;
  if (recipients.length === 0 && file === null) {
    if (folder !== null) wrong('DUTY_SHEET_FOLDER is set, and nobody for whom the sheet is sealed: set DUTY_SHEET_RECIPIENTS.');
    return null;
  }
  if (recipients.length > 0 && file !== null) wrong('Set DUTY_SHEET_RECIPIENTS or DUTY_SHEET_PASSPHRASE_FILE, not both.');
  checkRecipients(recipients, (name) => wrong(`DUTY_SHEET_RECIPIENTS has a key that is none: ${name}.`));
  if (file === null) return { recipients, passphrase: null, folder };
  let passphrase = '';
  try {
    passphrase = readFileSync(file, 'utf8').trim();
  } catch (cause) {
    wrong('DUTY_SHEET_PASSPHRASE_FILE cannot be read.', cause);
  }
  if (passphrase.length < leastPassphrase) wrong(`The passphrase of the duty sheet is shorter than ${leastPassphrase} characters.`);
  return { recipients, passphrase, folder };
}

/** A public key is no secret, and what is wrong is named by its beginning: somebody may have pasted a private one. */
export function checkRecipients(recipients: readonly string[], wrong: (name: string) => unknown): void {
  for (const recipient of recipients) {
    try {
      new Encrypter().addRecipient(recipient);
    } catch {
      wrong(`${recipient.slice(0, 8)}…`);
    }
  }
}

const ahead = 72 * 3_600_000;
/** Written up or not, out or not: these stand on the sheet whenever they are due (C43 danger now, C46 visits). */
const always = ['C43', 'C46'];
const order = ['area-duty', 'organisation-duty', 'senior', 'chief', 'supervisor', 'intake', 'assessor', 'records', 'referrer'];

/** The sheet in words: posts, people at work and their numbers; of people on file nothing but opaque references. */
export async function dutySheetText(house: House): Promise<string> {
  const at = await house.now();
  return viewing(house.pool, serviceViewer(house.area, 'timekeeper'), async (tx) => {
    const { area } = await load(tx, house.pool, house.area, []);
    const { telephones } = await contactsOf(tx, area);
    const owed = await fallsDue(tx, house.area, [...area.posts.keys()], at + ahead, always);
    const references = await referencesOf(tx, house.area, [...new Set(owed.map(({ file }) => file))]);
    const line = ({ file, task, post, due, state }: FallsDue): string =>
      `  [ ] ${references.get(file) ?? `F-${file.slice(-8)}`}  ${task}. ${state === 'lapsed' || due <= at ? 'WAS DUE' : 'Due'} ${dueWords(due)}. ${area.posts.get(post)?.title ?? post}`;
    const part = (title: string, rows: readonly FallsDue[]): readonly string[] => [
      '',
      `${title} (${rows.length})`,
      ...(rows.length === 0 ? ['  None.'] : rows.map(line)),
    ];
    const isDanger = ({ rule }: FallsDue): boolean => rule.startsWith('C43');
    const isVisit = ({ rule }: FallsDue): boolean => rule.startsWith('C46');
    const posts = [...area.posts.values()].toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
    return [
      'THROUGHLINE DUTY SHEET',
      `${area.name}. Made ${momentWords(at)}. For the next 72 hours. OFFICIAL-SENSITIVE.`,
      'Somebody may be hurt soon: call 999 first. Destroy this sheet when a newer one is there.',
      '',
      'WHOM TO CALL',
      ...posts.flatMap((post) => whomToCall(area, post, telephones.get(post.id) ?? null, at)),
      ...part('DANGER NOW, NOT WRITTEN UP', owed.filter(isDanger)),
      ...part('VISITS OUT', owed.filter(isVisit)),
      ...part(
        'FALLS DUE IN 72 HOURS, OVERDUE FIRST',
        owed.filter((row) => !isDanger(row) && !isVisit(row)),
      ),
      '',
      'WHILE THROUGHLINE IS AWAY',
      '  Write on the paper forms, with the day and the time at which each thing happened and who did it.',
      '  Call the post named above for what falls due; do not wait for the product.',
      '  When it is back, enter each paper the same day. Under "This happened earlier" give the true time.',
      '',
    ].join('\n');
  });
}

function whomToCall(area: Area, post: Post, telephone: string | null, at: Instant): readonly string[] {
  const name = (who: string): string => area.practitioners.get(who)?.name ?? who;
  const now = whoAnswers(area, post.id, at);
  const rota = area.shifts
    .filter((shift) => shift.post === post.id && shift.until > at && shift.from < at + ahead)
    .toSorted((a, b) => a.from - b.from)
    .map((shift) => `    rota: ${name(shift.practitioner)}, ${momentWords(shift.from)} to ${momentWords(shift.until)}`);
  const others = [...post.holders, ...post.deputies].filter((who) => who !== now.practitioner && isPresent(area, who, at));
  const organisation = area.organisations.get(post.organisation)?.name ?? post.organisation;
  return [
    `  ${post.title}, ${organisation}: ${now.practitioner === null ? 'NOBODY' : name(now.practitioner)}. Telephone: ${telephone ?? 'NOT RECORDED'}`,
    ...(others.length > 0 ? [`    or: ${others.map(name).join(', ')}`] : []),
    ...rota,
  ];
}

/** A sheet is made each twelve hours; after another it is too old to work from. */
const oldestSheet = 13 * 3_600_000;
export const isOldSheet = (madeAt: Instant, now: Instant): boolean => now - madeAt > oldestSheet;

/** Sealed in armour: text that survives being mailed and printed. */
export async function seal(
  text: string,
  { recipients, passphrase }: Pick<SheetSettings, 'recipients' | 'passphrase'>,
): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  if (recipients.length === 0 && passphrase !== null) encrypter.setPassphrase(passphrase);
  return Buffer.from(armor.encode(await encrypter.encrypt(text)));
}

/** `2026-03-02T06` or `…T18`: the half day in which an instant lies, in London. */
export function slotOf(at: Instant): string {
  const london = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/London');
  const hours = london.hour < 6 ? 18 : london.hour < 18 ? 6 : 18;
  const day = london.hour < 6 ? london.toPlainDate().subtract({ days: 1 }) : london.toPlainDate();
  return `${day.toString()}T${String(hours).padStart(2, '0')}`;
}

/** Makes one, keeps it sealed, and puts a copy into the folder. */
export async function makeSheet(house: House, settings: SheetSettings, slot: string): Promise<Uint8Array> {
  const sealed = await seal(await dutySheetText(house), settings);
  const at = await house.now();
  if (settings.folder !== null) putInto(settings.folder, slot, sealed, settings.passphrase !== null);
  await viewing(house.pool, serviceViewer(house.area, 'timekeeper'), (tx) => keepSheet(tx, house.area, slot, at, sealed));
  await giveSignOfLife(house, 'duty-sheet');
  return sealed;
}

function putInto(folder: string, slot: string, sealed: Uint8Array, isPassphrase: boolean): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = `duty-sheet-${slot.replaceAll(/[^\dT-]/g, '-')}.age`;
  // Renamed into place, so that whoever carries files away never takes half of one.
  writeFileSync(join(folder, `.${name}`), sealed, { mode: 0o600 });
  renameSync(join(folder, `.${name}`), join(folder, name));
  writeFileSync(join(folder, 'HOW-TO-OPEN.txt'), howToOpen(isPassphrase));
}

export const howToOpen = (isPassphrase: boolean): string =>
  [
    'A duty sheet is opened with any age program (https://age-encryption.org), on a machine that needs no network:',
    '',
    isPassphrase
      ? '  age --decrypt duty-sheet-DAY.age        and type the passphrase'
      : '  age --decrypt --identity KEY-FILE duty-sheet-DAY.age',
    '',
    'It prints plain text. Take the newest file. Print it, work from it, and destroy it when a newer one is there.',
    'Try it on an ordinary day: a sheet that nobody can open helps nobody.',
    '',
  ].join('\n');

/** The timekeeper's: one a half day. One that cannot be made is an alert, and is tried on. */
export async function planSheet(house: House, settings: SheetSettings): Promise<boolean> {
  const at = await house.now();
  const slot = slotOf(at);
  const viewer = serviceViewer(house.area, 'timekeeper');
  if (await viewing(house.pool, viewer, (tx) => hasSheet(tx, house.area, slot))) return false;
  try {
    await makeSheet(house, settings, slot);
    return true;
  } catch (error) {
    await viewing(house.pool, viewer, (tx) => noteNoSheet(tx, house.area, slot, at));
    throw error;
  }
}

export const recentSheets = (house: House, viewer: Viewer): Promise<readonly SealedSheet[]> =>
  viewing(house.pool, viewer, (tx) => sheets(tx, house.area, 10));
export const sheetOf = (house: House, viewer: Viewer, slot: string): Promise<Uint8Array | null> =>
  viewing(house.pool, viewer, (tx) => sealedSheet(tx, house.area, slot));
