/** The parts of an assessment in words, for its page and for two side by side. */
import type { Assessment } from '../../domain/assessment/state.ts';
import type { AssessmentForm } from '../../domain/assessment/form.ts';
import type { FileSight } from '../../app/fileSight.ts';
import type { OwnDraft } from '../../app/judgementDrafts.ts';
import { isLate, lateFor } from '../../app/judgingSight.ts';
import { date, dateAndTime } from '../dates.ts';
import { actorName, postTitle } from '../file/who.ts';
import { type Href, paths } from '../paths.ts';
import { t } from '../words.ts';

const partWords = (): Readonly<Record<string, string>> => ({
  judgement: t('The judgement'),
  confidence: t('How sure'),
  capability: t('Capability, on what grounds, and how sure'),
  atHand: t('What could be done with what is at hand'),
  distance: t('Distance from extremists, or less contact'),
  distanceAsLess: t('Read as less concern'),
  distanceAsHidden: t('Read as concealment'),
  distanceWouldChange: t('What would show which'),
  compliance: t('Goes along with what is asked'),
  complianceAsSincere: t('Read as sincere'),
  complianceAsDisguised: t('Read as put on'),
  complianceIndependent: t('Borne out by what does not come from the person'),
  accounts: t('Each allegation, and the person’s own account'),
  wouldChangeMyMind: t('What would change the assessor’s mind'),
  dissent: t('Where it dissents'),
});
export const partTitle = (part: string, question: string | null): string => question ?? partWords()[part] ?? part;

export interface Head {
  readonly title: string;
  readonly by: string;
  readonly when: string;
  /** Late, and for which decisions: for ever. */
  readonly late: readonly string[];
  readonly form: string;
  readonly href: Href;
}

export function headOf(sight: Pick<FileSight, 'file' | 'area'>, assessment: Assessment, form: AssessmentForm | null): Head {
  const { at, by, post, doneOn, fields, id } = assessment;
  return {
    title:
      fields.dissentsFrom === null
        ? t('Assessment: {purpose}', { purpose: t(fields.purpose) })
        : t('Dissenting assessment: {purpose}', { purpose: t(fields.purpose) }),
    by: t('{who}, {post}', { who: actorName(sight, by), post: postTitle(sight, post) }),
    when: t('Done on {done}, recorded on {recorded}', { done: date(doneOn), recorded: dateAndTime(at) }),
    late: [
      ...lateFor(sight.file, assessment).map(({ words, at: decided }) =>
        t('Late: recorded after {decision} on {day}. It does not count as having been before it, now or later.', {
          decision: t(words),
          day: date(decided),
        }),
      ),
      ...(isLate(assessment) ? [t('Late: recorded more than a day after it was done.')] : []),
    ],
    form: form
      ? t('{title}, version {version}', { title: form.title, version: form.version })
      : t('No form: the questions that are always asked'),
    href: paths.judging.show(sight.file.id, id),
  };
}

/** Where somebody has begun one: until when it is kept stands with it. */
export const draftWords = ({ savedAt, keepUntil }: Pick<OwnDraft, 'savedAt' | 'keepUntil'>): string =>
  t('Your draft of {when}. Nobody else can read it. It is kept until {day}, and gone then if it is not saved.', {
    when: dateAndTime(savedAt),
    day: date(keepUntil),
  });
