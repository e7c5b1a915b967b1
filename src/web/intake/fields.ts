/** What of a document was put into which field, in words for whoever checks it; and why one could not be read. */
import type { DocumentFaultCode, InFields } from '../../app/documentIn.ts';
import type { Source } from '../referral/draft.ts';
import { t } from '../words.ts';

/** A whole number of megabytes: what the page promises and the server takes. */
export const largestDocument = 10_000_000;

export const faultWords = (fault: DocumentFaultCode): string =>
  ({
    'too-large': t('It is too large, or unpacks to too much. Send a document of at most 10 MB and 60 pages, or paste its text'),
    malformed: t('It is damaged, or is not what it says it is. Save it anew, or paste its text'),
    locked: t('It is locked with a password. Save it without one, or paste its text'),
    'no-text': t('It holds no text: a scan or a photograph cannot be read here. Send it as it is, and somebody reads it'),
    'unknown-kind': t('It is of a kind that is not read here. Send a Word document (.docx), a PDF or an e-mail (.eml), or paste its text'),
    'old-kind': t('It is of an old kind. Save it as a Word document (.docx) or a PDF, or paste its text'),
    'too-slow': t('Reading it took too long. Paste its text, or send it as it is'),
  })[fault];

const longestText = 60_000;
const mostUnread = 500;
const cutText = (text: string): string =>
  text.length <= longestText
    ? text
    : `${text.slice(0, longestText).toWellFormed()}\n\n${t('[…] There is more than is shown here. Look into the document itself.')}`;
const cutLines = (lines: readonly string[]): string[] =>
  lines.length <= mostUnread
    ? [...lines]
    : [...lines.slice(0, mostUnread), t('And {n} more: look into the document itself', { n: lines.length - mostUnread })];

/** A document as a draft keeps it. What is more than a page shows is cut, and says so where it is. */
export const sourceOf = ({ form, from, unread, notRead, text }: InFields): Source => ({
  name: form,
  from: { ...from },
  unread: cutLines([...unread, ...notRead.map((each) => t('Left out: {what}', { what: each }))]),
  text: cutText(text),
});
