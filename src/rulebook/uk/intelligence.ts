/** C16, C18, F14, F15: what is read is written up the same day; of somebody closed another person looks afresh that day, of an open subject the lead says what follows. */
import { besides } from './besides.ts';
import type { FileState } from '../../domain/file/state.ts';
import { authorsOf, type PutToLead, putToLead } from '../../domain/intelligence/held.ts';
import type { Intelligence } from '../../domain/intelligence/state.ts';
import { personWasClosed, personWasSetAside } from '../../domain/subject/inFile.ts';
import type { Duty } from '../../domain/obligation/entries.ts';
import type { Owed, Rule } from '../engine/rulebook.ts';
import { dayOf, joined } from './joined.ts';
import { ofSubjects } from './subjects.ts';

const writing = (isPressing: boolean) => (file: FileState) =>
  [...file.intelligence.values()]
    .filter(({ read }) => read.pressing === isPressing)
    .map((each): Owed => ({ ...of(each), owedBy: `post:${each.read.post ?? file.lead ?? ''}`, met: each.written }));

/** From when it was first read, not from when somebody wrote that down. */
const of = ({ stream, record, read }: Intelligence) => ({ occasion: read.fact, stream, record, starts: read.happened }) as const;

const written = {
  ...ofSubjects,
  id: 'C18',
  title: 'Intelligence is written up the day it is read',
  limit: 'C18',
  findings: ['F15'],
  owedByWords: 'the post of whoever read it first',
  listens: ['IntelligenceRead', 'IntelligenceWritten'],
} as const;

export const writtenUp: Rule = {
  ...written,
  key: 'C18',
  words:
    'Whoever reads intelligence about a subject writes the report the same day: with whom it was discussed, and whether it is shared, with whom, and why or why not.',
  task: 'Write the intelligence report',
  owed: writing(false),
};
export const pressingWrittenUp: Rule = {
  ...written,
  key: 'C18.pressing',
  ladder: 'urgent',
  words:
    'What may be a pressing national-security concern is discussed at once and written the same day. At the end of the day it climbs, at any hour.',
  task: 'Discuss it now, and write the intelligence report',
  owed: writing(true),
};

export const freshLook: Rule = {
  ...ofSubjects,
  key: 'F14',
  id: 'F14',
  title: 'Intelligence on a closed person is looked at afresh, the same day',
  words:
    'When intelligence is read about somebody whose every subject is closed, another person than its first reader says the same day what follows: open again, enquiries, or it stays closed.',
  task: 'Look afresh: intelligence on a closed person',
  limit: 'F14',
  systems: ['S05'],
  findings: ['F14'],
  owedByWords: 'the supervising post, or the senior post where that one read it',
  listens: ['IntelligenceRead', 'IntelligenceLooked'],
  owed: (file) =>
    [...file.intelligence.values()]
      .filter(({ read }) => personWasClosed(file, read.at))
      .map((each): Owed => ({ ...of(each), owedBy: besides(file, ['second', 'senior'], each.read), met: each.looked })),
};

export const lookAtSetAside: Rule = {
  ...ofSubjects,
  key: 'C16.intelligence',
  id: 'C16',
  title: 'Intelligence about somebody set aside is looked at by another person, the same day',
  words:
    'A report about somebody was kept as a trace or rejected, and nobody holds them. When intelligence is read about them, another person than its first reader says the same day whether they are taken up after all. To take them up answers it too.',
  task: 'Look afresh: intelligence about somebody who was not taken up',
  limit: 'F14',
  systems: ['S04', 'S05'],
  findings: ['F14', 'F45'],
  owedByWords: 'the supervising post, or the senior post where that one read it',
  listens: ['IntelligenceRead', 'IntelligenceLooked', 'SubjectOpened'],
  owed: (file) =>
    [...file.intelligence.values()]
      .filter(({ read }) => personWasSetAside(file, read.at))
      .map((each): Owed => {
        const taken = [...file.subjects.values()].flatMap(({ opened }) => opened ?? []).find(({ at }) => at >= each.read.at);
        return { ...of(each), owedBy: besides(file, ['second', 'senior'], each.read), met: each.looked ?? taken ?? null };
      }),
};

const inTurn = ['lead', 'second', 'senior'] as const;
/** The lead; a post above, where nobody else fills that than who read or wrote up what waits. */
function askedOf(file: FileState, those: readonly PutToLead[]): Duty {
  const waiting = those.filter(({ met }) => met === null);
  const posts = (waiting.length === 0 ? those : waiting).map(({ piece, met }) =>
    besides(file, inTurn, { by: met !== null && met === piece.written ? piece.read.by : authorsOf(piece), post: null }),
  );
  return inTurn.findLast((duty) => posts.includes(duty)) ?? 'lead';
}

/** Of one day it is one question. What was read before the rule bound is asked of once, as of then. */
const leadSays = (key: string, isPressing: boolean) => (file: FileState) => {
  const bound = file.area.adoptions.find(({ newRules }) => newRules.includes(key))?.at ?? 0;
  const those = putToLead(file).filter(({ piece }) => piece.read.pressing === isPressing);
  const days = Map.groupBy(those, ({ piece, since }) => `${piece.record} ${dayOf(Math.max(since, bound))}`);
  return [...days].flatMap(([day, ofDay]) => {
    const owedBy = askedOf(file, ofDay);
    return joined(
      ofDay.map(({ piece: { read, stream, record }, since, met }) => ({
        key: day,
        occasion: read.fact,
        stream,
        record,
        starts: since,
        owedBy,
        met,
      })),
    );
  });
};

const putToItsLead = {
  ...ofSubjects,
  id: 'C16',
  limit: 'C16.open',
  systems: ['S04'],
  findings: ['F15', 'F45'],
  owedByWords: 'the lead post; the supervising post where nobody else fills that than who read it or wrote it up',
  listens: ['IntelligenceRead', 'IntelligenceWritten', 'IntelligenceLooked', 'LeadTaken'],
} as const;

export const leadSaysWhatFollows: Rule = {
  ...putToItsLead,
  key: 'C16.open',
  title: 'Intelligence that another post read about an open subject is put to the lead, the same day',
  words:
    'Whoever leads a subject, open or suspended, learns the same day what another post has read about them, and says what follows: what was done, enquiries with a last day, or nothing, and why. Who read it or wrote it up does not answer it. What came on one day is one question. What the lead read or wrote up asks nothing.',
  task: 'Say what follows from intelligence that another post read',
  owed: leadSays('C16.open', false),
};
export const leadSaysOfPressing: Rule = {
  ...putToItsLead,
  key: 'C16.open.pressing',
  ladder: 'urgent',
  title: 'Of what may be pressing the lead says the same day what follows; at its end it climbs at any hour',
  words:
    'The same of what may be a pressing national-security concern: whoever leads the subject says that day what follows. At the end of the day it climbs, at any hour.',
  task: 'Say now what follows: pressing intelligence that another post read',
  owed: leadSays('C16.open.pressing', true),
};
