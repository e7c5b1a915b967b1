/**
 * From how many bits somebody is asked to decide about a candidate: what today's bands cost the team and what they found, the same for
 * others that are tried, and only then, as a second step, setting them (G01). Counts only: nobody is named here.
 */
import { z } from 'zod';
import { type BandsAsked, type BandsLook, type BandsSight, bandsSight, setBands, whyNotBands } from '../../app/matchBands.ts';
import type { Decision } from '../../domain/decision.ts';
import { page, redirect, view } from '../answer.ts';
import { dateAndTime } from '../dates.ts';
import type { Viewer } from '../deps.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { houseOf, supervisingDuties } from '../staff.ts';
import { saidReason, t } from '../words.ts';

interface LookModel {
  readonly suggested: string;
  readonly review: string;
  readonly rows: readonly {
    readonly band: string;
    readonly month: string;
    readonly quarter: string;
    readonly found: string;
    readonly same: string;
  }[];
  readonly toRead: string;
  readonly hidden: string;
  readonly fewDecided: boolean;
}
interface MatchingModel {
  readonly here: Href;
  readonly today: LookModel;
  readonly proposed: LookModel | null;
  readonly setBy: string;
  readonly searches: string;
  readonly history: readonly { readonly when: string; readonly who: string; readonly words: string; readonly reason: string }[];
  readonly maySet: boolean;
  readonly watch: string;
  readonly values: Readonly<Record<'most' | 'suggested' | 'review' | 'reason', string>>;
  readonly errors: readonly { readonly text: string; readonly href: string }[];
}
const matchingView = view<MatchingModel>('rulebook/matching.njk');
const declared = { path: paths.matching, title: 'How much there is to read: the match bands', reads: 'rulebook' } as const;
/** Below this many decisions a share says nothing. */
const fewest = 20;

export const matchingRoutes: readonly Route[] = [
  route({
    ...declared,
    method: 'GET',
    mayUse: supervisingDuties,
    schema: z.object({ query: z.object({ try: z.string().max(20).optional(), most: typed(), suggested: typed(), review: typed() }) }),
    handle: async ({ deps, viewer, input: { query } }) => {
      const values = { most: query.most ?? '', suggested: query.suggested ?? '', review: query.review ?? '', reason: '' };
      const asked = askedIn(query.try ?? '', values);
      const errors = asked !== null && 'wrong' in asked ? asked.wrong : [];
      const sight = await bandsSight(houseOf(deps), viewer, asked !== null && !('wrong' in asked) ? asked : null);
      return show(sight, viewer, values, errors);
    },
  }),
  route({
    ...declared,
    method: 'POST',
    mayUse: ['senior', 'chief'],
    schema: z.object({ body: formFields }),
    handle: async ({ deps, viewer, input: { body } }) => {
      const house = houseOf(deps);
      const [suggested, review] = [bitsIn(text(body, 'suggested')), bitsIn(text(body, 'review'))];
      const decision = await setBands(house, viewer, { suggested, review, reason: text(body, 'reason') });
      if (decision.kind === 'decided') return redirect(withDone(paths.matching, 'bands-set'));
      const sight = await bandsSight(house, viewer, whyNotBands({ suggested, review }) ? null : { suggested, review });
      return show(sight, viewer, valuesOf(body), errorsOf(decision), 422);
    },
  }),
];

function typed() {
  return z.string().max(20).optional();
}
const bitsIn = (written: string): number => (/^\d{1,3}(\.\d)?$/.test(written) ? Number(written) : Number.NaN);
const valuesOf = (body: FormFields): MatchingModel['values'] => ({
  most: text(body, 'most'),
  suggested: text(body, 'suggested'),
  review: text(body, 'review'),
  reason: text(body, 'reason'),
});
const errorsOf = (decision: Extract<Decision, { kind: 'refused' }>): MatchingModel['errors'] =>
  decision.reasons.map((each) => ({ text: saidReason(each), href: each.code === 'no-reason-given' ? '#reason' : '#suggested' }));

/** What is tried: so many alerts a day, or the bits themselves; null when nothing is. */
function askedIn(what: string, values: MatchingModel['values']): BandsAsked | { readonly wrong: MatchingModel['errors'] } | null {
  if (what === 'most') {
    const most = /^\d{1,4}([.,]\d)?$/.test(values.most) ? Number(values.most.replace(',', '.')) : Number.NaN;
    return Number.isNaN(most)
      ? { wrong: [{ text: t('Give the most alerts a working day as a number, such as 4'), href: '#most' }] }
      : { most };
  }
  if (what !== 'bits') return null;
  const bits = { suggested: bitsIn(values.suggested), review: bitsIn(values.review) };
  const no = whyNotBands(bits);
  return no ? { wrong: errorsOf(no) } : bits;
}

function show(sight: BandsSight, viewer: Viewer, values: MatchingModel['values'], errors: MatchingModel['errors'], status?: 422) {
  const { now, today, proposed, history, workingDays } = sight;
  const model: MatchingModel = {
    here: paths.matching,
    today: lookOf(today),
    proposed: proposed && lookOf(proposed),
    setBy:
      now.set === 'shipped'
        ? t('As the product ships: this area has set nothing of its own.')
        : t('Set by this area: the reason stands below.'),
    searches: t(
      '{n, plural, one {# search} other {# searches}} of the last 90 days, on {days, plural, one {# working day} other {# working days}}.',
      {
        n: sight.searches,
        days: workingDays[1] ?? 0,
      },
    ),
    history: history.toReversed().map((each) => ({
      when: dateAndTime(each.at),
      who: each.authoriser,
      words: t('suggested from {suggested} bits, for review from {review}', { suggested: each.suggested, review: each.review }),
      reason: each.reason,
    })),
    maySet: viewer.duties.some((duty) => duty === 'senior' || duty === 'chief'),
    watch: bits(today.thresholds.watch),
    values: {
      ...values,
      suggested: values.suggested || bits(proposed?.thresholds.suggested ?? today.thresholds.suggested),
      review: values.review || bits(proposed?.thresholds.review ?? today.thresholds.review),
    },
    errors,
  };
  return page(matchingView, model, { ...(status ? { status } : {}), hasErrors: errors.length > 0 });
}

const bits = (value: number): string => String(Math.round(value * 10) / 10);
const aDay = (value: number): string => (value > 0 && value < 0.05 ? t('under 0.1') : value.toFixed(1));

function lookOf({ thresholds, counts, hidden }: BandsLook): LookModel {
  const [month, quarter] = counts;
  const named = { suggested: t('Suggested'), review: t('For review'), watch: t('To watch: nobody is asked') } as const;
  const rows = (quarter?.bands ?? []).map(({ band, aDay: daily, found, decided, same }, i) => ({
    band: named[band],
    month: aDay(month?.bands[i]?.aDay ?? 0),
    quarter: aDay(daily),
    found: String(found),
    same: decided === 0 ? t('none decided') : t('{same} of {decided} decided', { same, decided }),
  }));
  return {
    suggested: bits(thresholds.suggested),
    review: bits(thresholds.review),
    rows,
    toRead: t('To read a working day, suggested and for review together: {month} in the last 30 days, {quarter} in the last 90.', {
      month: aDay(month?.toRead ?? 0),
      quarter: aDay(quarter?.toRead ?? 0),
    }),
    hidden:
      hidden === 0
        ? t('Nobody who was found to be the same person would have been left to watch only.')
        : t(
            '{n, plural, one {# person who was found to be the same would have been left to watch only: nobody would have been asked.} other {# people who were found to be the same would have been left to watch only: nobody would have been asked.}}',
            { n: hidden },
          ),
    fewDecided: (quarter?.bands ?? []).some(({ band, decided }) => band !== 'watch' && decided < fewest),
  };
}
