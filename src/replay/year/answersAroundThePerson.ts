/** How the simulated year answers what concerns the person: told or not, what they ask, the state they are in, visits, warnings, languages, corrections. */
import { recipientsIn, reliantIn } from '../../domain/correction/reliance.ts';
import { circumstancesOf } from '../../domain/circumstance/state.ts';
import type { Referral } from '../../domain/referral/state.ts';
import { tellingsOf } from '../../domain/telling/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { dueAfter } from '../../rulebook/engine/amount.ts';
import { amountOf } from '../../rulebook/engine/rulebook.ts';
import { type Answer, type Asked, chance, write } from './asked.ts';
import { year } from './assumptions.ts';
import { fileWith, type Life, plan, record } from './life.ts';

export const answersAroundThePerson: Readonly<Record<string, Answer>> = {
  'K08.tell': (asked) => {
    const referral = [...asked.file.referrals.values()].find(({ record: about }) => about === asked.obligation.record);
    if (referral) decideTelling(asked, referral);
  },
  'K08.again': (asked) => decideAgain(asked),
  'K08.do': (asked) => decideAgain(asked),
  C37: (asked) => write(asked, 'RightAnswered', { outcome: 'done', words: 'Sent.' }),
  'C37.stands': (asked) => {
    const mine = reliantIn(asked.file).find((each) => asked.obligation.id.endsWith(each.occasion) && !each.answered);
    if (!mine) return;
    const decisions = mine.decisions.map((each) => each.id);
    write(asked, 'RelianceAnswered', { correction: mine.correction.id, decisions, outcome: 'stands', words: 'It changes nothing.' });
  },
  'C37.tell': (asked) => {
    const mine = recipientsIn(asked.file).find((each) => asked.obligation.id.endsWith(each.correction.id));
    if (mine && mine.open.length > 0)
      write(asked, 'RecipientsTold', {
        correction: mine.correction.id,
        recipients: [...mine.open],
        outcome: 'told',
        words: 'By telephone.',
      });
  },
  'state.urgent': (asked) => look(asked),
  'state.look': (asked) => look(asked),
  'state.second': (asked) => write(asked, 'CircumstanceEnded', { how: 'was wrong', words: 'Seen since.' }),
  C41: (asked) => {
    const moved = circumstancesOf(asked.file).find(({ stream }) => stream === asked.obligation.stream);
    const said = { receiver: 'An invented school', words: 'Passed on.' };
    write(asked, (moved?.passedOn.length ?? 0) === 0 ? 'ConcernsPassedOn' : 'ConcernsAccepted', said);
  },
  'C46.check-in': (asked) => write(asked, 'VisitorAccountedFor', { words: 'Reached by telephone.' }),
  'C46.safe-end': (asked) => write(asked, 'VisitorAccountedFor', { words: 'Reached by telephone.' }),
  'C46.marker': (asked) => write(asked, 'MarkerRemoved', { reason: 'Nothing since.' }),
  'F49.follow-up': (asked) => write(asked, 'VisitFollowedUp', { words: 'Written to instead.' }),
  C21: (asked) =>
    write(asked, 'TranslationRecorded', {
      fact: asked.obligation.occasion,
      language: 'Polish',
      words: 'In English.',
      translator: 'An invented agency',
      translatorIs: 'professional',
      translatedOn: asked.at,
    }),
};

/** Told, or not told until the day that the rulebook lets at most, when it is asked again. */
export function decideTelling(asked: Asked, referral: Referral): void {
  const { life, at, post } = asked;
  const isTold =
    life.draw(`told ${referral.id} ${at}`) < (referral.proposed || referral.closed ? year.shareToldAtClosing : year.shareToldAtIntake);
  const until = dueAfter(at, amountOf(life.book, 'K08.longest'), life.book.calendar) - 1;
  const fields = isTold
    ? { outcome: 'told', how: 'in person', language: 'English' }
    : { outcome: 'not told', notToldBecause: 'it would harm an inquiry', words: 'Not yet.', until, reviewer: post };
  record(life, at, post, 'TellingDecided', `telling/${referral.id}-${life.facts}`, referral.record, { ...fields, concerns: referral.id });
}

/** The day has come: told now, mostly. */
function decideAgain(asked: Asked): void {
  const last = tellingsOf(asked.file, 'decision').at(-1);
  const referral = [...asked.file.referrals.values()].find(({ id }) => id === last?.concerns) ?? [...asked.file.referrals.values()].at(-1);
  if (referral) decideTelling(asked, referral);
}

/** Found, mostly; otherwise looked at again within the limit. */
function look(asked: Asked): void {
  if (chance(asked, `found ${asked.at}`, year.shareStateOver)) write(asked, 'CircumstanceEnded', { how: 'is over', words: 'Found.' });
  else write(asked, 'CircumstanceAnswered', { words: 'Asked about.', nextLook: asked.at + 20 * 3_600_000 });
}

/** What happens around a referral that nobody plans: a state, a visit, a warning, another language, something to correct, a right asked for. */
export function happenAround(life: Life, id: string, at: Instant, later: (workingDays: number) => Instant): void {
  const drawn = (what: string, share: number) => life.draw(`${what} ${id}`) < share;
  const fileNow = () => fileWith(life, id);
  const lead = () => fileNow().lead;
  const isOpen = () => {
    const file = fileNow();
    return file.disposed === null && file.referrals.get(id)?.closed === null;
  };
  const during = (workingDays: number, happens: (then: Instant) => void) =>
    plan(life, later(workingDays), (then) => {
      if (isOpen()) happens(then);
    });
  const note = (then: Instant, type: string, stream: string, fields: object) => record(life, then, lead(), type, stream, id, fields);
  if (drawn('language', year.shareOtherLanguage)) {
    const received = fileNow().referrals.get(id)?.received.fact;
    if (received) note(at, 'LanguageSaid', `referral/${id}`, { fact: received, language: 'Polish' });
  }
  if (drawn('state', year.shareState)) {
    const what = (['missing', 'not traced', 'moved school', 'left the country', 'in custody'] as const)[
      Math.floor(life.draw(`which ${id}`) * 5)
    ];
    during(4, (then) => note(then, 'CircumstanceRecorded', `circumstance/${id}`, { what, source: 'The school', place: 'Elsewhere' }));
  }
  if (drawn('visit', year.shareVisit)) during(5, (then) => visit(life, id, then, lead() ?? 'intake'));
  if (drawn('warning', year.shareMarker))
    during(3, (then) =>
      note(then, 'MarkerSet', `marker/${id}`, {
        on: 'address',
        address: 'An invented address',
        warning: 'A loose dog.',
        act: 'A visitor was bitten.',
        from: 'The council',
        source: '1',
        assessment: 'A',
        handling: 'P',
        until: dueAfter(then, { months: 6 }, life.book.calendar),
      }),
    );
  if (drawn('correct', year.shareCorrected))
    during(9, (then) => {
      const assessed = fileNow().referrals.get(id)?.assessments[0]?.fact;
      if (assessed)
        note(then, 'EntryCorrected', `referral/${id}`, {
          fact: assessed,
          sort: 'wrong value',
          values: { words: 'Said otherwise.' },
          reason: 'Misheard.',
        });
    });
  if (drawn('right', year.shareRightAsked))
    plan(life, later(15), (then) => {
      if (!fileNow().disposed) note(then, 'RightAsked', `telling/right-${id}`, { right: 'access', words: 'What do you hold?' });
    });
}

/** The visitor says that they are safe in time, mostly. */
function visit(life: Life, id: string, at: Instant, post: string): void {
  const starts = at + 2 * 3_600_000;
  const [checkIn, ends] = [starts + 1_800_000, starts + 3_600_000];
  const stream = `visit/${id}`;
  const write = (then: Instant, type: string, fields: object) => {
    if (!fileWith(life, id).disposed) record(life, then, post, type, stream, id, fields);
  };
  write(at, 'VisitPlanned', {
    purpose: 'To talk.',
    where: 'At home.',
    visitors: [`${post}-holder`],
    post,
    starts,
    checkIn,
    ends,
    ifNotHeard: 'Ring, then send somebody.',
  });
  if (life.draw(`silent ${id}`) < year.shareVisitorSilent) return;
  plan(life, checkIn - 60_000, (then) => write(then, 'VisitCheckedIn', {}));
  const outcome = life.draw(`access ${id}`) < year.shareNoAccess ? 'no access gained' : 'seen';
  plan(life, ends - 60_000, (then) => write(then, 'VisitEnded', { outcome, words: outcome === 'seen' ? '' : 'Nobody opened.' }));
}
