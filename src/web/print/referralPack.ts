/**
 * One referral on paper, with what is proposed about it: for whoever decides second (G04). As its pages show it, but for the people whom
 * the search suggests: those are others, and paper about this person does not name them.
 */
import { type CaseSight, lacksForAgreeing } from '../../app/caseSight.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Block } from '../../print/document.ts';
import type { Known } from '../case/known.ts';
import { closingLines } from '../case/recorded.ts';
import { made, type Made } from '../case/who.ts';
import { date, dateAndTime, dueDate } from '../dates.ts';
import { fixed, t } from '../words.ts';
import { paragraph } from './filePack.ts';

export function referralBlocks(sight: CaseSight, known: Known, viewer: Viewer): readonly Block[] {
  const { head, lead, person, recordedBy, account, recorded, others, owedHere, candidatesOpen } = known;
  const { referral, refuted, area } = sight;
  const { received } = account;
  const lines = (list: readonly { readonly label: string; readonly text: string }[]) =>
    list.map(({ label, text }) => ({ label, value: text }));
  return [
    ...(refuted ? [notice(t('Refuted. This referral was refuted.'))] : []),
    heading(t('The referral')),
    {
      kind: 'facts',
      facts: [
        { label: t('Name'), value: head.name },
        { label: t('How it stands'), value: head.status.words },
        { label: t('Received'), value: whose(received) },
        { label: t('Happened'), value: received.happened === null ? t('no time was given') : dateAndTime(received.happened) },
        { label: t('Known to the partnership'), value: `${dateAndTime(received.learnt)}${received.isLate ? ` (${t('late')})` : ''}` },
        { label: t('From'), value: received.from },
        { label: t('Leads and answers for the next step'), value: `${lead.post}: ${lead.answeredBy}` },
        { label: t('What is the concern?'), value: account.concern },
        ...lines(account.lines),
        ...account.own.map(({ text, isHeard, by, at }) => ({
          label: isHeard ? t('The person’s own account') : t('The person was not asked'),
          value: `${text} (${by}, ${date(at)})`,
        })),
      ].filter(({ value }) => value.trim() !== ''),
    },
    heading(t('The person, as {organisation} says', { organisation: recordedBy }), 3),
    {
      kind: 'facts',
      facts: person.filter(({ values }) => values.length > 0).map(({ label, values }) => ({ label, value: values.join('\n') })),
    },
    heading(t('Other referrals of the same person')),
    others.length === 0
      ? paragraph(t('There is no other.'))
      : {
          kind: 'table',
          columns: [
            { title: t('Reference'), share: 2 },
            { title: t('Received'), share: 2 },
            { title: t('How it stands'), share: 2 },
            { title: t('Concern'), share: 5 },
          ],
          rows: others.map(({ reference, received: at, status, concern }) => [reference, date(at), status.words, concern]),
        },
    heading(t('What was recorded')),
    recorded.length === 0
      ? paragraph(t('Nothing is recorded.'))
      : {
          kind: 'happenings',
          happenings: recorded.map((each) => ({
            when: dateAndTime(each.made.at),
            what: each.what,
            words: [each.corrected ?? '', ...each.lines.map(({ label, text }) => `${label}: ${text}`)]
              .filter((one) => one !== '')
              .join('\n'),
            source: whose(each.made),
          })),
        },
    heading(t('What is owed')),
    owedHere.length === 0
      ? paragraph(t('Nothing is owed here.'))
      : {
          kind: 'table',
          columns: [
            { title: t('What is owed'), share: 4 },
            { title: t('Who answers'), share: 3 },
            { title: t('Due'), share: 2 },
            { title: t('Limit'), share: 3 },
          ],
          rows: owedHere.map(({ what, post, who, due, limit, verified, climbed }) => [
            what,
            `${post}: ${who}`,
            dueDate(due),
            [verified ? limit : t('{limit}, number not verified', { limit }), climbed ?? ''].filter((one) => one !== '').join('. '),
          ]),
        },
    ...(candidatesOpen > 0
      ? [
          notice(
            t(
              '{n, plural, one {# person whom} other {# people whom}} the search suggests are not decided. They are not named on this paper: open the page.',
              { n: candidatesOpen },
            ),
          ),
        ]
      : []),
    heading(t('The decision to close')),
    ...decision(sight, viewer),
    ...(referral.closed
      ? [paragraph(t('Closed on {day}: {finding}', { day: dateAndTime(referral.closed.at), finding: fixed(referral.closed.finding) }))]
      : []),
  ];

  function decision(of: CaseSight, by: Viewer): readonly Block[] {
    const { proposed } = of.referral;
    if (!proposed) return [paragraph(t('Nobody has proposed to close it.'))];
    const lacks = lacksForAgreeing(of, by);
    return [
      paragraph(t('Proposed: {made}', { made: whose(made(area, proposed)) })),
      { kind: 'facts', facts: lines(closingLines(of.referral, proposed)) },
      lacks.length === 0
        ? paragraph(t('The gates lack nothing for agreeing.'))
        : { kind: 'list', items: lacks.map(({ gate, words, how }) => `${fixed(words)} ${fixed(how)}${gate ? ` (${gate})` : ''}`) },
    ];
  }
}

const heading = (text: string, level: 2 | 3 = 2): Block => ({ kind: 'heading', level, text });
const notice = (text: string): Block => ({ kind: 'notice', text });
const whose = ({ at, by, post }: Made): string => [dateAndTime(at), by, post].filter(Boolean).join(', ');
