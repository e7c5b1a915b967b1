/** What stands in a released message, as another house writes it; `seed` makes its number. */
import { contentHash, type MessageContent, releaseNumber } from '../../src/app/release/document.ts';

export const crossing = (seed: string, more: Partial<MessageContent> = {}): MessageContent => ({
  number: releaseNumber(Buffer.from(seed)),
  from: { organisation: 'An invented team', post: '' },
  to: { organisation: 'Wexmoor Council', post: 'Gateway' },
  marking: 'OFFICIAL-SENSITIVE',
  handling: { code: 'C', conditions: 'Not to the family.' },
  released: '2026-03-02',
  basis: 'A power.',
  words: 'Nobody visits alone.',
  about: { name: 'Corvin Ashdale', otherNames: '', born: '', address: '', more: '' },
  reply: { ask: 'Known?', by: '2026-03-13' },
  ...more,
});

/** As the file that is brought, not signed. */
export const asDocument = (said: object, kind = 'released-message'): string =>
  JSON.stringify({ throughline: kind, schemaVersion: 1, content: said, sha256: contentHash(said), copy: 1 });
