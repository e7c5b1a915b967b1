/**
 * The ladder of contacts (F01, F46): everything in a file that tells of a contact of any organisation with the person, each line with the
 * entry it comes from (F51). Nothing is left out for being refuted; nothing is here that no entry says.
 */
import { byText } from '../byText.ts';
import { amendedIn } from '../correction/amended.ts';
import { type FileState, learntOf } from '../file/state.ts';
import { isRefuted } from '../referral/state.ts';
import { contact, type Contact, dayIn, dayKey, nameOf, organisationKey, organisationOfPost } from './contact.ts';
import { readKnownDay } from './entries.ts';
import { ownWork, services } from './ownWork.ts';

/** Oldest first; of one day in the order in which they were recorded. */
export const contactsOf = (file: FileState): readonly Contact[] =>
  [
    ...referrals(file),
    ...dangers(file),
    ...told(file),
    ...statesOfPerson(file),
    ...finds(file),
    ...services(file),
    ...ownWork(file),
  ].toSorted((a, b) => byText(dayKey(a.on), dayKey(b.on)) || a.known - b.known || byText(a.id, b.id));

const referrals = (file: FileState): readonly Contact[] =>
  [...file.referrals.values()].map((referral): Contact => {
    const { id, stream, record, received, account, organisation, closed } = referral;
    return contact(file, {
      id: received.fact,
      stream,
      record,
      at: received.at,
      sort: 'referral',
      kind: id,
      on: dayIn(learntOf(file, received)),
      organisation,
      organisationName: nameOf(file, organisation) || account.referrerOrganisation,
      words: account.concern,
      outcome: closed?.finding ?? '',
      standing: isRefuted(referral) ? 'refuted' : 'stands',
    });
  });

function dangers(file: FileState): readonly Contact[] {
  if (file.dangers.size === 0) return [];
  const { setAside } = amendedIn(file.facts);
  return [...file.dangers.values()].map(
    ({ stream, record, reported, account }): Contact =>
      contact(file, {
        id: reported.fact,
        stream,
        record,
        at: reported.at,
        sort: 'danger',
        on: dayIn(learntOf(file, reported)),
        words: account.words,
        // A report of danger is never taken away; one that proved untrue is refuted.
        standing: setAside.has(reported.fact) ? 'refuted' : 'stands',
        ...organisationOfPost(file, reported.post),
      }),
  );
}

const told = (file: FileState): readonly Contact[] =>
  [...file.contacts.values()].flatMap(({ stream, record, state, told: said, sameAs, refuted, takenBack }): readonly Contact[] => {
    // Erased by law, it says nothing any more.
    const on = readKnownDay(said.hadOn ?? '');
    if (!on) return [];
    // Chosen, it is that one, whatever it was or is called; typed, it is taken for the one of that name.
    const byName = ({ name }: { readonly name: string }) => organisationKey(name) === organisationKey(said.organisation);
    const known = file.area.organisations.get(said.chosen ?? '') ?? [...file.area.organisations.values()].find(byName);
    const line = contact(file, {
      id: said.fact,
      stream,
      record,
      at: said.at,
      sort: 'told',
      kind: said.kind,
      on,
      organisation: known?.id ?? null,
      organisationName: known?.name ?? said.organisation,
      words: said.words,
      outcome: (takenBack ?? refuted)?.words ?? '',
      standing: state === 'told' ? 'stands' : state,
      sameAs,
      source: { toldBy: said.toldBy, written: said.written },
    });
    return [line];
  });

const countedStates: ReadonlySet<string> = new Set(['in custody', 'missing', 'not traced']);

const statesOfPerson = (file: FileState): readonly Contact[] =>
  [...file.circumstances.values()].flatMap((each): readonly Contact[] => {
    if (each.kind !== 'circumstance' || !countedStates.has(each.what)) return [];
    const { stream, record, what, recorded, ended } = each;
    return [
      contact(file, {
        id: recorded.fact,
        stream,
        record,
        at: recorded.at,
        sort: 'state',
        kind: what,
        on: dayIn(recorded.happened),
        organisationName: recorded.source,
        words: recorded.words,
        outcome: ended?.words ?? '',
        standing: ended?.how === 'was wrong' ? 'taken back' : 'stands',
      }),
    ];
  });

const finds = (file: FileState): readonly Contact[] =>
  [...file.finds.values()]
    .filter(({ about }) => about === 'this person')
    .map(
      ({ stream, record, begun, sort, words, found, decided }): Contact =>
        contact(file, {
          id: begun.fact,
          stream,
          record,
          at: begun.at,
          sort: 'find',
          kind: sort,
          on: dayIn(begun.at),
          words: [words, found].filter(Boolean).join(' '),
          outcome: decided?.outcome ?? '',
          standing: decided?.outcome === 'not about this person' ? 'refuted' : 'stands',
          ...organisationOfPost(file, begun.post),
        }),
    );
