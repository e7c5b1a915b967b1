/** Every address of the product. Views and handlers name them from here; no page spells a URL. */
import type { Done } from './done.ts';

/** An address within this product, made by `paths` only. */
export type Href = string & { readonly __href: true };

const href = (path: string): Href => path as Href;
const part = (id: string): string => encodeURIComponent(id);

export const paths = {
  home: href('/'),
  help: href('/help'),
  accessibility: href('/accessibility'),
  danger: href('/danger'),
  signIn: href('/sign-in'),
  signOut: href('/sign-out'),
  forward: href('/demonstration/forward'),
  aboutYou: href('/about-you'),
  aboutYouRoutes: href('/about-you/routes'),
  today: href('/today'),
  todayPage: (page: number) => href(page === 1 ? '/today' : `/today?page=${page}`),
  queue: href('/queue'),
  queuePage: (page: number): Href => href(`/queue?page=${page}`),
  /** Who is it: journey `identity`. */
  identity: {
    queue: href('/identity'),
    queuePage: (asked: { readonly whose: string; readonly show: string; readonly order: string }, page: number): Href =>
      href(`/identity?whose=${part(asked.whose)}&show=${part(asked.show)}&order=${part(asked.order)}&page=${page}`),
  },
  /** Old registers compared with the people on file: journey `register`. */
  register: {
    list: href('/registers'),
    show: (id: string): Href => href(`/registers/${part(id)}`),
    rows: (id: string): Href => href(`/registers/${part(id)}/rows`),
    review: (id: string): Href => href(`/registers/${part(id)}/review`),
    decided: (id: string): Href => href(`/registers/${part(id)}/decided`),
  },
  notices: {
    show: href('/notices'),
    told: href('/notices/told'),
    telephone: href('/notices/telephone'),
    returned: href('/notices/returned'),
  },
  calendar: {
    show: href('/calendar'),
    make: href('/calendar/make'),
    end: href('/calendar/end'),
    /** What a calendar program subscribes to. */
    feed: (secret: string): Href => href(`/calendar/feed/${part(secret)}`),
  },
  outage: {
    show: href('/outage'),
    make: href('/outage/sheet'),
    sheet: (slot: string): Href => href(`/duty-sheet/${part(slot)}`),
    paper: (form: string): Href => href(`/paper/${part(form)}`),
  },
  rulebook: href('/rulebook'),
  limit: (id: string): Href => href(`/rulebook/limits/${part(id)}`),
  rule: (key: string): Href => href(`/rulebook/rules/${part(key)}`),
  cost: href('/rulebook/cost'),
  replays: href('/rulebook/replays'),
  /** From how many bits a candidate is asked about. */
  matching: href('/rulebook/matching'),
  promise: href('/promise'),
  components: href('/components'),
  asset: (name: string): Href => href(`/assets/${part(name)}`),
  /** What staff do with a referral: journey `case`. */
  case: {
    show: (id: string): Href => href(`/referrals/${part(id)}`),
    /** Things recorded about it: assess, add, expert-view, answer-view, need, accept-need, look. */
    record: (id: string, what: string): Href => href(`/referrals/${part(id)}/record/${part(what)}`),
    candidate: (id: string, record: string): Href => href(`/referrals/${part(id)}/candidates/${part(record)}`),
    dismiss: (id: string): Href => href(`/referrals/${part(id)}/dismiss-candidates`),
    openEarlier: (id: string, earlier: string): Href => href(`/referrals/${part(id)}/earlier/${part(earlier)}`),
    /** The earlier referral, just opened from `from`: the page leads back there. */
    opened: (earlier: string, from: string, back: 'show' | 'decide' | 'second'): Href =>
      href(`/referrals/${part(earlier)}?done=read&from=${part(from)}&back=${back}`),
    who: (id: string): Href => href(`/referrals/${part(id)}/who`),
    decide: (id: string): Href => href(`/referrals/${part(id)}/decide`),
    second: (id: string): Href => href(`/referrals/${part(id)}/second`),
    review: (id: string): Href => href(`/referrals/${part(id)}/review`),
    reopening: (id: string): Href => href(`/referrals/${part(id)}/reopening`),
  },
  /** Who leads: an offer to hand the file over, and its answer. */
  handover: {
    offer: (file: string): Href => href(`/files/${part(file)}/hand-over`),
    show: (file: string, handover: string): Href => href(`/files/${part(file)}/hand-over/${part(handover)}`),
  },
  dispute: {
    open: (file: string): Href => href(`/files/${part(file)}/dispute`),
    openAbout: (file: string, handover: string): Href => href(`/files/${part(file)}/dispute?handover=${part(handover)}`),
    openAboutReferral: (file: string, referral: string): Href => href(`/files/${part(file)}/dispute?referral=${part(referral)}`),
    show: (file: string, dispute: string): Href => href(`/files/${part(file)}/dispute/${part(dispute)}`),
  },
  /** A referrer challenges an outcome: on its own page, or told to somebody; and the answer. */
  challenge: {
    own: (referral: string): Href => href(`/your-referrals/${part(referral)}/challenge`),
    told: (referral: string): Href => href(`/referrals/${part(referral)}/challenge`),
    show: (file: string, challenge: string): Href => href(`/files/${part(file)}/challenge/${part(challenge)}`),
  },
  /** The file and what is owed about it: journey `file`. */
  file: {
    show: (id: string): Href => href(`/files/${part(id)}`),
    lead: (id: string): Href => href(`/files/${part(id)}/lead`),
    told: (id: string): Href => href(`/files/${part(id)}/told`),
    letter: (id: string, telling: string): Href => href(`/files/${part(id)}/told/${part(telling)}/letter`),
    /** The state that the person is in: died, missing, moved. */
    state: (id: string): Href => href(`/files/${part(id)}/state`),
    /** Records that cannot be compared with others. */
    leftOff: (id: string): Href => href(`/files/${part(id)}/left-off`),
    unlink: (id: string, record: string): Href => href(`/files/${part(id)}/records/${part(record)}/unlink`),
    links: (id: string): Href => href(`/files/${part(id)}/links`),
    link: (id: string, link: string): Href => href(`/files/${part(id)}/links/${part(link)}`),
    disposal: (id: string): Href => href(`/files/${part(id)}/disposal`),
    obligation: (id: string, obligation: string): Href => href(`/files/${part(id)}/owed/${part(obligation)}`),
    correctTime: (id: string, fact: string): Href => href(`/files/${part(id)}/entries/${part(fact)}/time`),
    danger: (id: string): Href => href(`/files/${part(id)}/danger`),
    dangerReport: (id: string, danger: string): Href => href(`/files/${part(id)}/danger/${part(danger)}`),
  },
  visit: {
    plan: (file: string): Href => href(`/files/${part(file)}/visits`),
    /** From a report of danger: to protect somebody now. */
    protect: (file: string, danger: string): Href => href(`/files/${part(file)}/visits?danger=${part(danger)}`),
    show: (file: string, id: string): Href => href(`/files/${part(file)}/visits/${part(id)}`),
  },
  /** A Channel case after adoption, and each of its forms. */
  support: {
    show: (file: string, id: string): Href => href(`/files/${part(file)}/case/${part(id)}`),
    form: (file: string, id: string, act: string): Href => href(`/files/${part(file)}/case/${part(id)}/${part(act)}`),
  },
  /** What a provider of interventions sees: its own people, and one of them. */
  mentor: { list: href('/mentor'), person: (intervention: string): Href => href(`/mentor/${part(intervention)}`) },
  /** An agency's list before reviews after closing. */
  afterClosing: href('/after-closing'),
  /** The Channel panel: who sits on it, its meetings, and each case of a meeting. */
  panel: {
    show: href('/panel'),
    members: href('/panel/members'),
    figures: (year: number | null): Href => href(year === null ? '/panel/figures' : `/panel/figures?year=${year}`),
    figuresFile: (year: number): Href => href(`/panel/figures.csv?year=${year}`),
    meeting: (id: string): Href => href(`/panel/meetings/${part(id)}`),
    hearing: (meeting: string, file: string, subject: string): Href =>
      href(`/panel/meetings/${part(meeting)}/cases/${part(file)}/${part(subject)}`),
  },
  /** Looking for a person among those on file; a list or a pattern takes two people. */
  search: {
    person: href('/search'),
    forFile: (file: string): Href => href(`/search?file=${part(file)}`),
    refer: href('/search/refer'),
    ask: href('/search/list'),
    askFor: (file: string): Href => href(`/search/list?file=${part(file)}`),
    list: (file: string, id: string): Href => href(`/files/${part(file)}/searches/${part(id)}`),
    made: href('/searches'),
    madePage: (days: string, practitioner: string, page: number): Href =>
      href(`/searches?days=${part(days)}&who=${part(practitioner)}&page=${page}`),
  },
  /** The ladder of contacts and what it means together: journey `contacts-ladder`. */
  contacts: {
    show: (file: string): Href => href(`/files/${part(file)}/contacts`),
    write: (file: string): Href => href(`/files/${part(file)}/contacts/together/new`),
    writeFor: (file: string, referral: string): Href => href(`/files/${part(file)}/contacts/together/new?concerns=${part(referral)}`),
    together: (file: string, id: string): Href => href(`/files/${part(file)}/contacts/together/${part(id)}`),
  },
  /** Judgements, assumptions, finds and roles. */
  judging: {
    assessments: (file: string): Href => href(`/files/${part(file)}/assessments`),
    make: (file: string): Href => href(`/files/${part(file)}/assessments/new`),
    makeWith: (file: string, form: string, dissentsFrom: string): Href =>
      href(`/files/${part(file)}/assessments/new?form=${part(form)}${dissentsFrom === '' ? '' : `&dissentsFrom=${part(dissentsFrom)}`}`),
    dissent: (file: string, from: string): Href => href(`/files/${part(file)}/assessments/new?dissentsFrom=${part(from)}`),
    show: (file: string, id: string): Href => href(`/files/${part(file)}/assessments/${part(id)}`),
    compare: (file: string, left: string, right: string): Href =>
      href(`/files/${part(file)}/assessments/${part(left)}/beside/${part(right)}`),
    assumptions: (file: string): Href => href(`/files/${part(file)}/assumptions`),
    finds: (file: string): Href => href(`/files/${part(file)}/finds`),
    roles: (file: string): Href => href(`/files/${part(file)}/roles`),
  },
  /** Ties of a person, and reports about others (S15). */
  network: {
    show: (file: string): Href => href(`/files/${part(file)}/network`),
    page: (file: string, page: number): Href => href(`/files/${part(file)}/network${page > 1 ? `?page=${page}` : ''}`),
    make: (file: string): Href => href(`/files/${part(file)}/network/new`),
    tie: (file: string, id: string): Href => href(`/files/${part(file)}/network/ties/${part(id)}`),
    asked: (file: string): Href => href(`/files/${part(file)}/network/asked`),
  },
  /** Subjects of interest, in an area of their own: journey `subjects`. */
  subjects: {
    list: href('/subjects'),
    alarm: href('/subjects/alarm'),
    page: (list: string, only: string, page: number): Href =>
      href(`/subjects?list=${part(list)}${only === '' ? '' : `&only=${part(only)}`}${page > 1 ? `&page=${page}` : ''}`),
    show: (file: string, id: string): Href => href(`/files/${part(file)}/subjects/${part(id)}`),
    form: (file: string, id: string, what: string): Href => href(`/files/${part(file)}/subjects/${part(id)}/${part(what)}`),
    formAbout: (file: string, id: string, what: string, about: string): Href =>
      href(`/files/${part(file)}/subjects/${part(id)}/${part(what)}?about=${part(about)}`),
  },
  /** What is given to others, what its holder keeps, sealed files, and fixation on violence. */
  sharing: {
    list: (file: string): Href => href(`/files/${part(file)}/disclosures`),
    decide: (file: string): Href => href(`/files/${part(file)}/disclosures/decide`),
    /** What all contacts mean together, and contacts told of. */
    decideAboutContacts: (file: string): Href => href(`/files/${part(file)}/disclosures/decide?about=contacts`),
    decideAbout: (file: string, role: string): Href => href(`/files/${part(file)}/disclosures/decide?role=${part(role)}`),
    show: (file: string, id: string): Href => href(`/files/${part(file)}/disclosures/${part(id)}`),
    sensitive: (file: string, fact: string): Href => href(`/files/${part(file)}/sensitive/${part(fact)}`),
    log: href('/disclosures'),
    logOf: (days: number): Href => href(`/disclosures?days=${days}`),
    kept: (file: string): Href => href(`/files/${part(file)}/kept`),
    seal: (file: string): Href => href(`/files/${part(file)}/seal`),
    held: href('/sealed-files'),
    whoKnows: href('/who-knows'),
    violence: (file: string): Href => href(`/files/${part(file)}/violence`),
  },
  /** What an area of subjects releases to a partnership; and there, what was released to it. */
  release: {
    list: (file: string): Href => href(`/files/${part(file)}/releases`),
    write: (file: string): Href => href(`/files/${part(file)}/releases/write`),
    show: (file: string, number: string): Href => href(`/files/${part(file)}/releases/${part(number)}`),
    copy: (file: string, number: string): Href => href(`/files/${part(file)}/releases/${part(number)}/copy`),
  },
  partnerKeys: {
    list: href('/partner-keys'),
    show: (id: string): Href => href(`/partner-keys/${part(id)}`),
  },
  message: {
    arrival: (arrival: string): Href => href(`/messages/${part(arrival)}`),
    arrivalCopy: (arrival: string): Href => href(`/messages/${part(arrival)}/copy`),
    show: (file: string, number: string): Href => href(`/files/${part(file)}/messages/${part(number)}`),
    copy: (file: string, number: string): Href => href(`/files/${part(file)}/messages/${part(number)}/copy`),
  },
  /** Warnings for visitors. */
  marker: {
    set: (file: string): Href => href(`/files/${part(file)}/markers`),
    show: (file: string, id: string): Href => href(`/files/${part(file)}/markers/${part(id)}`),
  },
  language: {
    list: (file: string): Href => href(`/files/${part(file)}/languages`),
    show: (file: string, fact: string): Href => href(`/files/${part(file)}/languages/${part(fact)}`),
    needs: (file: string): Href => href(`/files/${part(file)}/communication`),
  },
  /** Who told us, which is sealed. */
  source: {
    show: (file: string, fact: string): Href => href(`/files/${part(file)}/sources/${part(fact)}`),
    opened: (file: string, fact: string, opening: string): Href =>
      href(`/files/${part(file)}/sources/${part(fact)}/opened/${part(opening)}`),
  },
  /** A question that names nobody, and its answer. */
  advice: {
    ask: href('/advice'),
    read: href('/advice/answer'),
    refer: href('/advice/refer'),
    show: (id: string): Href => href(`/advice/${part(id)}`),
  },
  /** A referral that came as a document or an e-mail. */
  documents: { take: href('/documents'), show: (id: string): Href => href(`/documents/${part(id)}`) },
  /** Work with partners about a referral: ask, deconflict, section-36, offer, feedback, added (request/forms.ts). */
  partners: (referral: string, what: string): Href => href(`/referrals/${part(referral)}/partners/${part(what)}`),
  request: (file: string, request: string): Href => href(`/files/${part(file)}/requests/${part(request)}`),
  /** Where a partner answers with a one-time code, and signed in. */
  answer: { start: href('/answer'), request: href('/answer/request'), receipt: href('/answer/receipt') },
  asked: (request: string): Href => href(`/asked/${part(request)}`),
  sayMore: href('/say-more'),
  saidMore: href('/say-more/received'),
  ownAdd: (referral: string): Href => href(`/own-referrals/${part(referral)}/add`),
  reminder: (id: string): Href => href(`/reminders/${part(id)}`),
  /** What staff typed and have not sent. */
  typed: { keep: href('/typed/keep'), forget: href('/typed/forget') },
  session: (referral: string): Href => href(`/referrals/${part(referral)}/session`),
  copyOut: (referral: string, order: string): Href => href(`/referrals/${part(referral)}/copy-out/${part(order)}`),
  /** Paper: journey `print`. */
  print: {
    file: (id: string): Href => href(`/files/${part(id)}/print`),
    referral: (id: string): Href => href(`/referrals/${part(id)}/print`),
    meeting: (id: string): Href => href(`/panel/meetings/${part(id)}/print`),
    lookUp: href('/prints'),
  },
  /** Corrections: journey `correct`. */
  correct: {
    show: (file: string, fact: string): Href => href(`/files/${part(file)}/entries/${part(fact)}/correct`),
    as: (file: string, fact: string, sort: string): Href => href(`/files/${part(file)}/entries/${part(fact)}/correct?sort=${part(sort)}`),
    undo: (file: string, fact: string): Href => href(`/files/${part(file)}/entries/${part(fact)}/undo`),
    before: (file: string, fact: string): Href => href(`/files/${part(file)}/entries/${part(fact)}/before`),
    /** What is asked in a file because something was corrected. */
    asked: (file: string): Href => href(`/files/${part(file)}/corrections`),
  },
  /** Who has how much, what lapses, what is parked, closings to read: journey `load`. */
  load: {
    show: href('/load'),
    by: (sort: string, organisation: string): Href =>
      href(`/load?sort=${part(sort)}${organisation === '' ? '' : `&organisation=${part(organisation)}`}`),
    lapses: href('/load/lapses'),
    lapsesOf: (organisation: string, without: string): Href =>
      href(`/load/lapses?organisation=${part(organisation)}${without === '' ? '' : `&without=${part(without)}`}`),
    parked: href('/load/parked'),
    parkedOf: (kind: string, organisation: string): Href =>
      href(`/load/parked?kind=${part(kind)}${organisation === '' ? '' : `&organisation=${part(organisation)}`}`),
    waiting: href('/load/waiting'),
    waitingPage: (page: number): Href => href(`/load/waiting?page=${page}`),
    readings: href('/load/readings'),
    readingsPage: (page: number): Href => href(`/load/readings?page=${page}`),
    reading: (referral: string): Href => href(`/referrals/${part(referral)}/reading`),
    settings: href('/load/weights'),
    post: (id: string): Href => href(`/load/posts/${part(id)}`),
  },
  /** Posts, people and who answers: journey `posts`. */
  posts: {
    list: href('/posts'),
    cover: href('/posts-cover'),
    show: (id: string): Href => href(`/posts/${part(id)}`),
    leads: (id: string): Href => href(`/posts/${part(id)}/leads`),
    person: (id: string): Href => href(`/people/${part(id)}`),
    leaving: (id: string): Href => href(`/people/${part(id)}/leaving`),
  },
  arrival: (id: string): Href => href(`/arrivals/${part(id)}`),
  referral: {
    start: href('/tell-us'),
    question: (slug: string): Href => href(`/tell-us/${part(slug)}`),
    /** A question opened from the check page: its answer leads back there. */
    change: (slug: string): Href => href(`/tell-us/${part(slug)}?from=check`),
    check: href('/tell-us/check'),
    send: href('/tell-us/send'),
    receipt: href('/tell-us/receipt'),
    forget: href('/tell-us/forget'),
    /** Save what was typed, to come back with a code. */
    save: href('/tell-us/save'),
    return: href('/tell-us/return'),
    /** A form filled in elsewhere, read into the same questions. */
    upload: href('/tell-us/document'),
  },
} as const;

/**
 * The page that an act leads to, which says there what was done (done.ts): a code, never what anybody typed. `recorded`: the form's own
 * random key, where a device keeps what is typed and lets go of it only when it is this sending that is recorded (typed/enhance.js).
 */
export function withDone(to: Href, what: Done, recorded: string | null = null): Href {
  // The address may ask for something already (a page of a list, one organisation) or lead to a place on its page.
  const [, path = '', query = '', place = ''] = /^([^?#]*)\??([^#]*)(#.*)?$/.exec(to) ?? [];
  const asked = new URLSearchParams(query);
  asked.set('done', what);
  asked.delete('recorded');
  if (recorded !== null) asked.set('recorded', recorded);
  return href(`${path}?${asked.toString()}${place}`);
}
/** A place on a page. */
export const at = (to: Href, place: string): Href => href(`${to}#${part(place)}`);

/** An address somebody sent us to return to: only a path of this product, never another site. */
export const localHref = (asked: string | undefined, otherwise: Href): Href =>
  asked !== undefined && /^\/(?![/\\])[\w\-./?=&%]*$/.test(asked) ? href(asked) : otherwise;
