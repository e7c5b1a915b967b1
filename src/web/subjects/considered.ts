/** What is considered of every subject: Prevent, what the partnership said of it, travel, a link to a conflict abroad (G15, G16). */
import { overseasWaits } from '../../app/subjects/sight.ts';
import { text } from '../route.ts';
import { t } from '../words.ts';
import { at, choice, day, type Maker, ofSubject, reason, recorded, words } from './field.ts';

export const considerForms = {
  prevent: ofSubject(({ subject }) => ({
    ...recorded,
    title: t('Is Prevent considered?'),
    lead: [t('For relatives, “no grounds of their own” is an answer. Nobody is put on file by it.')],
    fields: [
      choice(
        'of',
        t('For whom?'),
        [
          { value: 'subject', text: t('The subject') },
          { value: 'relatives', text: t('Relatives') },
        ],
        t('Choose for whom'),
      ),
      choice('answer', t('What is decided?'), ['referred', 'not referred', 'no grounds of their own'], t('Choose what is decided')),
      reason(),
    ],
    act: (fields) => ({
      act: 'consider-prevent',
      subject: subject.id,
      fields: { of: text(fields, 'of') as 'subject', answer: text(fields, 'answer') as 'referred', reason: text(fields, 'reason') },
    }),
  })),
  'prevent-answer': ofSubject(({ subject }) => ({
    ...recorded,
    title: t('What does the partnership say?'),
    lead: [t('That a referral was sent is no answer. Where it is not taken, consider Prevent anew.')],
    fields: [
      choice(
        'of',
        t('For whom?'),
        [
          { value: 'subject', text: t('The subject') },
          { value: 'relatives', text: t('Relatives') },
        ],
        t('Choose for whom'),
      ),
      choice('answer', t('What do they say?'), ['accepted', 'not accepted'], t('Choose what they say')),
      { kind: 'text', name: 'who', label: t('Who said so?'), mustBe: t('Write who said so') },
      words('reason', t('What did they say, and when?'), t('Write what they said'), undefined, 2),
    ],
    act: (fields) => ({
      act: 'answer-prevent',
      subject: subject.id,
      fields: {
        of: text(fields, 'of') as 'subject',
        answer: text(fields, 'answer') as 'accepted',
        who: text(fields, 'who'),
        reason: text(fields, 'reason'),
      },
    }),
  })),
  travel: ofSubject(({ subject }) => ({
    ...recorded,
    title: t('Travel monitoring'),
    lead: [t('Monitored or not: the decision, its reason, and the day on which it is made again.')],
    fields: [
      choice('decision', t('What is decided?'), ['monitored', 'not monitored'], t('Choose what is decided')),
      reason(),
      day('until', t('Looked at again by'), t('Enter the day by which it is looked at again')),
    ],
    act: (fields) => ({
      act: 'consider-travel',
      subject: subject.id,
      fields: { decision: text(fields, 'decision') as 'monitored', reason: text(fields, 'reason'), review: at(fields, 'until') },
    }),
  })),
  overseas: ofSubject(({ subject }) => ({
    ...recorded,
    title: t('Is there a link to a conflict abroad?'),
    lead: overseasWaits(subject)
      ? [t('One person has said that a link which was known is none. Another person finds so too, and there is none; or says what it is.')]
      : [],
    fields: [
      choice('link', t('Is there one?'), ['yes', 'no', 'not known'], t('Choose one')),
      words('reason', t('How is that known?'), t('Write how it is known')),
    ],
    act: (fields) => ({
      act: 'record-overseas',
      subject: subject.id,
      fields: { link: text(fields, 'link') as 'yes', reason: text(fields, 'reason') },
    }),
  })),
} satisfies Readonly<Record<string, Maker>>;
