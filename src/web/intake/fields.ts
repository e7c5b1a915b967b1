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

/** A document as a draft keeps it. */
export const sourceOf = ({ form, from, unread, notRead, text }: InFields): Source => ({
  name: form,
  from: { ...from },
  unread: [...unread, ...notRead.map((each) => t('Left out: {what}', { what: each }))].slice(0, 500),
  text: text.slice(0, 60_000),
});
