/**
 * What the chair does about a decision that was written down wrongly: takes it back while its meeting is open, or an adoption at an urgent
 * panel afterwards, as long as nobody has acted on it; and corrects the words of a minute. Where it cannot be taken back, the page says what to do.
 */
import type { House } from '../../app/house.ts';
import { recordHearing } from '../../app/panelActs.ts';
import { adoptionBefore, type HearingSight, whyNotTakenBack } from '../../app/panelSight.ts';
import { date } from '../dates.ts';
import type { Viewer } from '../deps.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, text } from '../route.ts';
import { type Problem, problemOf, type Wrong, wrongFields } from '../staff.ts';
import { fixed, t } from '../words.ts';
import { outcomeWords } from './words.ts';

export interface Mistake {
  /** What may be taken back, as it was decided; null where it may not. */
  readonly takeBack: { readonly what: string; readonly isEarlier: boolean; readonly words: string; readonly isOpen: boolean } | null;
  /** Why not, and what is done instead; empty where it may, or where nothing is decided. */
  readonly instead: string;
  /** The words of the minute of this meeting. */
  readonly minute: { readonly words: string; readonly reason: string; readonly isOpen: boolean } | null;
}

/** What was decided here; or, before it is decided here, the adoption of another meeting that it would be about. */
function decidedOf({ item, meeting }: HearingSight) {
  const { hearing, file, about } = item;
  return hearing?.heard ? hearing : adoptionBefore(file, meeting.id, about.subject);
}

export function mistakeOf(sight: HearingSight, fields: FormFields): Mistake | null {
  const { item, meeting, now } = sight;
  const decided = decidedOf(sight);
  if (!decided?.heard) return null;
  const isEarlier = decided.meeting !== meeting.id;
  const no = whyNotTakenBack(item.file, { hearing: decided.id, at: meeting.id }, now);
  if (isEarlier && no) return null;
  const sent = text(fields, 'do');
  return {
    takeBack: no
      ? null
      : {
          what: t('{outcome}, {day}', { outcome: outcomeWords(decided.heard.outcome), day: date(decided.heard.happened) }),
          isEarlier,
          words: text(fields, 'backWords'),
          isOpen: sent === 'take-back',
        },
    instead: no ? no.reasons.map(({ words, how }) => `${fixed(words)} ${fixed(how)}`).join(' ') : '',
    minute: isEarlier
      ? null
      : {
          words: sent === 'correct-minute' ? text(fields, 'minuteWords') : decided.heard.words,
          reason: text(fields, 'minuteReason'),
          isOpen: sent === 'correct-minute',
        },
  };
}

export async function sentOfMistake(
  house: House,
  viewer: Viewer,
  sight: HearingSight,
  key: string,
  fields: FormFields,
): Promise<{ readonly to: Href } | Problem> {
  const { item, meeting } = sight;
  const file = item.file.id;
  const decided = decidedOf(sight);
  const hearing = decided?.id ?? `${meeting.id}.${item.about.subject}`;
  const must = (inputs: Readonly<Record<string, string>>): readonly Wrong[] =>
    Object.entries(inputs).flatMap(([input, words]) => (text(fields, input) === '' ? [{ input, words }] : []));
  if (text(fields, 'do') === 'take-back') {
    const wrong = must({ backWords: t('Say how the mistake came about') });
    if (wrong.length > 0) return wrongFields(wrong);
    const outcome = await recordHearing(house, viewer, {
      act: 'take-back-decision',
      file,
      key,
      hearing,
      at: meeting.id,
      reason: text(fields, 'backWords'),
    });
    // An adoption that was taken back elsewhere is before this meeting as the referral that it was.
    const subject = decided && decided.meeting !== meeting.id ? decided.subject : item.about.subject;
    return problemOf(outcome) ?? { to: withDone(paths.panel.hearing(meeting.id, file, subject), 'decision-taken-back') };
  }
  const wrong = must({ minuteWords: t('Write why, in your own words'), minuteReason: t('Say how the mistake came about') });
  if (wrong.length > 0) return wrongFields(wrong);
  const outcome = await recordHearing(house, viewer, {
    act: 'correct-minute',
    file,
    key,
    hearing,
    words: text(fields, 'minuteWords'),
    reason: text(fields, 'minuteReason'),
  });
  return problemOf(outcome) ?? { to: withDone(paths.panel.hearing(meeting.id, file, item.about.subject), 'minute-corrected') };
}
