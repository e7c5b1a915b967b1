/** Reads a document of any kind that is known here, by what its bytes are and never by its name. */
import PostalMime from 'postal-mime';
import { Collecting, DocumentFault, documentLimits, type ReadDocument } from './blocks.ts';
import { readDocx } from './docx.ts';
import { readPdf } from './pdf.ts';

export async function readDocument(bytes: Uint8Array): Promise<ReadDocument> {
  if (bytes.length > documentLimits.bytes) throw new DocumentFault('too-large');
  return readAny(bytes, true);
}

async function readAny(bytes: Uint8Array, mayHoldOthers: boolean): Promise<ReadDocument> {
  if (bytes.length === 0) throw new DocumentFault('no-text');
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (start.startsWith('PK\u0003\u0004')) return readDocx(bytes);
  if (start.includes('%PDF-')) return readPdf(bytes);
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0')) throw new DocumentFault('old-kind');
  if (start.startsWith('{\\rtf')) throw new DocumentFault('old-kind');
  if (mayHoldOthers && isEmail(start)) return readEmail(bytes);
  return readPlain(bytes);
}

const isEmail = (start: string): boolean =>
  /^(?:received|from|to|return-path|date|subject|mime-version|message-id|delivered-to|content-type|x-[\w-]{1,60}):/i.test(start) &&
  /^(?:mime-version|message-id|content-type|received):/im.test(start);

function readPlain(bytes: Uint8Array): ReadDocument {
  const text = decoded(bytes);
  // Bytes of another kind read as letters: better said than shown as nonsense.
  const odd = (text.match(/(?![\t\n\r])\p{Cc}|\ufffd/gu) ?? []).length;
  if (odd > 4 + text.length / 200) throw new DocumentFault('unknown-kind');
  const collecting = new Collecting();
  addLines(collecting, text, 'line');
  if (collecting.blocks.length === 0) throw new DocumentFault('no-text');
  return { kind: 'text', blocks: collecting.blocks, notRead: [] };
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function addLines(collecting: Collecting, text: string, where: string): void {
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) collecting.add('line', [line], `${where} ${index + 1}`);
}

/** Its own words, then the documents attached to it. A message within a message is not opened. */
async function readEmail(bytes: Uint8Array): Promise<ReadDocument> {
  const collecting = new Collecting();
  let mail: Awaited<ReturnType<typeof PostalMime.parse>>;
  try {
    mail = await PostalMime.parse(bytes, { maxNestingDepth: 20, maxHeadersSize: 200_000 });
  } catch (error) {
    throw new DocumentFault('malformed', error);
  }
  if (mail.from?.name) collecting.add('field', ['E-mail from', mail.from.name], 'the e-mail’s sender');
  if (mail.from?.address) collecting.add('field', ['E-mail address of the sender', mail.from.address], 'the e-mail’s sender');
  if (mail.subject) collecting.add('field', ['Subject of the e-mail', mail.subject], 'the e-mail’s subject');
  addLines(collecting, mail.text || plainOf(mail.html ?? ''), 'e-mail, line');
  for (const [index, attached] of mail.attachments.entries()) {
    const where = `attachment ${index + 1}`;
    const content = typeof attached.content === 'string' ? Buffer.from(attached.content) : new Uint8Array(attached.content);
    if (index >= documentLimits.attachments || /^(image|video|audio)\//.test(attached.mimeType)) {
      collecting.notRead.push(`${where} (${attached.mimeType.slice(0, 80)})`);
      continue;
    }
    try {
      const inner = await readAny(content, false);
      for (const block of inner.blocks) collecting.add(block.kind, block.cells, `${where}, ${block.where}`);
      collecting.notRead.push(...inner.notRead.map((each) => `${where}: ${each}`));
    } catch (error) {
      if (!(error instanceof DocumentFault)) throw error;
      collecting.notRead.push(`${where} (${attached.mimeType.slice(0, 80)}): it could not be read`);
    }
  }
  if (collecting.blocks.length === 0) throw new DocumentFault('no-text');
  return { kind: 'email', blocks: collecting.blocks, notRead: collecting.notRead };
}

/** The words of an HTML message: markup goes, nothing of it is loaded or shown. */
function plainOf(html: string): string {
  return html
    .slice(0, 2_000_000)
    .replaceAll(/<(script|style|head)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, ' ')
    .replaceAll(/<(?:br|\/p|\/div|\/tr|\/li|\/h[1-6])\b[^>]{0,500}>/gi, '\n')
    .replaceAll(/<\/t[dh]\b[^>]{0,500}>/gi, '\t')
    .replaceAll(/<[^>]{0,5000}>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
