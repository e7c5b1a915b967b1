/** Who sits on the panel: by post and agency, which agencies are core, and the quorum. Changes are dated; nothing of a person on file is here. */
import { z } from 'zod';
import type { House } from '../../app/house.ts';
import { changePanel, type PanelAct } from '../../app/panelActs.ts';
import { leastQuorum, panelSight } from '../../app/panelSight.ts';
import { readPage, redirect, view } from '../answer.ts';
import type { Viewer } from '../deps.ts';
import { organisationName, postTitle } from '../file/who.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, noInput, type Route, route, text } from '../route.ts';
import { houseOf, panelDuties, type Problem, problemOf, type Wrong, wrongFields } from '../staff.ts';
import { t } from '../words.ts';
import { partWords } from './words.ts';

interface Option {
  readonly value: string;
  readonly text: string;
  readonly selected?: boolean;
  readonly checked?: boolean;
}
interface MembersModel {
  readonly here: Href;
  readonly quorum: number;
  readonly members: readonly {
    readonly post: string;
    readonly title: string;
    readonly organisation: string;
    readonly agency: string;
    readonly part: string;
    readonly core: boolean;
    readonly since: number;
  }[];
  readonly mayName: boolean;
  /** End a membership, set the quorum. */
  readonly mayTakeVoices: boolean;
  readonly posts: readonly Option[];
  readonly parts: readonly Option[];
  readonly values: Readonly<Record<'agency' | 'core' | 'quorum' | 'why', string>>;
  /** The form that came back: of ending a membership by its post, else what it does. */
  readonly sent: string;
  readonly problem: Problem | null;
}
const membersView = view<MembersModel>('panel/members.njk');
const shared = {
  path: '/panel/members',
  title: 'Who sits on the panel',
  mayUse: panelDuties,
  only: 'partnership',
  reads: 'files',
} as const;

export const memberRoutes: readonly Route[] = [
  route({ ...shared, method: 'GET', schema: noInput, handle: ({ deps, viewer }) => answer(houseOf(deps), viewer, {}, null) }),
  route({
    ...shared,
    method: 'POST',
    schema: z.object({ body: formFields }),
    handle: async ({ deps, viewer, input: { body } }) => {
      const house = houseOf(deps);
      const wrong = lacksIn(body);
      if (wrong.length > 0) return answer(house, viewer, body, wrongFields(wrong));
      const decision = await changePanel(house, viewer, asked(body));
      if (decision.kind === 'refused') return answer(house, viewer, body, problemOf(decision));
      return redirect(withDone(paths.panel.members, 'panel-changed'));
    },
  }),
];

function lacksIn(fields: FormFields): readonly Wrong[] {
  const { do: what, post } = { do: text(fields, 'do'), post: text(fields, 'post') };
  const lack = (name: string, words: string, input = name): readonly Wrong[] => (text(fields, name) === '' ? [{ input, words }] : []);
  if (what === 'end') return lack('why', t('Write why it no longer sits on the panel'), `why-${post}`);
  if (what === 'set') return [...lack('quorum', t('Write how many core agencies at the least')), ...lack('why', t('Write why'))];
  return [...lack('post', t('Choose a post')), ...lack('agency', t('Write for which agency it speaks'))];
}

function asked(fields: FormFields): PanelAct {
  const post = text(fields, 'post');
  const reason = text(fields, 'why');
  if (text(fields, 'do') === 'end') return { do: 'end', post, reason };
  if (text(fields, 'do') === 'set') return { do: 'set', quorum: Number(text(fields, 'quorum')), reason };
  return { do: 'name', post, part: text(fields, 'part') || 'member', agency: text(fields, 'agency'), core: text(fields, 'core') === 'yes' };
}

async function answer(house: House, viewer: Viewer, fields: FormFields, problem: Problem | null) {
  const sight = await panelSight(house, viewer);
  const { area, members } = sight;
  const model: MembersModel = {
    here: paths.panel.members,
    quorum: area.panel.quorum ?? leastQuorum(sight.book),
    members: members.map(({ post, agency, part, core, from }) => ({
      post,
      title: postTitle(sight, post),
      organisation: organisationName(sight, area.posts.get(post)?.organisation ?? null),
      agency,
      part: partWords(part),
      core,
      since: from,
    })),
    mayName: sight.may.run,
    mayTakeVoices: sight.may.takeVoices,
    posts: [
      { value: '', text: t('Choose a post') },
      ...[...area.posts.values()].map(({ id, title, organisation }) => ({
        value: id,
        text: `${title}, ${organisationName(sight, organisation)}`,
        selected: text(fields, 'post') === id,
      })),
    ],
    parts: (['chair', 'deputy chair', 'member'] as const).map((value) => ({
      value,
      text: partWords(value),
      checked: (text(fields, 'part') || 'member') === value,
    })),
    values: {
      core: text(fields, 'core'),
      agency: text(fields, 'agency'),
      quorum: text(fields, 'quorum') || String(area.panel.quorum ?? leastQuorum(sight.book)),
      why: text(fields, 'why'),
    },
    sent: problem === null ? '' : text(fields, 'do') === 'end' ? text(fields, 'post') : text(fields, 'do'),
    problem,
  };
  return readPage(membersView, model, [], { hasErrors: problem !== null, ...(problem ? { status: problem.status } : {}) });
}
