/** Who is commissioned, until when, and what others say of sessions (C12). */
import { liveInterventions } from '../../app/supportSight.ts';
import { readStartOfDay } from '../moment.ts';

import { t } from '../words.ts';
import { area, day, line, posts } from './field.ts';
import type { Maker } from './field.ts';

export const sessionForms: Readonly<Record<string, Maker>> = {
  commission: (sight, found) =>
    found.stage === 'closed'
      ? null
      : {
          title: t('Commission sessions'),
          intro: t('Only what the provider itself reports, dated, is counted.'),
          button: t('Commission them'),
          done: 'commissioned',
          fields: [
            { kind: 'radios', name: 'post', label: t('From which provider?'), items: posts(sight, true) },
            { kind: 'number', name: 'sessions', label: t('How many sessions?') },
            day('from', t('From when?'), t('Leave it empty for today')),
            day('until', t('Until when?')),
            area('aim', t('What for?')),
            area(
              'brief',
              t('What is the provider told of the person?'),
              t('It is all that they see besides the name. Keep it to what they need.'),
            ),
          ],
          read: (typed) => {
            const sessions = Number(typed.must('sessions', t('Write how many sessions')));
            if (typed.text('sessions') !== '' && (!Number.isInteger(sessions) || sessions < 1 || sessions > 200))
              typed.wrong.push({ input: 'sessions', words: t('Write a whole number from 1 to 200') });
            const from = readStartOfDay(typed.fields, 'from');
            if (from.kind === 'wrong') typed.wrong.push({ input: from.input, words: from.words });
            return {
              act: 'commission',
              case: found.id,
              fields: {
                intervention: `i-${typed.text('key')}`.slice(0, 110),
                post: typed.must('post', t('Choose the provider')),
                sessions: Number.isInteger(sessions) && sessions > 0 ? sessions : 1,
                starts: from.kind === 'at' ? from.at : typed.now,
                until: typed.by('until', t('Give the last day')),
                aim: typed.must('aim', t('Write what for')),
                brief: typed.text('brief'),
              },
            };
          },
        },
  'end-intervention': (sight, found) =>
    liveInterventions(found).length === 0
      ? null
      : {
          title: t('End an intervention'),
          button: t('End it'),
          done: 'commissioned',
          fields: [
            {
              kind: 'radios',
              name: 'intervention',
              label: t('Which?'),
              items: liveInterventions(found).map((each) => ({
                value: each.intervention,
                text: `${sight.area.posts.get(each.post)?.title ?? each.post}: ${each.aim}`,
              })),
            },
            area('reason', t('Why?')),
          ],
          read: (typed) => ({
            act: 'end-intervention',
            case: found.id,
            fields: { intervention: typed.must('intervention', t('Choose which')), reason: typed.must('reason', t('Write why')) },
          }),
        },
  hearsay: (_, found) => ({
    title: t('Record what others say about sessions'),
    intro: t('It is shown as hearsay, and not counted. Only the provider’s own dated reports are.'),
    button: t('Write it down'),
    done: 'hearsay',
    fields: [line('source', t('Who says it?'), t('A post, a role or an organisation; no name')), area('words', t('What do they say?'))],
    read: (typed) => ({
      act: 'hear-of-sessions',
      case: found.id,
      fields: { source: typed.must('source', t('Say who says it')), words: typed.must('words', t('Write what they say')) },
    }),
  }),
};
