/** Intelligence: read, written up the same day, of somebody closed looked at afresh by another, of an open subject answered by the lead (C16, C18, F14). */
import type { FileSight } from '../../app/fileSight.ts';
import { type Intelligence, personWasSetAside, waitingForLead } from '../../app/subjects/sight.ts';
import { dateAndTime } from '../dates.ts';
import { actorName } from '../file/who.ts';
import { text } from '../route.ts';
import { t } from '../words.ts';
import { choice, type Form, type FormOf, type Maker, outcome, reason, recorded, words } from './field.ts';

export const intelligenceForms = {
  read: ofHeld(readForm),
  write: ofHeld(({ about }) => ({
    ...recorded,
    title: t('Write the intelligence report'),
    lead: [t('The same day on which it was read. At most OFFICIAL-SENSITIVE; of anything higher only who holds it.')],
    fields: [
      words('report', t('What does it say, and what is made of it?'), t('Write the report'), undefined, 6),
      {
        kind: 'text',
        name: 'with',
        label: t('With whom was it discussed?'),
        mustBe: t('Write with whom, or that it was discussed with nobody'),
      },
      choice('share', t('Is it shared?'), ['shared', 'not shared'], t('Choose one')),
      {
        kind: 'text',
        name: 'sharedWith',
        label: t('If it is: with whom?'),
        mustBe: t('Name who is told'),
        when: (fields) => text(fields, 'share') === 'shared',
      },
      words('reason', t('Why, or why not?'), t('Write why'), undefined, 2),
    ],
    act: (fields) => ({
      act: 'write-intelligence',
      intelligence: about,
      fields: {
        report: text(fields, 'report'),
        discussedWith: text(fields, 'with'),
        share: text(fields, 'share'),
        sharedWith: text(fields, 'sharedWith'),
        shareReason: text(fields, 'reason'),
      },
    }),
  })),
  look: ofHeld(({ about, sight }) => ({
    ...recorded,
    title: t('A fresh look'),
    lead: [
      ...[...sight.file.intelligence.values()]
        .filter((each) => each.id === about)
        .map(({ read }) => t('Read as {judged}: {about}', { judged: t(read.judged), about: read.about })),
      ...(isAside(sight, about)
        ? [
            t(
              'Nobody holds this person: their report was set aside. To take them up is done on the page of the lead, and answers this too.',
            ),
          ]
        : []),
      t('By another person than whoever read it first. What seemed to be crime may be something else, and the other way round.'),
    ],
    fields: [isAside(sight, about) ? staysAside() : outcome('outcome'), reason()],
    act: (fields) => ({
      act: 'look-at-intelligence',
      pieces: [about],
      fields: { outcome: text(fields, 'outcome') as 'reopen', reason: text(fields, 'reason') },
    }),
  })),
  follows: followsForm,
} satisfies Readonly<Record<string, Maker>>;

/** About a subject, or about somebody whose report was set aside: intelligence comes about them too. */
function ofHeld(make: Maker): Maker {
  return (asked) => (asked.found.subject || asked.sight.file.subjects.get(asked.found.lead)?.setAside ? make(asked) : null);
}

/** The lead's answer to what another post read: of all that waits, or of the one that is meant. What came after the page was shown is not answered by it. */
function followsForm({ sight, about }: FormOf): Form | null {
  const ids = about === '' ? waitingForLead(sight).map(({ id }) => id) : idsIn(sight, about);
  const pieces = ids.flatMap((id) => sight.file.intelligence.get(id) ?? []);
  if (pieces.length === 0) return null;
  return {
    ...recorded,
    about: ids.join(' '),
    title: t('Intelligence that another post read'),
    lead: [
      ...pieces.flatMap((each) => wordsOfPiece(sight, each)),
      t('Whoever leads this subject says what follows, or a post above; never whoever read it or wrote it up.'),
      ...(isSuspended(sight) ? [t('The investigation is suspended, and open: to go on with it is done on the subject’s page.')] : []),
    ],
    fields: [
      choice(
        'outcome',
        t('What follows?'),
        [
          { value: 'acted on', text: t('It has been acted on'), hint: t('Say what was done, and who knows of it') },
          { value: 'enquiries', text: t('Enquiries first'), hint: t('What is still to be found out or done: it is owed, with a last day') },
          { value: 'nothing further', text: t('Nothing'), hint: t('Only once its report is written') },
        ],
        t('Choose what follows'),
      ),
      words('reason', t('What was done, what will be, or why nothing?'), t('Write what was done, what will be, or why nothing')),
    ],
    act: (fields) => ({
      act: 'look-at-intelligence',
      pieces: ids,
      fields: { outcome: text(fields, 'outcome') as 'acted on', reason: text(fields, 'reason') },
    }),
  };
}

const isSuspended = ({ file }: FileSight): boolean => [...file.subjects.values()].some(({ state }) => state === 'suspended');

/** Those that stand in the hidden field; an id may have a space in it. */
const idsIn = ({ file }: FileSight, about: string): readonly string[] =>
  file.intelligence.has(about) ? [about] : [...file.intelligence.keys()].filter((id) => ` ${about} `.includes(` ${id} `));

function wordsOfPiece(sight: FileSight, { read, written }: Intelligence): readonly string[] {
  const said = t('Read {when} by {who}, as {judged}: {about}', {
    when: dateAndTime(read.happened),
    who: actorName(sight, read.by),
    judged: t(read.judged),
    about: read.about,
  });
  if (!written) return [said, t('Its report is not written yet.')];
  const { report, discussedWith, share, sharedWith } = written;
  return [
    said,
    t('The report: {report}', { report }),
    t('Discussed with: {who}', { who: discussedWith }),
    share === 'shared' ? t('Shared with: {who}', { who: sharedWith }) : t('Not shared'),
  ];
}

const isAside = ({ file }: FileSight, about: string): boolean => {
  const read = file.intelligence.get(about)?.read;
  return read !== undefined && personWasSetAside(file, read.at);
};

const staysAside = () =>
  choice(
    'outcome',
    t('What follows?'),
    [{ value: 'stays set aside', text: t('Nothing: they are not taken up') }],
    t('Choose what follows'),
  );

function readForm(): Form {
  return {
    ...recorded,
    title: t('Intelligence was read'),
    lead: [
      t(
        'From when it is first read it is written up the same day. Of a closed person somebody else looks at it afresh that day; of an open subject that another post leads, the lead is asked what follows.',
      ),
    ],
    fields: [
      words('reason', t('What is it about?'), t('Write what it is about'), t('Never who the source is')),
      choice('judged', t('How did you read it?'), ['national security', 'crime', 'neither'], t('Choose how you read it')),
      choice(
        'pressing',
        t('Could it be pressing?'),
        [
          { value: 'yes', text: t('Yes'), hint: t('Discuss it now, and write it today: tonight it climbs at any hour') },
          { value: 'no', text: t('No') },
        ],
        t('Say whether it could be pressing'),
      ),
      choice(
        'source',
        t('The source'),
        [
          { value: '1', text: t('1, reliable') },
          { value: '2', text: t('2, untested') },
          { value: '3', text: t('3, not reliable') },
        ],
        t('Grade the source'),
      ),
      choice(
        'assessment',
        t('What it says'),
        [
          { value: 'A', text: t('A, known directly') },
          { value: 'B', text: t('B, known indirectly but corroborated') },
          { value: 'C', text: t('C, known indirectly') },
          { value: 'D', text: t('D, not known') },
          { value: 'E', text: t('E, suspected to be false') },
        ],
        t('Grade what it says'),
      ),
      choice(
        'handling',
        t('Handling'),
        [
          { value: 'P', text: t('P, lawful sharing permitted') },
          { value: 'C', text: t('C, lawful sharing with conditions') },
        ],
        t('Choose the handling code'),
      ),
      {
        ...words('conditions', t('The conditions'), t('Write the conditions'), undefined, 2),
        when: (fields) => text(fields, 'handling') === 'C',
      },
    ],
    act: (fields, key) => ({
      act: 'read-intelligence',
      intelligence: `i-${key}`.slice(0, 100),
      fields: {
        about: text(fields, 'reason'),
        judged: text(fields, 'judged'),
        pressing: text(fields, 'pressing') === 'yes',
        ...Object.fromEntries(['source', 'assessment', 'handling', 'conditions'].map((name) => [name, text(fields, name)])),
      },
    }),
  };
}
