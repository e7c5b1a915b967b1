/** Consent to support, what follows where there is none, and the period that the panel sets (G08, C07). */
import { interpreters } from '../../app/meeting.ts';
import { isOwnAwaited, periodStanding } from '../../app/supportSight.ts';
import { dueDate } from '../dates.ts';

import { t } from '../words.ts';
import { interpreterWords } from '../visits/plan.ts';
import { froms, hows, choices, area, day, line, riskFields, riskIn } from './field.ts';
import type { Maker } from './field.ts';

export const consentForms: Readonly<Record<string, Maker>> = {
  consent: (sight, found) =>
    found.stage === 'closed'
      ? null
      : {
          title: t('Record an answer about consent to support'),
          intro: t('Consent to support is not the reason for which the file is held. It may be withdrawn at any time.'),
          button: t('Record the answer'),
          done: 'consent-recorded',
          fields: [
            {
              kind: 'radios',
              name: 'answer',
              label: t('What did they answer?'),
              items: [
                { value: 'given', text: t('They agree to support') },
                { value: 'refused', text: t('They refuse') },
              ],
            },
            {
              kind: 'radios',
              name: 'from',
              label: t('Who was asked?'),
              items: choices(froms),
              ...(sight.child ? { hint: t('This is a child: ask whoever holds parental responsibility, and the child besides.') } : {}),
            },
            line('askedBy', t('Who asked?'), t('A post or a role')),
            { kind: 'radios', name: 'how', label: t('How?'), items: choices(hows) },
            day('answered', t('When did they answer?'), t('Leave it empty if it was today')),
            area('explained', t('What was explained?')),
            line('language', t('In which language?')),
            {
              kind: 'radios',
              name: 'interpreter',
              label: t('Who interpreted?'),
              items: interpreters.map((value) => ({ value, text: interpreterWords[value]() })),
            },
            line('interpreterWords', t('More about that')),
            ...(sight.child
              ? [area('childsView', t('What does the child say?'), t('In their own words; or why they could not be asked'))]
              : []),
            area('words', t('What did they say?')),
          ],
          read: (typed) => ({
            act: 'answer-consent',
            case: found.id,
            fields: {
              answer: typed.one('answer', ['given', 'refused'] as const, t('Choose what they answered')),
              soughtFrom: typed.one('from', froms, t('Choose who was asked')),
              askedBy: typed.must('askedBy', t('Say who asked')),
              how: typed.one('how', hows, t('Choose how they were asked')),
              answered: typed.past('answered', t('The day of the answer')),
              explained: typed.must('explained', t('Write what was explained')),
              language: typed.must('language', t('Write in which language')),
              interpreter: typed.one('interpreter', interpreters, t('Choose who interpreted')),
              interpreterWords: typed.text('interpreterWords'),
              childsView: typed.text('childsView'),
              words: typed.text('words'),
            },
          }),
        },
  'withdraw-consent': (_, found) =>
    found.stage !== 'supported'
      ? null
      : {
          title: t('Record that consent is withdrawn'),
          intro: t('It may be withdrawn at any time and in any way. No session is held after it.'),
          button: t('Record that it is withdrawn'),
          done: 'consent-recorded',
          fields: [{ kind: 'radios', name: 'by', label: t('By whom?'), items: choices(froms) }, area('words', t('What did they say?'))],
          read: (typed) => ({
            act: 'withdraw-consent',
            case: found.id,
            fields: { by: typed.one('by', froms, t('Choose by whom')), words: typed.text('words') },
          }),
        },
  'put-off': ({ file, now }, found) =>
    found.stage !== 'consent awaited' && !isOwnAwaited(file, found, now)
      ? null
      : {
          title: t('Say why consent is not sought yet'),
          intro: t(
            'It may be put off once, to a day. After that only a meeting of the panel that has reviewed the case puts it off again. Once the day has passed, nothing does: ask, and record the answer.',
          ),
          button: t('Put it off'),
          done: 'consent-recorded',
          fields: [area('reason', t('Why is it not sought yet?')), day('until', t('By when is it?'))],
          read: (typed) => ({
            act: 'put-off-consent',
            case: found.id,
            fields: { reason: typed.must('reason', t('Write why')), until: typed.by('until', t('Give the day by which it is sought')) },
          }),
        },
  period: (sight, found) => {
    const stands = periodStanding(found);
    return found.stage !== 'without support'
      ? null
      : {
          title: t('When is it assessed further?'),
          intro: stands
            ? t(
                'A day is set: {day}. It stays owed on that day until somebody is assessed. It is moved only by a meeting of the panel that has reviewed the case since, with the reason; once it has passed, nothing moves it.',
                { day: dueDate(stands.due.due) },
              )
            : t(
                'There is no support. The panel sets when vulnerability is assessed further, says who holds the risk until then, and considers health and social care (section 36(6)).',
              ),
          button: t('Set it'),
          done: 'period-set',
          fields: [
            day('due', t('By when is it assessed further?')),
            ...riskFields(sight, t('Who holds the risk until then?')),
            { kind: 'radios', name: 'ledBy', label: t('Led by'), items: choices(['the police', 'another agency']) },
            {
              kind: 'radios',
              name: 'section366',
              label: t('Health and social care (section 36(6))'),
              items: choices(['considered, and arranged', 'considered, and not needed']),
            },
            area('section366Words', t('What was considered?')),
            ...(stands ? [area('moved', t('What did the panel decide, and why is the day moved?'))] : []),
          ],
          read: (typed) => ({
            act: 'set-further-assessment',
            case: found.id,
            fields: {
              due: typed.by('due', t('Give the day')),
              ...riskIn(typed),
              ledBy: typed.one('ledBy', ['the police', 'another agency'] as const, t('Choose who leads')),
              section366: typed.one(
                'section366',
                ['considered, and arranged', 'considered, and not needed'] as const,
                t('Choose what came of it'),
              ),
              section366Words: typed.must('section366Words', t('Write what was considered')),
              ...(stands ? { moved: typed.must('moved', t('Write what the panel decided, and why')) } : {}),
            },
          }),
        };
  },
  'further-assessment': (_, found) =>
    found.stage !== 'without support'
      ? null
      : {
          title: t('Record the further assessment'),
          button: t('Record it'),
          done: 'checked',
          fields: [area('words', t('What did it find?'))],
          read: (typed) => ({
            act: 'further-assessment-done',
            case: found.id,
            fields: { words: typed.must('words', t('Write what it found')) },
          }),
        },
};
