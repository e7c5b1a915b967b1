/** What one person may do at once about a subject’s grade: raise it, end a suspension, open it again; and its reviews. */
import { lesseningWaits } from '../../app/subjects/sight.ts';
import { text } from '../route.ts';
import { t } from '../words.ts';
import { band, type Maker, grade, ofSubject, priority, reason, recorded, tier, words } from './field.ts';

export const gradeForms = {
  raise: ofSubject(({ subject }) => ({
    ...recorded,
    title: t('Raise priority or tier'),
    lead: [
      t('It is {priority}, tier {tier} now. Raising needs nobody else; lowering takes two people.', {
        priority: subject.priority,
        tier: subject.tier,
      }),
      ...(lesseningWaits(subject)
        ? [t('Something is proposed and waits for its authoriser: once this is raised it can only be declined.')]
        : []),
    ],
    fields: [priority(subject.priority), tier(subject.tier), reason()],
    act: (fields) => ({ act: 'raise-subject', subject: subject.id, fields: { ...grade(fields), reason: text(fields, 'reason') } }),
  })),
  resume: ofSubject(({ subject }) => ({
    ...recorded,
    title: t('End the suspension'),
    lead: [t('Work goes on from now.')],
    fields: [reason()],
    act: (fields) => ({ act: 'resume-subject', subject: subject.id, words: text(fields, 'reason') }),
  })),
  reopen: ofSubject(({ subject }) => ({
    ...recorded,
    title: t('Open again'),
    lead: [],
    fields: [priority(subject.full.priority), tier(subject.full.tier), reason()],
    act: (fields) => ({ act: 'reopen-subject', subject: subject.id, fields: { ...grade(fields), reason: text(fields, 'reason') } }),
  })),
  review: ofSubject(({ subject }) => ({
    ...recorded,
    title: t('Quarterly review'),
    lead: [t('A suspended subject is open, and is reviewed too.')],
    fields: [
      words('reason', t('What is known, and how else could it be read?'), t('Write what is known')),
      words('next', t('What is done next?'), t('Write what is done next'), undefined, 2),
    ],
    act: (fields) => ({
      act: 'review-subject',
      subject: subject.id,
      fields: { words: text(fields, 'reason'), nextStep: text(fields, 'next') },
    }),
  })),
  'review-closed': ofSubject(({ subject }) => ({
    ...recorded,
    title: t('Review of a closed subject'),
    lead: [
      t(
        'It stays closed, in the band that it is in or a higher one. To open it again, or to lower the band, there are pages of their own.',
      ),
    ],
    fields: [
      { ...band(), first: subject.band ?? 'medium' },
      words('reason', t('What was looked at, and what was found?'), t('Write what was found')),
    ],
    act: (fields) => ({
      act: 'review-closed-subject',
      subject: subject.id,
      fields: { band: text(fields, 'band') as 'low', words: text(fields, 'reason') },
    }),
  })),
} satisfies Readonly<Record<string, Maker>>;
