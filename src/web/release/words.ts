/** What the facts about released messages say in a chronology. The conditions stand beside the words, wherever the words are. */
import type { MessageEntry, ReleaseEntry } from '../../domain/release/entries.ts';
import { dueDate } from '../dates.ts';
import { t } from '../words.ts';

type Line = readonly [what: string, ...words: readonly (string | null | false)[]];

export const handlingWords = ({
  handling,
  conditions,
  marking,
}: {
  readonly handling: string;
  readonly conditions: string;
  readonly marking: string;
}): string =>
  handling === 'C'
    ? t('{marking}. Handling code C: {conditions}', { marking, conditions })
    : t('{marking}. Handling code P: lawful sharing is allowed', { marking });

/** In a chronology: what was proved on that day. What it proves today stands on the message's page. */
const signedLine = (signature: Extract<MessageEntry, { type: 'MessageTaken' }>['fields']['signature'] | undefined): string =>
  signature?.proves === 'signed'
    ? t('Signed with the key of {partner}', { partner: signature.partner })
    : t('No signature proved whose it was');

export function releaseLine(fact: ReleaseEntry | MessageEntry): Line {
  switch (fact.type) {
    case 'ReleaseProposed': {
      const { organisation, post, words, why, about, ask, replyBy } = fact.fields;
      const whom = [organisation, post].filter(Boolean).join(', ');
      return [
        t('A message to {whom} is written. Nothing has left', { whom }),
        handlingWords(fact.fields),
        words,
        about ? t('About: {name}', { name: about.name }) : t('It names nobody.'),
        t('Why: {words}', { words: why }),
        replyBy !== null && t('Asked back by {day}: {ask}', { day: dueDate(replyBy), ask }),
      ];
    }
    case 'ReleaseAuthorised':
      return [t('The authoriser agrees that the message leaves'), fact.fields.words];
    case 'ReleaseRefused':
      return [t('The authoriser decides that the message does not leave'), fact.fields.words];
    case 'ReleaseWithdrawn':
      return [t('The message is taken back before it left'), fact.fields.reason];
    case 'ReleaseCopied':
      return [
        fact.fields.form === 'paper'
          ? t('Copy {n} of the message leaves, on paper', { n: fact.fields.copy })
          : t('Copy {n} of the message leaves, as a file', { n: fact.fields.copy }),
        t('How it is carried: {words}', { words: fact.fields.carriedBy }),
        fact.fields.sealed && t('It is sealed for the recipient’s key.'),
        fact.fields.signedWith ? t('It is signed with our key.') : false,
      ];
    case 'ReleaseReplyBrought': {
      const { stage, who, words } = fact.fields;
      return stage === 'received'
        ? [t('Something came that says the message arrived. It waits to be read'), who, words]
        : [t('Something came that says it answers the message. It waits to be read'), who, handlingWords(fact.fields), words];
    }
    case 'ReleaseReplyRead':
      return [
        fact.fields.theirs === 'yes' ? t('What came back is read: it is theirs') : t('What came back is read: it is not theirs'),
        t('How that is known: {words}', { words: fact.fields.came }),
        t('What follows: {words}', { words: fact.fields.follows }),
      ];
    case 'ReleaseReceived':
      return [t('The recipient says that the message arrived'), fact.fields.who, fact.fields.words];
    case 'ReleaseAnswered':
      return [t('The recipient answers the message'), fact.fields.who, handlingWords(fact.fields), fact.fields.words];
    case 'ReleaseReplyForgone':
      return [t('No reply to the message is wanted any more'), fact.fields.reason];
    case 'MessageTaken': {
      const { organisation, post, ask, replyBy, came } = fact.fields;
      return [
        t('A message that {whom} released is taken in', { whom: [organisation, post].filter(Boolean).join(', ') }),
        handlingWords(fact.fields),
        t('How it came: {words}', { words: came }),
        signedLine(fact.fields.signature),
        ask !== '' &&
          (replyBy === null ? t('Asked back: {ask}', { ask }) : t('Asked back by {day}: {ask}', { day: dueDate(replyBy), ask })),
      ];
    }
    case 'MessageAnswered':
      return fact.fields.told === 'told'
        ? [t('What the sender is told back is decided'), handlingWords(fact.fields), fact.fields.words, fact.fields.why]
        : [t('Nothing is told back to the sender but that it was received'), fact.fields.why];
    case 'MessageCopied':
      return [
        fact.fields.stage === 'received'
          ? t('Copy {n} of the answer leaves: it was received', { n: fact.fields.copy })
          : t('Copy {n} of the answer leaves', { n: fact.fields.copy }),
      ];
    default:
      return fact satisfies never;
  }
}
