/** A priority indicator that somebody closed meets: the hit, the decision about it, and what the enquiries found. */
import { enquiriesEndIn, enquiriesOpen, subjectLists } from '../../app/subjects/sight.ts';
import { text } from '../route.ts';
import { t } from '../words.ts';
import { choice, type Maker, ofSubject, outcome, reason, recorded, words } from './field.ts';

export const hitForms = {
  hit: ofSubject(({ subject }) => ({
    ...recorded,
    title: t('A priority indicator is met'),
    lead: [t('Each hit is decided by itself within its limit. No meeting gathers them.'), listNote()],
    fields: [
      choice(
        'indicator',
        t('Which one?'),
        subjectLists.indicators.codes.map(({ code, words: said }) => ({ value: code, text: t(said) })),
        t('Choose the indicator'),
      ),
      words('reason', t('What was found?'), t('Write what was found')),
      {
        kind: 'text',
        name: 'source',
        label: t('Where it was found'),
        hint: t('A run, a list, a report. Never who the source is'),
        mustBe: null,
      },
    ],
    act: (fields) => ({
      act: 'record-hit',
      subject: subject.id,
      fields: { indicator: text(fields, 'indicator'), words: text(fields, 'reason'), source: text(fields, 'source') },
    }),
  })),
  triage: ofSubject(({ subject, about }) => ({
    ...recorded,
    title: t('Decide on the hit'),
    lead: subject.hits.filter((each) => each.fact === about).map((each) => `${t(subjectLists.indicator(each.indicator))}: ${each.words}`),
    fields: [outcome('decision'), reason()],
    act: (fields) => ({
      act: 'triage-hit',
      subject: subject.id,
      fields: { hit: about, decision: text(fields, 'decision') as 'reopen', reason: text(fields, 'reason') },
    }),
  })),
  // Also of somebody whom nobody holds: another report about them may have asked for them.
  enquiries: ({ found, sight, about, viewer }) => ({
    ...recorded,
    title: t('What did the enquiries find?'),
    lead: [
      t('Enquiries end in a decision. If more are needed, say so in the reason and decide on what is known now.'),
      ...(enquiriesOpen(sight.file).some(({ fact, lookedAt }) => fact === about && lookedAt.by.includes(viewer.practitioner))
        ? [
            t(
              'You read, found or decided what was looked at here: that nothing follows is said by another person. To open again needs nobody else.',
            ),
          ]
        : []),
    ],
    fields: [
      choice(
        'decision',
        t('What follows?'),
        enquiriesEndIn(sight.file).map((value) => ({ value, ...endings[value] })),
        t('Choose what follows'),
      ),
      reason(),
    ],
    act: (fields) => ({
      act: 'report-enquiries',
      subject: found.lead,
      fields: { of: about, decision: text(fields, 'decision') as 'reopen', reason: text(fields, 'reason') },
    }),
  }),
} satisfies Readonly<Record<string, Maker>>;

const endings = {
  reopen: { text: t('Open again'), hint: t('At the grade it had; it can be raised at once') },
  'stays closed': { text: t('It stays closed') },
  'goes on': { text: t('The subject stays open'), hint: t('Say what they found, and what is done') },
  'stays set aside': {
    text: t('Nothing: they are not taken up'),
    hint: t('To take them up is done on the page of the lead, and answers this too'),
  },
};

const listNote = (): string =>
  subjectLists.indicators.verified
    ? t(subjectLists.indicators.source)
    : t('{source} (list not verified)', { source: t(subjectLists.indicators.source) });
