/** A link between two files, or its undoing, before the second person: both sides, why, and what agreeing does; agree, decline or take back (G23). */
import { z } from 'zod';
import { answerLink } from '../../app/identify.ts';
import { type LinkedSide, linkSight, type LinkSight } from '../../app/linkSight.ts';
import { nameOf } from '../../app/project.ts';
import { filesRead, missing, readPage, redirect, view } from '../answer.ts';
import { date, dateAndTime } from '../dates.ts';
import type { Viewer } from '../deps.ts';
import { type FormModel, formModel } from '../file/form.ts';
import { bornWords } from '../file/who.ts';
import { actorName, organisationName, postTitle } from '../file/who.ts';
import { statusOf } from '../case/recorded.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, problemOf, wrongFields } from '../staff.ts';
import { fixed, phrase, saidReason, t } from '../words.ts';

interface SideModel {
  readonly title: string;
  readonly lead: string;
  readonly href: Href;
  readonly records: readonly { readonly name: string; readonly born: string; readonly organisation: string }[];
  readonly referrals: readonly { readonly reference: string; readonly learnt: string; readonly status: string; readonly concern: string }[];
  readonly owed: string;
  readonly moves: string;
}
interface ProposalModel extends FormModel {
  readonly isLink: boolean;
  readonly by: string;
  readonly post: string;
  readonly when: string;
  readonly reason: string;
  readonly sides: readonly SideModel[];
  readonly compare: Href | null;
  readonly unlinkLook: Href | null;
  readonly earlier: readonly { readonly text: string; readonly words: string; readonly href: Href }[];
  readonly answered: { readonly words: string; readonly how: string; readonly by: string; readonly when: string } | null;
  readonly isWaiting: boolean;
  readonly own: boolean;
  readonly lacks: readonly { readonly words: string; readonly how: string }[];
  readonly notDecide: string | null;
  readonly notTakeBack: string | null;
}
const proposalView = view<ProposalModel>('link/proposal.njk');
const title = 'A link that waits for a second person';
const params = z.object({ id: z.string(), link: z.string() });
const answers = ['agree', 'decline', 'take-back'] as const;
const doneCodes = { agree: 'link-agreed', decline: 'link-declined', 'take-back': 'link-taken-back' } as const;
const declared = { path: '/files/:id/links/:link', title, mayUse: areaDuties, reads: 'files' } as const;

export const proposalRoutes: readonly Route[] = [
  route({
    ...declared,
    method: 'GET',
    schema: z.object({ params }),
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      const sight = await linkSight(house, viewer, input.params.id, input.params.link);
      return sight ? show(sight, viewer, house.newId(), {}, null) : missing;
    },
  }),
  route({
    ...declared,
    method: 'POST',
    schema: z.object({ params, body: formFields.refine((fields) => answers.some((each) => each === text(fields, 'answer'))) }),
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      const { id: file, link } = input.params;
      const answer = text(input.body, 'answer') as (typeof answers)[number];
      const words = text(input.body, `words-${answer}`);
      const key = text(input.body, 'key');
      const problem =
        words === ''
          ? wrongFields([{ input: `words-${answer}`, words: t('Write why, in your own words') }])
          : problemOf(await answerLink(house, viewer, { file, link, answer, words, key }));
      if (!problem) return redirect(withDone(paths.file.show(file), doneCodes[answer]));
      const sight = await linkSight(house, viewer, file, link);
      return sight ? show(sight, viewer, key, input.body, problem) : missing;
    },
  }),
];

function show(sight: LinkSight, viewer: Viewer, key: string, fields: FormFields, problem: Problem | null) {
  const read = filesRead([sight.file.id, ...(sight.other ? [sight.other.file.id] : [])]);
  return readPage(proposalView, modelOf(sight, viewer, key, fields, problem), read, {
    reason: 'deciding on a link',
    hasErrors: problem !== null,
    ...(problem ? { status: problem.status } : {}),
  });
}

const states = { agreed: phrase('Agreed'), declined: phrase('Declined'), 'taken back': phrase('Taken back') } as const;

function modelOf(sight: LinkSight, viewer: Viewer, key: string, fields: FormFields, problem: Problem | null): ProposalModel {
  const { file, link, own, other } = sight;
  const { proposed, answer, state, about } = link;
  const why = (act: 'agree-link' | 'take-back-link'): string | null => {
    const no = sight.whyNot(act);
    return no ? saidReason(no) : null;
  };
  const names = answers.map((each) => `words-${each}`);
  return {
    ...formModel({ sight, key, fields, problem }, paths.file.link(file.id, link.id), names),
    isLink: link.sort === 'link',
    by: actorName(sight, proposed.by),
    post: postTitle(sight, proposed.post),
    when: dateAndTime(proposed.at),
    reason: proposed.reason,
    sides: [own, ...(other ? [other] : [])].map((side) => sideOf(sight, side)),
    compare: about && other ? paths.case.candidate(about.referral, about.candidate) : null,
    unlinkLook: about ? null : paths.file.unlink(file.id, link.record),
    earlier: sight.earlier.map((each) => ({
      text: t('Proposed on {day} by {by}, and {how}', {
        day: date(each.proposed.at),
        by: actorName(sight, each.proposed.by),
        how: each.state === 'agreed' ? t('agreed') : each.state === 'declined' ? t('declined') : t('taken back'),
      }),
      words: each.answer?.words ?? '',
      href: paths.file.link(file.id, each.id),
    })),
    answered:
      answer && state !== 'proposed'
        ? { words: answer.words, how: t(states[state]), by: actorName(sight, answer.by), when: dateAndTime(answer.at) }
        : null,
    isWaiting: sight.isWaiting,
    own: proposed.by === viewer.practitioner,
    lacks: sight.lacks.filter(({ code }) => code !== 'same-person').map((lack) => ({ words: fixed(lack.words), how: fixed(lack.how) })),
    notDecide: why('agree-link'),
    notTakeBack: why('take-back-link'),
  };
}

function sideOf(sight: LinkSight, { file, records, referrals, owed, moves }: LinkedSide): SideModel {
  return {
    title: records[0] ? nameOf(records[0].details) : t('Name not known'),
    lead: postTitle(sight, file.lead),
    href: paths.file.show(file.id),
    records: records.map((record) => ({
      name: nameOf(record.details),
      born: bornWords(record.details),
      organisation: organisationName(sight, record.organisation),
    })),
    referrals: referrals.map(({ referral, refuted }) => ({
      reference: referral.account.reference,
      learnt: date(referral.received.learnt),
      status: statusOf(referral, refuted).words,
      concern: referral.account.concern,
    })),
    owed: t('{n, plural, =0 {Nothing is owed here} one {# thing is owed here} other {# things are owed here}}', { n: owed }),
    moves: moves ? t('Its records would move') : t('Its records would stay'),
  };
}
