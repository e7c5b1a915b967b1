/**
 * In the told story of subjects of interest: a message that was released to the partnership, arrived, and is not answered yet; another that waits for its
 * authoriser. In the partnership's: the first of them, as intake finds it on Monday. The two installations share nothing, so its words are written twice.
 */
import type { ReleaseFields } from '../../domain/release/deciders.ts';
import type { Outcome } from '../act.ts';
import { recordPartnerAct } from '../partners.ts';
import { copyOut, recordRelease, type ReleaseAct } from '../release/acts.ts';
import { bring } from '../release/arriving.ts';
import { type MessageContent, releaseNumber, written } from '../release/document.ts';
import { keyScenes } from './keys.ts';
import { at, type Scene, type Telling } from './teller.ts';

const from = 'An investigation team of another area';
const to = { organisation: 'The partnership of Wexmoor', post: 'Gateway assessor' };
const words = 'Whoever visits the flat does not go alone, and says beforehand when. Nothing else is known that they need.';
const ask = 'Is she known to you, and does anybody visit her?';
const conditions = 'For those who visit her, and their supervisor. Not to the family.';

const fields: ReleaseFields = {
  from,
  ...to,
  basis: 'cda-s115',
  why: 'Whoever visits her does not know of the danger.',
  necessity: 'They visit people at home.',
  proportionality: 'Neither the source nor the reason is given.',
  handling: 'C',
  conditions,
  marking: 'OFFICIAL-SENSITIVE',
  words,
  about: { name: 'Senna Thornbury', otherNames: '', born: '1989', address: '', more: '' },
  ask,
  replyBy: at('2026-06-13T00:00'),
  authoriser: 'leader',
  authority: '',
};

const must = (what: string, outcome: { readonly kind: string } | Outcome): void => {
  if (outcome.kind !== 'done' && outcome.kind !== 'copied') throw new Error(`The story stops at ${what}: ${JSON.stringify(outcome)}`);
};

export function releaseScenes(t: Telling): readonly Scene[] {
  const number = releaseNumber(t.house.newSalt());
  const second = releaseNumber(t.house.newSalt());
  const file = (): string => t.made('senna').file;
  const scene = (when: string, who: string, act: ReleaseAct): Scene => ({
    at: at(when),
    play: async () => must(`${when} ${act.act}`, await recordRelease(t.house, t.as(who), { file: file(), key: t.house.newId(), ...act })),
  });
  const partner = (when: string, who: string, act: object): Scene => ({
    at: at(when),
    play: async () => {
      const about = { file: file(), referral: t.made('senna').referral, key: t.house.newId() };
      must(when, await recordPartnerAct(t.house, t.as(who), { ...about, ...act } as Parameters<typeof recordPartnerAct>[2]));
    },
  });
  return [
    partner('2026-06-03T09:30', 'jonah', { act: 'ask-deconfliction', why: 'A message to the partnership.' }),
    partner('2026-06-03T10:00', 'rafe', {
      act: 'answer-deconfliction',
      fields: { answer: 'no objection', conditions: '', by: 'The duty officer.' },
    }),
    scene('2026-06-03T14:00', 'jonah', { act: 'propose-release', number, fields, sensitiveHolder: '' }),
    scene('2026-06-03T16:00', 'gwen', {
      act: 'authorise-release',
      number,
      words: 'They cannot visit safely without it, and learn nothing else.',
    }),
    {
      at: at('2026-06-04T10:00'),
      play: async () =>
        must(
          'the copy',
          await copyOut(t.house, t.as('jonah'), { file: file(), number, carriedBy: 'By the courier of the council.', key: '' }),
        ),
    },
    scene('2026-06-05T15:00', 'jonah', {
      act: 'hear-back',
      number,
      stage: 'received',
      came: 'By telephone; called back on the number of their switchboard.',
      follows: 'Nothing yet: the answer is waited for.',
      back: { who: 'The gateway, by telephone', words: '', handling: 'P', conditions: '', marking: 'OFFICIAL', reply: '', content: null },
    }),
    scene('2026-06-05T16:00', 'jonah', {
      act: 'propose-release',
      number: second,
      sensitiveHolder: '',
      fields: {
        ...fields,
        about: null,
        why: 'Hire firms do not know what to look for.',
        necessity: 'They rent the vans out.',
        proportionality: 'No place, person or case is named.',
        handling: 'P',
        conditions: '',
        words: 'Vans are hired for one night and brought back unused. Hire firms near the market should tell of it.',
        ask: '',
        replyBy: null,
      },
    }),
  ];
}

/** At the partnership's: it came on Friday afternoon, signed, and waits to be taken in. */
export function broughtScenes(t: Telling): readonly Scene[] {
  const { scenes, key } = keyScenes(t, from);
  const content: MessageContent = {
    from: { organisation: from, post: '' },
    to,
    marking: 'OFFICIAL-SENSITIVE',
    handling: { code: 'C', conditions },
    number: releaseNumber(t.house.newSalt()),
    released: '2026-06-03',
    basis: 'Crime and Disorder Act 1998 s115',
    words,
    about: fields.about as { name: string; otherNames: string; born: string; address: string; more: string },
    reply: { ask, by: '2026-06-12' },
  };
  return [
    ...scenes,
    {
      at: at('2026-06-05T16:40'),
      play: async () => {
        const { sign } = await key();
        const made = await written(
          { throughline: 'released-message', content },
          1,
          { own: () => Promise.resolve(null), sign },
          at('2026-06-04T10:00'),
        );
        if ('kind' in made) throw new Error('The story stops at the released message: it is not signed');
        const brought = await bring(t.house, t.as('imogen'), made.bytes);
        if (brought.kind !== 'message') throw new Error(`The story stops at the released message: ${brought.kind}`);
      },
    },
  ];
}
