/** What a lessening is about, for whoever decides on it: how somebody stood, where it is lowered to, and what was raised since (G14, F02). */
import { hasRisenSince, isClosedSubject, type Lessening, type Standing, type Subject, subjectLists } from '../../app/subjects/sight.ts';
import { dateAndTime, dueDate } from '../dates.ts';
import { capital, t } from '../words.ts';
import { lesseningWords } from './chronology.ts';

interface Row {
  readonly label: string;
  readonly words: string;
}

const gradeWords = ({ priority, tier }: Pick<Standing, 'priority' | 'tier'>): string => t('{priority}, tier {tier}', { priority, tier });

export function standsWords(standing: Standing): string {
  const { state, band } = standing;
  if (isClosedSubject(standing)) return t('Closed, residual band {band}', { band: t(band ?? 'medium') });
  return state === 'suspended'
    ? t('Suspended, {grade}', { grade: gradeWords(standing) })
    : t('Open, {grade}', { grade: gradeWords(standing) });
}

/** What it is lowered to: a grade, or of somebody closed a band. */
const toWords = ({ stood, priority, tier, band }: Lessening): string =>
  isClosedSubject(stood)
    ? t('Closed, residual band {band}', { band: t(band) })
    : gradeWords({ priority: priority ?? stood.priority, tier: tier ?? stood.tier });

/** What one person did at once after it was proposed, with their reason. */
function risen(subject: Subject, waits: Lessening): readonly Row[] {
  if (!hasRisenSince(waits, subject)) return [];
  const since = [...subject.raised, ...subject.reopened, ...subject.resumed]
    .filter(({ order }) => order > waits.order)
    .toSorted((a, b) => a.order - b.order)
    .map(({ at, reason }) => t('{when}: {reason}', { when: dateAndTime(at), reason }));
  const reviewed = subject.closedReviews
    .filter(({ order }) => order > waits.order)
    .map(({ at, words }) => t('{when}: {reason}', { when: dateAndTime(at), reason: words }));
  return [
    { label: t('It stands now'), words: standsWords(subject) },
    { label: t('Since it was proposed'), words: [...since, ...reviewed].join('\n') },
  ];
}

export const proposedRows = (subject: Subject, waits: Lessening): readonly Row[] => [
  { label: t('What'), words: t(lesseningWords[waits.what]) },
  { label: t('As it stood when it was proposed'), words: standsWords(waits.stood) },
  ...(waits.what === 'lower' ? [{ label: t('Lowered to'), words: toWords(waits) }] : []),
  ...risen(subject, waits),
  { label: t('Reason'), words: `${t(subjectLists.reason(waits.code))}. ${waits.reason}` },
  { label: t('Residual band'), words: capital(t(waits.band)) },
  { label: t('Until'), words: dueDate(waits.until) },
  { label: t('What is done no longer'), words: waits.stops.join('\n') },
  { label: t('Who else is told'), words: waits.told },
];
