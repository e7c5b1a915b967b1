/**
 * Reads what comes back to the return address: a delivery report (RFC 3464), an automatic reply (RFC 3834), or something else.
 * Attacker-controlled: anybody can write to that address. Only the letter's own id is believed (128 random bits that only its
 * recipient's mail system has seen), and nothing of the text is kept.
 */
import PostalMime, { type Email } from 'postal-mime';

export interface Returned {
  /** `returned`: it did not arrive. `delayed` and `automatic`: nothing is to be done. `unknown`: no letter of ours can be told from it. */
  readonly kind: 'returned' | 'delayed' | 'automatic' | 'unknown';
  /** Ids that stand where a letter's id stands, the return address first; at most a few. */
  readonly letters: readonly string[];
  /** The status code of the report (RFC 3463), such as `5.1.1`; null where it gives none. */
  readonly status: string | null;
}

/** A report says what it says in its first part; what follows may be the whole of what was sent. The reader pays by the line: two million of them held it for 13 seconds. */
const longest = 500_000;
const mostLines = 5_000;
const mostIds = 8;

function beginning(bytes: Uint8Array): Uint8Array {
  let end = 0;
  for (let line = 0; line < mostLines; line += 1) {
    const next = bytes.indexOf(10, end);
    if (next < 0 || next >= longest) return bytes.subarray(0, longest);
    end = next + 1;
  }
  return bytes.subarray(0, end);
}

export async function readReturned(bytes: Uint8Array): Promise<Returned> {
  const email = await PostalMime.parse(beginning(bytes), {
    forceRfc822Attachments: true,
    maxNestingDepth: 10,
    maxHeadersSize: 200_000,
  }).catch(() => null);
  if (email === null) return { kind: 'unknown', letters: [], status: null };
  const letters = idsIn(email);
  if (letters.length === 0) return { kind: 'unknown', letters, status: null };
  const report = partOf(email, 'message/delivery-status');
  if (report === null) {
    const automatic = header(email, 'auto-submitted').some((value) => /^auto-replied/i.test(value));
    // No report and no automatic reply: some systems return mail in words only. A person looks at it.
    return { kind: automatic ? 'automatic' : 'returned', letters, status: null };
  }
  const actions = [...report.matchAll(/^action:[ \t]*([a-z]{1,20})/gim)].map(([, action = '']) => action.toLowerCase());
  const [, status = null] = /^status:[ \t]*([245]\.\d{1,3}\.\d{1,3})/im.exec(report) ?? [];
  const isFailed = actions.includes('failed') || (actions.length === 0 && status?.startsWith('5') === true);
  return { kind: isFailed ? 'returned' : 'delayed', letters, status };
}

const header = (email: Email, name: string): readonly string[] =>
  email.headers.filter(({ key }) => key.toLowerCase() === name).map(({ value }) => value);

/** The return address in its headers, and the Message-ID in what it encloses. */
function idsIn(email: Email): readonly string[] {
  const addressed = ['delivered-to', 'x-original-to', 'envelope-to', 'to', 'in-reply-to', 'references'].flatMap((name) =>
    header(email, name),
  );
  const enclosed = ['message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers'].map((type) => partOf(email, type) ?? '');
  const found = [...addressed, ...enclosed.flatMap((part) => /^message-id:[^\n]{0,300}/gim.exec(part)?.[0] ?? [])].flatMap((text) =>
    [...text.slice(0, 5000).matchAll(/[+<]([0-9a-f]{32})@/g)].flatMap(([, id]) => id ?? []),
  );
  return [...new Set(found)].slice(0, mostIds);
}

function partOf(email: Email, type: string): string | null {
  const part = email.attachments.find(({ mimeType }) => mimeType.toLowerCase() === type);
  if (!part) return null;
  const { content } = part;
  return typeof content === 'string'
    ? content.slice(0, 200_000)
    : Buffer.from(content as ArrayBuffer)
        .subarray(0, 200_000)
        .toString('latin1');
}
