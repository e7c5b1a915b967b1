/** How practitioners and posts are reached: said on a page of one's own, kept as entries, read when something goes out. */
import type { Viewer } from '../access/viewer.ts';
import { isPresent, postsAnsweredBy } from '../domain/area/presence.ts';
import type { Area } from '../domain/area/state.ts';
import { because } from '../domain/decision.ts';
import { ContactGiven, type NoticeEntry, noticeEntries, PostTelephoneGiven, type Telling } from '../domain/notice/entries.ts';
import { type Contacts, evolveContacts, noContacts } from '../domain/notice/state.ts';
import { domainFact } from '../domain/upcast.ts';
import { write } from '../domain/write.ts';
import type { Instant } from '../ledger/envelope.ts';
import type { Transaction } from '../store/append.ts';
import { readFacts } from '../store/readFacts.ts';
import { act, type Outcome } from './act.ts';
import { formKey } from './formKey.ts';
import type { House } from './house.ts';

const ofPractitioner = (id: string): string => `notice/${id}`;
const ofPost = (id: string): string => `notice/post-${id}`;
const types = new Set<string>(noticeEntries.map((each) => each.type));

/** Of everybody in the area, as they stand now. */
export async function contactsOf(tx: Transaction, area: Area): Promise<Contacts> {
  const streams = [...[...area.practitioners.keys()].map(ofPractitioner), ...[...area.posts.keys()].map(ofPost)];
  let contacts = noContacts;
  for await (const fact of readFacts(tx, area.id, { streams }))
    if (types.has(fact.type)) contacts = evolveContacts(contacts, domainFact(fact) as NoticeEntry);
  return contacts;
}

/** Each says it of themselves only. */
export const sayHowTold = (
  house: House,
  viewer: Viewer,
  request: { readonly key: string; readonly mail: string | null; readonly ordinary: Telling },
): Promise<Outcome> =>
  act(house, viewer, {
    does: 'say-how-told',
    files: [],
    key: formKey(viewer, request.key),
    command: request,
    decide: () => {
      const { mail, ordinary } = request;
      const practitioner = viewer.practitioner;
      return write(ContactGiven, { stream: ofPractitioner(practitioner), file: null, record: null }, { practitioner, mail, ordinary });
    },
  });

/** Whoever answers for a post says by which number it is called. */
export const sayTelephone = (
  house: House,
  viewer: Viewer,
  request: { readonly key: string; readonly post: string; readonly telephone: string | null },
): Promise<Outcome> =>
  act(house, viewer, {
    does: 'say-how-told',
    files: [],
    key: formKey(viewer, request.key),
    command: request,
    decide: ({ area, now }) => {
      const { post, telephone } = request;
      if (!postsAnsweredBy(area, viewer.practitioner, now).includes(post))
        return because('not-your-post', 'You do not answer for this post.', 'Ask whoever does to give its number.');
      return write(PostTelephoneGiven, { stream: ofPost(post), file: null, record: null }, { post, telephone });
    },
  });

/** Everybody who works here and is not away. */
export const presentPractitioners = (area: Area, at: Instant): readonly string[] =>
  [...area.practitioners.keys()].filter((practitioner) => isPresent(area, practitioner, at));
