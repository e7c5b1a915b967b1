/** A message, or an answer to one, on paper: the words that leave and how they are to be handled. No page says who printed it, of which file, or that there is one. */
import type { Block, PrintedDocument } from '../../print/document.ts';
import type { MessageContent, ReplyContent } from '../../app/release/document.ts';
import { date } from '../dates.ts';
import { languageNow, t } from '../words.ts';
import { handlingWords } from './words.ts';

type Content = MessageContent | ReplyContent;
const whom = ({ organisation, post }: Content['from']): string => [organisation, post].filter(Boolean).join(', ');
const dayWords = (day: string): string => date(Date.parse(`${day}T12:00:00Z`));
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });

export function messagePaper(content: MessageContent, copy: number, isInvented: boolean): PrintedDocument {
  const { about, reply, basis, words } = content;
  return paper(content, t('Released message'), content.released, copy, isInvented, [
    ...(about === null
      ? [paragraph(t('It names nobody.'))]
      : [
          heading(t('Whom it is about')),
          facts(
            [t('Name'), about.name],
            [t('Other names'), about.otherNames],
            [t('Born'), about.born],
            [t('Address'), about.address],
            [t('Also'), about.more],
          ),
        ]),
    heading(t('The message')),
    paragraph(words),
    facts([t('Lawful basis'), basis]),
    heading(t('What is asked back')),
    reply === null ? paragraph(t('No reply is asked for.')) : facts([t('By'), dayWords(reply.by)], [t('Asked'), reply.ask]),
  ]);
}

export const replyPaper = (content: ReplyContent, copy: number, isInvented: boolean): PrintedDocument =>
  paper(content, t('Answer to a released message'), content.on, copy, isInvented, [
    heading(t('What is said back')),
    paragraph(content.stage === 'received' ? t('The message was received.') : content.words),
  ]);

function paper(content: Content, what: string, day: string, copy: number, isInvented: boolean, blocks: readonly Block[]): PrintedDocument {
  const { marking, handling, number, from, to } = content;
  const said = handlingWords({ handling: handling.code, conditions: handling.conditions, marking });
  return {
    language: languageNow() === 'cy' ? 'cy' : 'en-GB',
    title: `${what}, ${number}`,
    // The day that stands in it, so that the same message gives the same bytes whoever prints it.
    made: Date.parse(`${day}T12:00:00Z`),
    everyPage: {
      marking,
      what: `${what}, ${number}`,
      handling: said,
      printed: t('Copy {n}', { n: copy }),
      number: t('Message {number}', { number }),
      page: t('Page {n} of {m}', { n: '{n}', m: '{m}' }),
    },
    blocks: [
      { kind: 'heading', level: 1, text: what },
      ...(isInvented ? [{ kind: 'notice', text: t('Everything here is invented.') } as const] : []),
      facts(
        [t('Marking'), marking],
        [t('Handling'), said],
        [t('From'), whom(from)],
        [t('To'), whom(to)],
        [t('Day'), dayWords(day)],
        [t('Message'), number],
        [t('Copy'), String(copy)],
      ),
      ...blocks,
      {
        kind: 'notice',
        text: t(
          'This paper is not signed: nothing on it proves who wrote it. Call whoever sent it by a number that you have from elsewhere, and compare the number of the message.',
        ),
      },
    ],
  };
}

const facts = (...pairs: readonly (readonly [string, string])[]): Block => ({
  kind: 'facts',
  facts: pairs.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value })),
});
