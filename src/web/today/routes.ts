/** What needs me today: danger above everything, one line a person, what waits on others, climbs to acknowledge; for a referring organisation its own referrals. */

import { z } from 'zod';
import { lastPage, shownAtMost, today } from '../../app/today.ts';
import type { OwnChallenge } from '../../app/challenges.ts';
import { begunBy } from '../../app/judgementDrafts.ts';
import { askedOfUs } from '../../app/answerPage.ts';
import { ownReferralsNow, type Stage } from '../../app/ownReferrals.ts';
import { feedbackWords } from '../../app/partnerWords.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { House } from '../../app/house.ts';
import { filesRead, readPage, view, redirect } from '../answer.ts';
import { type Href, paths } from '../paths.ts';
import { type Route, route } from '../route.ts';
import { houseOf, panelDuties } from '../staff.ts';
import { t } from '../words.ts';
import { todayModel, type TodayModel } from './model.ts';

const todayView = view<TodayModel>('today/today.njk');

/** Their challenge of a decision, or that they may make one. */
interface Challenged {
  readonly words: string;
  readonly href: Href;
}

interface OwnModel {
  readonly referrals: readonly {
    readonly reference: string;
    readonly receivedAt: number;
    readonly state: string;
    readonly next: string;
    readonly challenge: Challenged | null;
    /** How far it is, and what they were told. */
    readonly stage: string;
    readonly feedback: readonly { readonly at: number; readonly words: string }[];
    readonly add: Href;
  }[];
  /** What their organisation is asked. */
  readonly asked: readonly { readonly href: Href; readonly by: string; readonly reference: string; readonly due: number | null }[];
}
const ownView = view<OwnModel>('today/own-referrals.njk');

/** In plain words, and never anything of the file: neither whether others have referred nor what was found. */
async function ownPage(house: House, viewer: Viewer) {
  const own = await ownReferralsNow(house, viewer);
  const asked = await askedOfUs(house, viewer);
  const referrals = own.map(({ own: { id, reference, receivedAt, isOpen }, said }) => ({
    reference,
    challenge: challengeWords(said?.challenge),
    stage: stageWords(said?.stage),
    feedback: (said?.feedback ?? []).map(({ at, said, words }) => ({
      at,
      words: [...said.map((code) => `${t(feedbackWords(code))}.`), words].filter(Boolean).join(' '),
    })),
    add: paths.ownAdd(id),
    receivedAt,
    state: isOpen ? t('Received, and being looked at') : t('Decided'),
    next: isOpen
      ? t('One named post answers for the next step. You may be asked for more.')
      : t('Two people have decided. If your worry goes on, or something new happens, tell us again.'),
  }));
  return readPage(
    ownView,
    { referrals, asked: asked.map((each) => ({ href: paths.asked(each.request), by: each.by, reference: each.reference, due: each.due })) },
    [...own.map(({ own: { id } }) => ({ kind: 'referral', id })), ...asked.map(({ request }) => ({ kind: 'request', id: request }))],
    { title: t('Your referrals') },
  );
}

function stageWords(stage: Stage | undefined): string {
  switch (stage) {
    case 'received':
      return t('It was received, and waits for the first assessment.');
    case 'assessed':
      return t('It has been assessed; a decision comes next.');
    case 'goes on':
      return t('It is being taken further.');
    default:
      return '';
  }
}

function challengeWords(own: OwnChallenge | undefined): Challenged | null {
  if (!own || (!own.may && !own.made)) return null;
  const href = paths.challenge.own(own.id);
  if (own.may) return { href, words: t('Challenge how it was decided') };
  return { href, words: own.answered ? t('Your challenge is answered') : t('Your challenge is being looked at') };
}

export const todayRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: paths.today,
    title: 'What needs me today',
    mayUse: [...panelDuties, 'referrer', 'mentor'],
    reads: 'worklist',
    schema: z.object({ query: z.object({ page: z.coerce.number().int().min(1).max(lastPage).catch(1) }) }),
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      if (viewer.reach === 'organisation' && viewer.duties.includes('mentor') && !deps.subjects) return redirect(paths.mentor.list);
      if (viewer.reach === 'organisation') return ownPage(house, viewer);
      const seen = await today(house, viewer, shownAtMost, input.query.page);
      const begun = await begunBy(house, viewer);
      const files = [...seen.lines, ...seen.danger, ...seen.climbs].map(({ file }) => file);
      return readPage(todayView, todayModel(seen, viewer, begun), filesRead([...files, ...begun.map(({ file }) => file)]), {
        reason: 'list of what is owed',
      });
    },
  }),
];
