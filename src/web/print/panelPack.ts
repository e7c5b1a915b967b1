/** A meeting of the panel on paper: the agenda, and each case as this viewer may see it on its page. Each case begins on a page of its own. */
import type { HearingSight, MeetingSight } from '../../app/panelSight.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Block } from '../../print/document.ts';
import { dateAndTime, dueDate } from '../dates.ts';
import { hearingModel } from '../panel/hearing.ts';
import { itemLine } from '../panel/meeting.ts';
import { postTitle } from '../file/who.ts';
import { formWords } from '../panel/words.ts';
import { t } from '../words.ts';
import { paragraph } from './filePack.ts';

/** Taken off, it is no case of this meeting. */
export const casesOf = ({ items }: MeetingSight): MeetingSight['items'] => items.filter(({ state }) => state !== 'taken off');

export function panelBlocks(sight: MeetingSight, parts: ReadonlySet<string>, viewer: Viewer): readonly Block[] {
  return [
    ...(parts.has('agenda') ? agenda(sight) : []),
    ...(parts.has('cases')
      ? casesOf(sight).flatMap((item) =>
          oneCase(
            { ...sight, item, speaksFor: [], unspoken: [], written: [], heldNoMore: new Set(), asksWords: false, rewordings: [] },
            viewer,
          ),
        )
      : []),
  ];
}

function agenda(sight: MeetingSight): readonly Block[] {
  const { meeting, members } = sight;
  return [
    heading(t('Agenda')),
    paragraph([dateAndTime(meeting.starts), formWords(meeting.form), meeting.where].filter((each) => each !== '').join(', ')),
    {
      kind: 'table',
      columns: [
        { title: t('Case'), share: 3 },
        { title: t('Reference'), share: 2 },
        { title: t('Why it is heard'), share: 3 },
        { title: t('How it stands'), share: 3 },
      ],
      rows: casesOf(sight).map((item) => {
        const { title, reference, as, outcome, reason, due } = itemLine(meeting.id, item);
        return [
          title,
          reference,
          [as, reason].filter((each) => each !== '').join('. '),
          outcome || (due === null ? t('To be decided') : t('Due by {day}', { day: dueDate(due) })),
        ];
      }),
    },
    heading(t('Members'), 3),
    {
      kind: 'list',
      items: members.map(({ post, agency, core }) => `${agency}: ${postTitle(sight, post)}${core ? ` ${t('(core)')}` : ''}`),
    },
  ];
}

function oneCase(sight: HearingSight, viewer: Viewer): readonly Block[] {
  const { line, child, concern, receivedAt, assessments, grounds, experts, before, earlier, record, given } = hearingModel(
    sight,
    viewer,
    '',
    {},
    null,
  );
  const said = (title: string, list: typeof assessments): readonly Block[] =>
    list.length === 0
      ? []
      : [
          heading(title, 3),
          {
            kind: 'happenings',
            happenings: list.map(({ when, what, words, isLate }) => ({
              when,
              what,
              words,
              source: isLate ? t('late: recorded after the meeting began') : '',
            })),
          },
        ];
  return [
    { kind: 'page' },
    heading([line.title, line.reference].filter((each) => each !== '').join(', ')),
    paragraph([line.as, line.reason].filter((each) => each !== '').join('. ')),
    ...(child ? [{ kind: 'notice', text: t('Under 18.') } as const] : []),
    ...(line.outcome === '' ? [] : [{ kind: 'notice', text: t('Decided: {outcome}', { outcome: line.outcome }) } as const]),
    heading(t('The concern'), 3),
    paragraph(concern || t('not recorded')),
    ...(receivedAt === null ? [] : [paragraph(t('Received {when}', { when: dateAndTime(receivedAt) }))]),
    ...said(t('Assessments'), assessments),
    ...said(t('Grounds (section 36)'), grounds),
    ...(experts.length === 0
      ? []
      : [
          heading(t('What experts say'), 3),
          { kind: 'facts', facts: experts.map(({ expert, view }) => ({ label: expert, value: view })) } as const,
        ]),
    ...said(t('What earlier meetings decided'), before),
    ...said(t('Other referrals of the same person'), earlier),
    ...said(t('Views given in writing'), given),
    ...(record.length === 0 ? [] : [heading(t('What this meeting recorded'), 3), { kind: 'list', items: record } as const]),
  ];
}

const heading = (text: string, level: 2 | 3 = 2): Block => ({ kind: 'heading', level, text });
