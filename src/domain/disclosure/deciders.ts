/** Pure deciders about giving something to somebody. What G22 lacks is asked of the gate; these hold what no list can change. */
import { amendedIn } from '../correction/amended.ts';
import { because, type Decision, refused, type RefusalReason } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { saidAlready } from '../said.ts';
import { write } from '../write.ts';
import { DisclosureAcknowledged, DisclosureDecided, DisclosurePointerKept, SensitiveFlagged, SensitiveFlagLifted } from './entries.ts';
import { isSensitive } from './state.ts';

export interface DisclosureFields extends Readonly<Record<string, unknown>> {
  readonly outcome: 'shared' | 'not shared';
  readonly organisation: string | null;
  readonly post: string | null;
  readonly contact: string;
  readonly basis: string;
  readonly ground: string | null;
  readonly necessity: string;
  readonly proportionality: string;
  readonly handling: 'P' | 'C';
  readonly conditions: string;
  readonly marking: string;
  readonly items: readonly { readonly fact: string; readonly words: string }[];
  readonly authority: string;
}

/** What the gate is asked about. */
export type Shared = Pick<
  DisclosureFields,
  'outcome' | 'basis' | 'necessity' | 'proportionality' | 'handling' | 'conditions' | 'items' | 'authority'
> & { readonly contact?: string };

/** The codes of the loaded lists, and which of the bases is the section 38 route, by which no sensitive information may leave. */
export interface SharingLists {
  readonly bases: readonly string[];
  readonly grounds: readonly string[];
  readonly section38: string;
}

export const markings = ['OFFICIAL', 'OFFICIAL-SENSITIVE'] as const;

export function decideDisclosure(file: FileState, id: string, fields: DisclosureFields, lists: SharingLists, now: number): Decision {
  if (!markings.some((each) => each === fields.marking)) return tooHigh;
  if (file.disclosures.has(id)) return because('decided-already', 'This was decided already.', 'Open it from the file.');
  const wrong = [...recipientMissing(file, fields), ...itemsMissing(file, fields)];
  if (fields.outcome === 'not shared' && fields.ground !== null && !lists.grounds.includes(fields.ground))
    wrong.push({
      code: 'no-ground',
      words: 'That ground is not on the list.',
      how: 'Choose one of the list, or none, and write the reason.',
    });
  if (wrong.length > 0) return refused(...wrong);
  const happened = typeof fields.happened === 'number' ? fields.happened : undefined;
  if (happened !== undefined && happened > now)
    return because('in-future', 'That is still to come.', 'Give the time at which it was shared.');
  const { happened: _, ...said } = fields;
  return write(
    DisclosureDecided,
    { stream: `disclosure/${id}`, file: file.id, record: recordOf(file, fields), happened },
    // Of a decision not to share nothing was given.
    fields.outcome === 'shared' ? { ...said, ground: null } : { ...said, basis: '', items: [], authority: '' },
  );
}

/** K12: at most OFFICIAL-SENSITIVE. Nothing of what was typed is kept. */
export const tooHigh = because(
  'marking-too-high',
  'More than OFFICIAL-SENSITIVE may not be held or shared here. Nothing of it was kept.',
  'Keep only a pointer: who holds it. They share it in their own system.',
);

/** Only who holds it. */
export function keepDisclosurePointer(file: FileState, id: string, holder: string): Decision {
  if (file.disclosures.has(id)) return because('decided-already', 'This was decided already.', 'Open it from the file.');
  const record = [...file.records.keys()][0];
  if (record === undefined) return moved;
  return write(DisclosurePointerKept, { stream: `disclosure/${id}`, file: file.id, record }, { holder });
}

export function acknowledgeDisclosure(
  file: FileState,
  id: string,
  fields: { readonly who: string; readonly words: string; readonly channel: 'own page' | 'recorded' },
  happened: number | undefined,
  now: number,
): Decision {
  const found = file.disclosures.get(id);
  if (found?.kind !== 'disclosure') return noSuch;
  if (found.said.outcome !== 'shared') return because('nothing-shared', 'Nothing was shared.', 'There is nothing to acknowledge.');
  // Two people with the page open: what the second heard otherwise is shown back, never swallowed.
  if (found.acknowledged)
    return saidAlready(
      { who: fields.who, words: fields.words, happened },
      found.acknowledged,
      'It is recorded already that it arrived.',
      'Read who said so on this page. If that is wrong, correct that entry in the chronology with what you know: then it is asked for again.',
    );
  if (happened !== undefined && (happened > now || happened < found.decided.happened))
    return because('not-then', 'That is before it was shared, or still to come.', 'Give the time at which they said that it arrived.');
  if (fields.channel === 'recorded' && fields.who.trim() === '')
    return because('no-who', 'It is not said who acknowledged it.', 'Write the role of whoever said that it arrived.');
  return write(DisclosureAcknowledged, { stream: found.stream, file: file.id, record: found.record, happened }, fields);
}

export function flagSensitive(file: FileState, fact: string, holder: string): Decision {
  const entry = file.facts.find((each) => each.id === fact && each.kind === 'entry');
  if (!entry) return noSuchEntry;
  const stands = file.sensitive.get(fact);
  if (stands && isSensitive(file.sensitive, fact))
    return saidAlready(
      { holder },
      stands.flagged,
      'It is flagged as sensitive already, with another holder.',
      'Read who on the page of the entry. If there are two holders or the first is wrong, let another person than whoever flagged it take the flag off, and flag it anew with both.',
    );
  return write(SensitiveFlagged, { stream: entry.stream, file: file.id, record: entry.record }, { fact, holder });
}

export function liftFlag(file: FileState, fact: string, by: string, authority: string): Decision {
  const entry = file.facts.find((each) => each.id === fact);
  const found = file.sensitive.get(fact);
  if (!entry || !found || found.lifted) return because('not-flagged', 'That entry is not flagged.', 'There is nothing to do.');
  if (found.flagged.by === by)
    return because('same-person', 'You flagged it yourself: another person takes the flag off.', 'Ask the supervising post.');
  return write(SensitiveFlagLifted, { stream: entry.stream, file: file.id, record: entry.record }, { fact, authority });
}

function recipientMissing(file: FileState, { organisation, post, contact }: DisclosureFields): RefusalReason[] {
  const known = organisation !== null && file.area.organisations.has(organisation);
  if (!known && contact.trim() === '')
    return [
      { code: 'no-recipient', words: 'It is not said to whom.', how: 'Choose an organisation, or name the organisation or role outside.' },
    ];
  if (post !== null && file.area.posts.get(post)?.organisation !== organisation)
    return [{ code: 'no-such-post', words: 'That post is not one of that organisation.', how: 'Choose a post of the organisation.' }];
  return [];
}

function itemsMissing(file: FileState, { outcome, items }: DisclosureFields): RefusalReason[] {
  if (outcome === 'not shared') return [];
  if (items.length === 0)
    return [{ code: 'nothing-chosen', words: 'It is not said what is shared.', how: 'Choose the entries, and no more than they need.' }];
  const { setAside } = amendedIn(file.facts);
  return items.some(({ fact }) => setAside.has(fact) || !file.facts.some((each) => each.id === fact && each.kind === 'entry'))
    ? [
        {
          code: 'no-such-entry',
          words: 'An entry that was chosen does not lie in this file, or was set aside.',
          how: 'Open the page again and choose anew.',
        },
      ]
    : [];
}

/** What G22 asks before something is given. In danger it is not asked: what was done first is recorded afterwards. */
export function whatSharingLacks(file: FileState, fields: Shared, { bases, section38 }: SharingLists): readonly RefusalReason[] {
  if (fields.outcome === 'not shared') return [];
  const wrong: RefusalReason[] = [];
  const lack = (code: string, words: string, how: string): void => void wrong.push({ code, words, how, gate: 'G22' });
  if (!bases.includes(fields.basis))
    lack(
      'no-basis',
      'No lawful basis is chosen.',
      'Choose one of the list. If none fits, it may not be shared: record that, with the reason.',
    );
  if (fields.necessity.trim() === '') lack('no-necessity', 'It is not said why they need it.', 'Write what they cannot do without it.');
  if (fields.proportionality.trim() === '')
    lack('no-proportion', 'It is not said why no less would do.', 'Write what was left out, and why the rest is needed.');
  if (fields.handling === 'C' && fields.conditions.trim() === '')
    lack('no-conditions', 'Handling code C has conditions, and none are given.', 'Write what they may do with it, and what they must not.');
  for (const { organisation, conditions } of notRepeated(file, fields))
    lack(
      'originator-conditions',
      `An entry that was chosen is about what ${organisation} released on conditions: “${conditions}”.`,
      'Give it with code C and repeat these conditions, or write as the authority who of them has released it from them.',
    );
  if (fields.items.some(({ fact }) => isSensitive(file.sensitive, fact))) {
    if (fields.basis === section38)
      lack(
        'sensitive-information',
        'An entry that was chosen is sensitive information (CTSA 2015 s38(5)): it never leaves by the section 38 route.',
        'Leave it out. Its holder decides, by their own route; keep only a pointer to them.',
      );
    else if (fields.authority.trim() === '')
      lack(
        'no-authority',
        'An entry that was chosen is sensitive information, and no separate authority for giving it is named.',
        'Leave it out, or write who of its holder has authorised it, when and by which power.',
      );
  }
  return wrong;
}

/** The conditions of whoever released what one of the items is about (K11), but not towards them, where they are neither repeated nor lifted. */
function notRepeated(file: FileState, { items, handling, conditions, authority, contact }: Shared) {
  const held = [...file.messages.values()].filter(({ said }) => said.handling === 'C' && said.conditions.trim() !== '');
  if (held.length === 0 || authority.trim() !== '') return [];
  const chosen = new Set(items.map(({ fact }) => fact));
  const records = new Set(file.facts.filter(({ id }) => chosen.has(id)).map(({ record }) => record));
  return held
    .filter(({ record, said }) => {
      const isTheirs = contact === [said.organisation, said.post].filter((each) => each.trim() !== '').join(', ');
      return records.has(record) && !isTheirs && !(handling === 'C' && oneLine(conditions).includes(oneLine(said.conditions)));
    })
    .map(({ said }) => said);
}
const oneLine = (words: string): string => words.replaceAll(/\s+/g, ' ').trim().toLowerCase();

/** With the record of what is given first; what concerns nobody's record goes with the first. */
const recordOf = (file: FileState, { items }: DisclosureFields): string | null =>
  file.facts.find((each) => each.id === items[0]?.fact)?.record ?? [...file.records.keys()][0] ?? null;

const moved = because('moved', 'No record lies in this file any more: the person is on another file.', 'Look there.');
const noSuch = because('no-such-disclosure', 'That does not lie in this file.', 'Open it from the page of the file.');
const noSuchEntry = because('no-such-entry', 'That entry does not lie in this file.', 'Open it from the chronology.');
