/** The lead moves to another post (promise 1: exactly one). Until it is recorded, the earlier one keeps it. */
import { whyNotOffered } from '../../app/whoAnswers.ts';
import { z } from 'zod';
import { recordAct } from '../../app/cases.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { view } from '../answer.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { text } from '../route.ts';
import { fileForm, type FormModel, formModel, lacking, ofFile, type Shown } from './form.ts';
import { whoAnswersWords } from './owed.ts';
import { organisationName, postTitle } from './who.ts';
import { saidReason, t } from '../words.ts';

interface LeadModel extends FormModel {
  readonly now: string;
  readonly posts: readonly { readonly value: string; readonly text: string; readonly own: boolean }[];
  readonly because: string | null;
  /** To another organisation it is offered and accepted. */
  readonly handOver: Href;
}

/** Inside one organisation the lead is given; a lead post that is gone belongs to none. */
const isOurs = (sight: FileSight, organisation: string): boolean =>
  [undefined, organisation].includes(sight.area.posts.get(sight.lead)?.organisation);
const leadView = view<LeadModel>('file/lead.njk');

export const leadForm = fileForm({
  path: '/files/:id/lead',
  title: 'Move the lead',
  params: z.object({ id: z.string() }),
  view: leadView,
  sight: ofFile,
  model: modelOf,
  send: async ({ house, viewer, params: { id: file }, key, fields }) => {
    const wrong = lacking(fields, { post: t('Choose the post that leads from now on'), reason: t('Say why the lead moves') });
    if (wrong.length > 0) return { wrong };
    const [post, reason] = [text(fields, 'post'), text(fields, 'reason')];
    const outcome = await recordAct(house, viewer, { act: 'take-lead', file, key, post, reason });
    return { outcome, to: withDone(paths.file.show(file), 'lead-taken') };
  },
});

function modelOf(shown: Shown): LeadModel {
  const { sight, viewer } = shown;
  const no = sight.whyNot('take-lead');
  return {
    ...formModel(shown, paths.file.lead(sight.file.id), ['post', 'reason']),
    now: `${postTitle(sight, sight.lead)}. ${whoAnswersWords(sight, sight.answers)}`,
    // A referring organisation never sees a file, so it cannot lead one.
    posts: [...sight.area.posts.values()]
      .filter((post) => whyNotOffered(post) === null && post.id !== sight.lead && isOurs(sight, post.organisation))
      .map((post) => ({
        value: post.id,
        text: `${post.title}, ${organisationName(sight, post.organisation)}`,
        own: post.id === viewer.post,
      })),
    because: no ? saidReason(no) : null,
    handOver: paths.handover.offer(sight.file.id),
  };
}
