/** A visit on its own page, for a telephone in the street: two taps say that one sets out, checks in, is away safe. No script. */
import { z } from 'zod';
import { recordAct } from '../../app/cases.ts';
import type { CaseAct } from '../../app/cases.ts';
import { type FileSight, fileSight } from '../../app/fileSight.ts';
import { communicationOf } from '../../app/meeting.ts';
import { markersInForce } from '../../app/meeting.ts';
import { isOver, type Visit } from '../../app/meeting.ts';
import { missing, readPage, redirect, view } from '../answer.ts';
import { dateAndTime } from '../dates.ts';
import type { DutyContact } from '../deps.ts';
import type { Done } from '../done.ts';
import { owedModel, type OwedModel } from '../file/owed.ts';
import { actorName, postTitle } from '../file/who.ts';
import { communicationWords } from '../languages/words.ts';
import { markerLines, type MarkerLine } from '../marker/panel.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, problemOf, wrongFields } from '../staff.ts';
import { t } from '../words.ts';
import { interpreterWords } from './plan.ts';
import { visitState } from './words.ts';

interface VisitModel {
  readonly file: { readonly href: Href; readonly title: string };
  readonly here: Href;
  readonly key: string;
  readonly now: number;
  readonly duty: DutyContact;
  readonly state: 'planned' | 'begun' | 'over';
  readonly stateWords: string;
  /** Nobody has heard from them in time. */
  readonly isMissed: boolean;
  readonly markers: readonly MarkerLine[];
  readonly markerIds: readonly string[];
  readonly lines: readonly { readonly label: string; readonly words: string }[];
  readonly ifNotHeard: string;
  readonly owed: readonly OwedModel[];
  /** Somebody accounted for the visitor, and nobody has said how the visit went. */
  readonly mayStillSay: boolean;
  /** What a paper form may say, each entered with its own time. */
  readonly paperItems: readonly { readonly value: string; readonly text: string; readonly checked: boolean }[];
  readonly mayCallOff: boolean;
  readonly owesFollowUp: boolean;
  readonly again: Href;
  readonly values: Readonly<Record<'words' | 'found' | 'reason' | 'followUp', string>>;
  readonly problem: Problem | null;
}
const visitView = view<VisitModel>('visits/visit.njk');
const params = z.object({ id: z.string(), visit: z.string() });
const shared = { path: '/files/:id/visits/:visit', title: 'Visit', mayUse: areaDuties, reads: 'files' } as const;

export const visitPageRoutes: readonly Route[] = [
  route({
    ...shared,
    method: 'GET',
    schema: z.object({ params }),
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      return answer(await fileSight(house, viewer, input.params.id), input.params.visit, deps.duty, house.newId(), {}, null);
    },
  }),
  route({
    ...shared,
    method: 'POST',
    protects: ['start', 'check-in', 'seen', 'no-access', 'found'],
    schema: z.object({ params, body: formFields }),
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      const { id: file, visit } = input.params;
      const asked = asking(input.body, visit);
      if (!asked) {
        const nothing = wrongFields([{ input: 'paper', words: t('Say what happened') }]);
        return answer(await fileSight(house, viewer, file), visit, deps.duty, house.newId(), input.body, nothing);
      }
      const key = text(input.body, 'key') || house.newId();
      const problem = problemOf(await recordAct(house, viewer, { ...asked.act, file, key }));
      if (problem) return answer(await fileSight(house, viewer, file), visit, deps.duty, house.newId(), input.body, problem);
      return redirect(withDone(paths.visit.show(file, visit), asked.done));
    },
  }),
];

/** What a button asks for. */
function asking(fields: FormFields, visit: string): { readonly act: CaseAct; readonly done: Done } | null {
  const words = text(fields, 'words');
  switch (text(fields, 'act')) {
    case 'start':
      return { act: { act: 'start-visit', visit, markers: [fields['marker'] ?? []].flat() }, done: 'visit-started' };
    case 'check-in':
      return { act: { act: 'check-in', visit, words: '' }, done: 'checked-in' };
    case 'seen':
      return { act: { act: 'end-visit', visit, fields: { outcome: 'seen', words: '' } }, done: 'visit-ended' };
    case 'no-access':
      return { act: { act: 'end-visit', visit, fields: { outcome: 'no access gained', words } }, done: 'visit-ended' };
    case 'found':
      return { act: { act: 'account-for-visitor', visit, words: text(fields, 'found') }, done: 'visitor-found' };
    case 'call-off':
      return { act: { act: 'call-off-visit', visit, reason: text(fields, 'reason') }, done: 'visit-called-off' };
    case 'follow-up':
      return { act: { act: 'follow-up-visit', visit, words: text(fields, 'followUp') }, done: 'visit-followed-up' };
    default:
      return null;
  }
}

function answer(sight: FileSight | null, id: string, duty: DutyContact, key: string, fields: FormFields, problem: Problem | null) {
  const visit = sight?.file.visits.get(id);
  if (!sight || !visit) return missing;
  const { file, now } = sight;
  const owed = sight.owed.filter((each) => each.stream === visit.stream);
  const over = isOver(visit);
  const model: VisitModel = {
    file: { href: paths.file.show(file.id), title: sight.names[0] ?? t('Name not known') },
    here: paths.visit.show(file.id, id),
    key,
    now,
    duty,
    state: over ? 'over' : visit.started ? 'begun' : 'planned',
    stateWords: visitState(sight, visit),
    isMissed: !over && owed.some((each) => each.lapsedAt !== null && each.ruleId === 'C46'),
    markers: over ? [] : markerLines(sight),
    markerIds: markersInForce(file, now).map((marker) => marker.id),
    lines: planLines(sight, visit),
    ifNotHeard: visit.plan.ifNotHeard,
    owed: owed.map((each) => owedModel(sight, each)),
    mayStillSay: visit.accounted !== null && visit.ended === null && visit.calledOff === null,
    paperItems: [
      ...(visit.started || over ? [] : [{ value: 'start', text: t('They set out') }]),
      ...(over ? [] : [{ value: 'check-in', text: t('They checked in') }]),
      { value: 'seen', text: t('They were away from it, safe') },
      { value: 'no-access', text: t('They were away from it, safe; nobody let them in') },
    ].map((each) => ({ ...each, checked: text(fields, 'act') === each.value })),
    mayCallOff: !over && visit.started === null,
    owesFollowUp: visit.followedUp === null && (visit.calledOff !== null || visit.ended?.outcome === 'no access gained'),
    again: paths.visit.plan(file.id),
    values: {
      words: text(fields, 'words'),
      found: text(fields, 'found'),
      reason: text(fields, 'reason'),
      followUp: text(fields, 'followUp'),
    },
    problem,
  };
  return readPage(visitView, model, [{ kind: 'file', id: file.id }], {
    hasErrors: problem !== null,
    reason: 'visit',
    ...(problem ? { status: problem.status } : {}),
  });
}

function planLines(sight: FileSight, { plan }: Visit): VisitModel['lines'] {
  const who = plan.visitors.map((id) => actorName(sight, id)).join(', ');
  const interpreter = [plan.interpreter === 'not needed' ? '' : interpreterWords[plan.interpreter](), plan.interpreterWords]
    .filter(Boolean)
    .join(': ');
  return [
    { label: t('Where'), words: plan.where },
    { label: t('Who goes'), words: [who, plan.accompanied].filter(Boolean).join(t(', with ')) },
    { label: t('What for'), words: plan.purpose },
    { label: t('To be seen'), words: plan.toSee },
    { label: t('Starts'), words: dateAndTime(plan.starts) },
    { label: t('Check-in by'), words: dateAndTime(plan.checkIn) },
    { label: t('Away by'), words: dateAndTime(plan.ends) },
    { label: t('Owes the check-in'), words: postTitle(sight, plan.post) },
    { label: t('Interpreter'), words: interpreter },
    { label: t('To speak with them'), words: communicationWords(communicationOf(sight.file)).join('; ') },
  ].filter(({ words }) => words.trim() !== '');
}
