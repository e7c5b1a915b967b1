/**
 * Ties (S15): from the person of a file to another person, a group, premises, an employer or somebody held with them. A tie stands in the
 * file in which it is recorded. Nobody is on file by one: whoever is only named in it has no record, no owner and no clock.
 */
import { z } from 'zod';
import { confidences } from '../assessment/entries.ts';
import { entryType, type FactOf, id, instant, reason, text } from '../entryType.ts';

export const tieEnds = ['person on file', 'person not on file', 'group', 'premises', 'employer', 'custody'] as const;
export type TieEnd = (typeof tieEnds)[number];
export const directions = ['both ways', 'from this person', 'to this person'] as const;
export const ages = ['18 or over', 'under 18', 'not known'] as const;
/** A year, a month or a day; empty: not known, or it goes on. */
const partialDate = z
  .string()
  .max(10)
  .refine((value) => value === '' || /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(value), 'Give a year, a month or a day')
  .default('');

export const TieRecorded = entryType(
  'TieRecorded',
  'tie',
  'A tie of this person to another person, a group, premises, an employer, or somebody held with them: who says so, how sure, what would disprove it, and until when it stands.',
  {
    end: z.enum(tieEnds),
    /** A person on file: one of their records. Their name is never copied here. */
    record: id.nullable().default(null),
    /** Anybody or anything else, in the words of this file; compared with nothing. */
    words: text.default(''),
    /** A code of the list of ties (tie-types.json). */
    sort: text,
    direction: z.enum(directions).default('both ways'),
    since: partialDate,
    until: partialDate,
    /** Of a person who is not on file. */
    age: z.enum(ages).default('not known'),
    /** Which entry, report or organisation says so. */
    source: reason,
    /** 3x5x2, where the source was graded. */
    grading: z
      .strictObject({ source: z.enum(['1', '2', '3']), assessment: z.enum(['A', 'B', 'C', 'D', 'E']), handling: z.enum(['P', 'C']) })
      .nullable()
      .default(null),
    confidence: z.enum(confidences).default('low'),
    disprove: reason,
    /** On this day it lapses unless it is renewed. */
    ends: instant,
  },
);
export const TieRenewed = entryType(
  'TieRenewed',
  'tie',
  'Somebody has looked again and the tie stands, with a fresh reason and a new day.',
  {
    reason,
    ends: instant,
  },
);
export const TieEnded = entryType('TieEnded', 'tie', 'The tie is over: since when, as far as known, and who says so.', {
  until: partialDate,
  reason,
});
export const TieFoundWrong = entryType(
  'TieFoundWrong',
  'tie',
  'There never was such a tie. It stays to be read as wrong, and whoever was asked something because of it is told.',
  { reason },
);
export const TiedTextGiven = entryType(
  'TiedTextGiven',
  'tie',
  'The lead decides that the lead of the other file is given what a report says, with the reason.',
  { report: id.nullable().default(null), words: reason, reason },
);

/** Why a report is put to the lead of a file that it did not come to. */
export const putReasons = ['tied', 'given', 'named', 'second degree'] as const;
export const TiedReportPut = entryType(
  'TiedReportPut',
  'tied',
  'In the file of somebody tied, or named: a report came about the other. When it came, of which kind and from which organisation, whom to call; never what it says, unless its lead has given it.',
  {
    why: z.enum(putReasons),
    tie: id.nullable().default(null),
    /** A record of the person whom the report is about; of a second degree, of the other closed person. */
    from: id.nullable().default(null),
    /** Of a second degree: a record of the person through whom the two are tied. */
    via: id.nullable().default(null),
    /** The entry that reports. */
    report: id.nullable().default(null),
    sort: z.enum(['referral', 'more about a referral', 'danger', 'intelligence', 'tie', 'other']).default('other'),
    organisation: id.nullable().default(null),
    when: instant,
    /** Whom to call. */
    post: id.nullable().default(null),
    /** What its lead has given, or as what the report names the person. */
    words: text.default(''),
    /** Where it goes back to if it names somebody else: the name in that report, under the record in `from`. */
    named: id.nullable().default(null),
  },
);
export const tiedOutcomes = ['bears on this person', 'does not bear on this person', 'names somebody else'] as const;
export type TiedOutcome = (typeof tiedOutcomes)[number];
export const TiedReportAnswered = entryType(
  'TiedReportAnswered',
  'tied',
  'The lead has it, and decides whether it bears on the person of this file: what follows, or why not; or that it names somebody else.',
  { outcome: z.enum(tiedOutcomes), words: reason },
);
export const TieSaidWrong = entryType(
  'TieSaidWrong',
  'tied',
  'The tie because of which it was put was found wrong where it was recorded. Whoever had decided on it is asked again.',
  {},
);

export const PersonNamed = entryType(
  'PersonNamed',
  'named',
  'A report in this file is also about somebody else (F12): as what it names them. Whether they are on file is for the intake post to find out.',
  { words: reason, report: id.nullable().default(null) },
);
export const NamedPersonPlaced = entryType(
  'NamedPersonPlaced',
  'named',
  'It has been put to whoever holds the person that is named. Which file that is is not said.',
  {},
);
export const NamedPersonReturned = entryType(
  'NamedPersonReturned',
  'named',
  'It does not name the person to whom it was put: it waits again for whoever finds out whom it names.',
  {},
);
export const NamedPersonSettled = entryType(
  'NamedPersonSettled',
  'named',
  'Nobody is found to hold the person that is named: who looked and how, and what was done instead.',
  { words: reason },
);

export const tieEntries = [
  TieRecorded,
  TieRenewed,
  TieEnded,
  TieFoundWrong,
  TiedTextGiven,
  TiedReportPut,
  TiedReportAnswered,
  TieSaidWrong,
  PersonNamed,
  NamedPersonPlaced,
  NamedPersonReturned,
  NamedPersonSettled,
] as const;
export type TieEntry = FactOf<(typeof tieEntries)[number]>;
