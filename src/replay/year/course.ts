/** A referral arrives, with danger or without; it is searched at once, mostly, and the gateway gives it to a case officer. */
import { isLive } from '../../domain/file/state.ts';
import { isOwed } from '../../domain/obligation/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { happenAround } from './answersAroundThePerson.ts';
import { happenBetween } from './answersBetweenPosts.ts';
import { assessorOf, workingTimeAfter } from './area.ts';
import { usualMinutes, year } from './assumptions.ts';
import { around } from './draws.ts';
import { fileWith, type Life, plan, record } from './life.ts';
import type { Person, Referred } from './people.ts';

const idOf = ({ number }: Referred): string => `r${number}`;

export function arrive(life: Life, person: Person, referred: Referred, at: Instant): void {
  const id = idOf(referred);
  const before = person.referrals.map(idOf).find((each) => life.fileOf.has(each) && isLive(fileWith(life, each)));
  life.fileOf.set(id, id);
  record(life, at, 'intake', 'FileOpened', `file/${id}`, null, { home: id, lead: 'intake' }, id);
  record(life, at, 'intake', 'RecordMade', `record/${id}`, id, {
    names: [{ whole: life.draw(`unnamed ${id}`) < year.shareUnnamed ? 'Not known' : `Invented Person ${person.number}` }],
    under18: person.isUnder18 ? 'yes' : 'no',
  });
  if (life.draw(`danger ${id}`) < year.shareDanger)
    record(life, at, 'intake', 'DangerReported', `danger/${id}`, id, { words: 'Somebody may be hurt soon.' });
  record(life, at, 'intake', 'ReferralReceived', `referral/${id}`, id, { reference: id, concern: 'An invented concern.' });
  const late = life.draw(`search ${id}`) < year.shareSearchLate;
  if (late)
    plan(life, Math.round(at + around(usualMinutes['G01.search'] ?? 0, 0.5, life.draw, `search takes ${id}`) * 60_000), (then) =>
      search(life, id, before, then),
    );
  else search(life, id, before, at);
  plan(life, workingTimeAfter(at, around(0.3, 0.6, life.draw, `give ${id}`), life.book.calendar), (then) => give(life, id, then));
  const later = (workingDays: number) =>
    workingTimeAfter(at, around(workingDays, 0.5, life.draw, `later ${workingDays} ${id}`), life.book.calendar);
  if (referred.course !== 'refuted') {
    happenAround(life, id, at, later);
    happenBetween(life, id, later);
  }
  if (life.draw(`need ${id}`) < year.shareNeed)
    plan(life, workingTimeAfter(at, around(2, 0.5, life.draw, `need found ${id}`), life.book.calendar), (then) => findNeed(life, id, then));
}

function search(life: Life, id: string, before: string | undefined, at: Instant): void {
  const candidate = (each: string, band: string) => ({ record: each, file: fileWith(life, each).id, band, bits: 20, evidence: [] });
  const somebodyElse = life.draw(`false ${id}`) < year.shareFalseCandidate;
  const candidates = [...(before ? [candidate(before, 'suggested')] : []), ...(somebodyElse ? [candidate(`else-${id}`, 'review')] : [])];
  record(life, at, null, 'CandidatesFound', `referral/${id}`, id, { position: life.facts + 1, candidates });
}

/** Linked meanwhile, it already has the case officer of the other file. */
function give(life: Life, id: string, at: Instant): void {
  const file = fileWith(life, id);
  if (file.lead !== 'intake' || !isLive(file)) return;
  const post = assessorOf(life.person);
  const owed = [...file.obligations.values()].filter((each) => isOwed(each) && each.owedBy === 'lead').map((each) => each.id);
  record(life, at, 'intake', 'LeadTaken', `file/${file.id}`, null, { post, reason: 'Given to a case officer.' }, file.id);
  life.done.push({ type: 'LeadTaken', at, file: file.id, post, owed });
}

function findNeed(life: Life, id: string, at: Instant): void {
  const file = fileWith(life, id);
  if (file.referrals.get(id)?.closed !== null || !isLive(file)) return;
  record(life, at, file.lead, 'NeedRecorded', `referral/${id}`, id, { need: `need-${id}`, words: 'An invented need.' });
}
