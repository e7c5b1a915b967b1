/**
 * The promise as anti-joins: what the facts say (the watchdog's own tables) against what the product shows and acts on (its
 * projections). Each query answers the breaches it finds, and nothing when the promise is kept.
 *
 * Strategy: every pass compares everything, because a projection may lose a row without any new fact. Each query is one hash join
 * of two tables by their keys, so that its cost grows with what is held, not with the history. An `exists` a file, tried first, was
 * planned as a nested loop while the tables had no statistics. Figures: docs/decisions/0009-watchdog.md.
 */

export interface Check {
  readonly when: 'always' | 'full';
  /** Parameters: ledger, now in product time. Answers rows {promise, code, subject}. */
  readonly sql: string;
}

/** How long something may be overdue before the timekeeper counts as silent. */
const graceMinutes = 5;

/** Files that the facts say are live: a record lies in them, and they were not let go. */
const live = `live as materialized (
  select distinct p.file from watchdog.place p left join watchdog.gone g on g.ledger = p.ledger and g.file = p.file where p.ledger = $1 and g.file is null
)`;

/** What is owed in live files, with the row that shows it. What belongs to a record lies where the record lies. */
const owed = `owed as materialized (
  select w.obligation, w.lapsed, coalesce(p.file, w.file) as in_file, o.id, o.file, o.state, o.due, o.next_instant, o.promised_by
    from watchdog.owed w
    left join watchdog.place p on p.ledger = $1 and p.record = w.record
    left join throughline.obligation o on o.ledger = $1 and o.id = w.obligation
   where w.ledger = $1
)`;

/** Promise 1: a live file is there, is shown as live. */
const files = `
  with ${live}
  select 1 as promise, case when f.id is null then 'file-missing' else 'file-not-live' end as code, 'file/' || l.file as subject
    from live l left join throughline.file f on f.ledger = $1 and f.id = l.file
   where f.id is null or f.state <> 'live'`;

/** Promise 1: its lead post exists, and somebody answers for it. Named by the post, which may lead thousands. */
const leads = `
  with ${live}, leads as (select distinct f.lead_post from live l join throughline.file f on f.ledger = $1 and f.id = l.file)
  select 1 as promise, case when p.id is null then 'lead-missing' else 'lead-unanswered' end as code, 'post/' || leads.lead_post as subject
    from leads left join throughline.post p on p.ledger = $1 and p.id = leads.lead_post
   where p.id is null or coalesce(p.answered_by, '') = ''`;

/** Promise 1: nobody's account is outside the file in which it lies. Facts are looked up by this table: a wrong row hides them. */
const records = `
  select 1 as promise, 'record-elsewhere' as code, 'record/' || p.record as subject
    from watchdog.place p
    left join watchdog.gone g on g.ledger = $1 and g.file = p.file
    left join throughline.record_file r on r.ledger = $1 and r.record = p.record
   where p.ledger = $1 and g.file is null and r.file is distinct from p.file`;

/**
 * Promise 2: what is owed is shown as owed, in its file, and as lapsed when it lapsed. Promise 3: time will move it on, or has a
 * promise in the future; and nothing that was due more than ${graceMinutes} minutes ago waits still, or the timekeeper is silent.
 */
const obligations = `
  with ${owed}, judged as (
    select case when id is null then 'obligation-missing'
                when state not in ('open', 'lapsed') then 'obligation-not-owed'
                when owed.file is distinct from in_file then 'obligation-elsewhere'
                when lapsed <> (state = 'lapsed') then 'lapse-hidden'
                when next_instant is null and (promised_by is null or promised_by <= $2::timestamptz) then 'no-next-instant'
                when next_instant < $2::timestamptz - interval '${graceMinutes} minutes' then 'unsettled' end as code, obligation
      from owed left join watchdog.gone g on g.ledger = $1 and g.file = owed.in_file where g.file is null
  )
  select case when code in ('no-next-instant', 'unsettled') then 3 else 2 end as promise, code, 'obligation/' || obligation as subject from judged where code is not null`;

/** Promise 2: no live file without something owed that has a date. */
const nothingOwed = `
  with ${live}, ${owed}, dated as (select distinct in_file from owed where state in ('open', 'lapsed') and isfinite(due))
  select 2 as promise, 'nothing-owed' as code, 'file/' || l.file as subject from live l left join dated d on d.in_file = l.file where d.in_file is null`;

/** Promise 3: the file wakes the timekeeper no later than the first of its obligations. */
const wakes = `
  with ${owed}, first as (select in_file, min(next_instant) as at from owed where state in ('open', 'lapsed') group by in_file)
  select 3 as promise, 'wakes-too-late' as code, 'file/' || first.in_file as subject
    from first join throughline.file f on f.ledger = $1 and f.id = first.in_file
   where f.state = 'live' and first.at is not null and (f.next_instant is null or f.next_instant > first.at)`;

/** Promise 4: an arrival waits on a queue, or was settled; never both, never neither. No grace: each change is one transaction. */
const arrivals = `
  select 4 as promise, case when s.arrival is null then 'arrival-lost' else 'arrival-twice' end as code, 'arrival/' || a.id as subject
    from throughline.arrival a
    left join throughline.queue_item q on q.ledger = $1 and q.item = 'arrival/' || a.id
    left join watchdog.settled s on s.ledger = $1 and s.arrival = a.id
   where a.ledger = $1 and (q.item is null) = (s.arrival is null)`;

/** Promise 4: an alert was delivered, or is on somebody's list; a job that nobody runs is found after ${graceMinutes} minutes of wall time. */
const notices = `
  select 4 as promise, 'notice-lost' as code, 'notice/' || n.id as subject
    from throughline.notice n left join throughline.queue_item q on q.ledger = $1 and q.item = 'notice/' || n.id
   where n.ledger = $1 and n.delivered_at is null and q.item is null and n.noted_at < clock_timestamp() - interval '${graceMinutes} minutes'`;

/** Promise 4: a mail that failed is on somebody's list until somebody has settled it. */
const mails = `
  select 4 as promise, 'mail-lost' as code, 'mail/' || m.id as subject
    from throughline.mail m left join throughline.queue_item q on q.ledger = $1 and q.item = m.item
   where m.ledger = $1 and m.state = 'failed' and q.item is null`;

/** Promise 2, from zero: whatever was ever raised has a row, ended or not. */
const everRaised = `
  with raised as materialized (select distinct f.causation as obligation from ledger.fact f where f.ledger = $1 and f.kind = 'consequence' and f.type = 'ObligationRaised')
  select 2 as promise, 'obligation-lost' as code, 'obligation/' || r.obligation as subject
    from raised r left join throughline.obligation o on o.ledger = $1 and o.id = r.obligation where o.id is null`;

/** From zero: no position of the ledger is empty. That no fact was changed is for \`throughline ledger verify\`. */
const gaps = `
  select 1 as promise, 'ledger-gap' as code, 'ledger/' || h.ledger as subject
    from ledger.head h where h.ledger = $1 and h.size <> (select count(*) from ledger.fact f where f.ledger = h.ledger)`;

export const checks: readonly Check[] = [
  ...[files, leads, records, obligations, nothingOwed, wakes, arrivals, notices, mails].map((sql): Check => ({ when: 'always', sql })),
  ...[everRaised, gaps].map((sql): Check => ({ when: 'full', sql })),
];

/** Codes that only a full pass looks for, and so only a full pass may call mended. */
export const fullOnly: readonly string[] = ['obligation-lost', 'ledger-gap', 'state-differs'];
