/** G22 and F31: nothing is given without a basis, a need and a record; sensitive information never by section 38; and sent is not received. */
import { type SharingLists, whatSharingLacks } from '../../domain/disclosure/deciders.ts';
import { disclosuresIn } from '../../domain/disclosure/state.ts';
import type { Gate, Lack, Owed, Rule } from '../engine/rulebook.ts';
import { codesOf, lawfulBases, refusalGrounds } from './partnerLists.ts';

/** The route by which no sensitive information may leave (CTSA 2015 s38(4) and (5)). */
export const section38 = 'ctsa-s38';
export const sharingLists = (): SharingLists => ({ bases: codesOf(lawfulBases), grounds: codesOf(refusalGrounds), section38 });

export const acknowledged: Rule = {
  key: 'F31.acknowledge',
  id: 'F31',
  title: 'Whoever was given something says that it arrived',
  words:
    'Sent is not received. The recipient says that it arrived: their own post where they have one here, otherwise the lead asks them. How long it took is measured.',
  task: 'Say that what was shared has arrived, or ask whether it did',
  limit: 'F31.acknowledge',
  ladder: 'ordinary',
  findings: ['F31', 'F36'],
  systems: ['S11'],
  owedByWords: 'the recipient’s post; where it has none here, the lead post',
  waivable: true,
  listens: ['DisclosureDecided', 'DisclosureAcknowledged'],
  owed: (file) =>
    disclosuresIn(file)
      .filter(({ said }) => said.outcome === 'shared')
      .map(({ decided, said, acknowledged: arrived, stream, record }): Owed => {
        const own = said.post !== null && file.area.posts.has(said.post) ? (`post:${said.post}` as const) : 'lead';
        return { occasion: decided.fact, stream, record, starts: decided.at, owedBy: own, met: arrived && { fact: arrived.fact } };
      }),
};

export const sharingGate: Gate = {
  id: 'G22',
  title: 'Nothing is given without a basis, a need, and a record of exactly what it was',
  words:
    'What is given to somebody rests on a lawful basis of the list; why they need it and why no less would do is written; handling code C has its conditions. What another area released on conditions goes on with them, or on the word of whoever released it. Sensitive information (held by, from or about an intelligence service) never leaves by the section 38 route, and by another only on a named authority. It never stands before a protective act. A decision not to share is recorded with its reason too.',
  source:
    'CTSA 2015 s38(4) and (5); DPA 2018 s62 (logging of disclosure, with justification, time, person and recipient). That decisions not to share are recorded: our reading of a debate, not law.',
  verified: false,
  findings: ['F31', 'F37'],
  guards: ['disclose'],
  lacks: (file, proposed) =>
    proposed.shared
      ? whatSharingLacks(file, proposed.shared, sharingLists()).map(
          ({ code, words, how }): Lack => ({ gate: 'G22', code, words, how, about: null }),
        )
      : [],
};
