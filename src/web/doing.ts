/** Where each thing that is owed is done: one action, on one page. The list of what needs me, a referral and a file all ask here. */

import { at, type Href, paths } from './paths.ts';
import type { Viewer } from './deps.ts';
import { worksOnCases } from './staff.ts';
import { t } from './words.ts';

export interface Doing {
  /** What the link says: "Assess". */
  readonly action: string;
  readonly href: Href;
}

type Owed = { readonly rule: string; readonly stream: string; readonly file: string };
const idIn = (stream: string): string => stream.slice(stream.indexOf('/') + 1);

/** `stream` says what it is about: `referral/<id>`, `danger/<id>` or `file/<id>`. */
export const whereDone = ({ rule, stream, file }: Owed): Doing => doings[rule]?.(idIn(stream), file) ?? opened({ stream, file });

/** Whoever reads files and does not work on them is led to the referral, for the forms of case work are not theirs. */
export function whereDoneBy(viewer: Viewer, owed: Owed): Doing {
  const done = whereDone(owed);
  const isForm = owed.stream.startsWith('referral/') && done.href.startsWith(`${paths.case.show(idIn(owed.stream))}/`);
  return isForm && !worksOnCases(viewer) ? opened(owed) : done;
}

const opened = ({ stream, file }: Pick<Owed, 'stream' | 'file'>): Doing => ({
  action: t('Open'),
  href: stream.startsWith('referral/') ? paths.case.show(idIn(stream)) : paths.file.show(file),
});

/** A hearing is named by its meeting and what was before it; a referral that no meeting has had yet is on the page of the panel. */
function hearingOf(id: string, file: string): Doing {
  const meeting = id.slice(0, Math.max(0, id.indexOf('.')));
  const subject = id.slice(id.indexOf('.') + 1);
  return { action: t('Open the panel'), href: meeting === '' ? paths.panel.show : paths.panel.hearing(meeting, file, subject) };
}

/** What the panel owes of a case it decides at a meeting: the page of the panel has the next, and calls an urgent one. */
const atPanel = (): Doing => ({ action: t('Open the panel'), href: paths.panel.show });

const doings: Readonly<Record<string, (id: string, file: string) => Doing>> = {
  C01: (id) => ({ action: t('Assess'), href: paths.case.record(id, 'assess') }),
  C04: (id) => ({ action: t('Decide'), href: paths.case.decide(id) }),
  'G01.search': (id) => ({ action: t('Look'), href: paths.case.show(id) }),
  'G01.candidates': (id) => ({ action: t('Compare'), href: at(paths.case.show(id), 'candidates') }),
  'G01.unnamed': (_id, file) => ({ action: t('Find out who it is'), href: paths.file.leftOff(file) }),
  'G01.listed': (_id, file) => ({ action: t('Mend it'), href: paths.file.leftOff(file) }),
  'G01.unsure': (id) => ({ action: t('Compare'), href: at(paths.case.show(id), 'candidates') }),
  'G04.second': (id) => ({ action: t('Agree or decline'), href: paths.case.second(id) }),
  'G06.answer': (id) => ({ action: t('Answer it'), href: paths.case.record(id, 'answer-view') }),
  'G04.need': (id) => ({ action: t('Offer it, or record the answer'), href: at(paths.case.show(id), 'do') }),
  'S11.release': (id, file) => ({ action: t('Agree or refuse'), href: paths.release.show(file, id) }),
  'S11.leave': (id, file) => ({ action: t('Send it, or take it back'), href: paths.release.show(file, id) }),
  'S11.reply': (id, file) => ({ action: t('Record the reply'), href: paths.release.show(file, id) }),
  'S11.told': (id, file) => ({ action: t('Take it out'), href: paths.message.show(file, id) }),
  'S11.read': (id, file) => ({ action: t('Read it'), href: paths.release.show(file, id) }),
  'S11.answer': (id, file) => ({ action: t('Decide what is told back'), href: paths.message.show(file, id) }),
  C02: (id) => ({ action: t('Answer'), href: paths.partners(id, 'deconfliction') }),
  C03: (id, file) => ({ action: t('Get the reply'), href: paths.request(file, id) }),
  'C03.partner': (id, file) => ({ action: t('Answer'), href: paths.request(file, id) }),
  'F39.read': (id) => ({ action: t('Read it'), href: paths.partners(id, 'added') }),
  'G05.added': (id) => ({ action: t('Decide'), href: paths.partners(id, 'added') }),
  'G03.second': (id) => ({ action: t('Agree or decline'), href: paths.partners(id, 'section-36-second') }),
  'C04.panel': (id) => ({ action: t('Look'), href: paths.case.show(id) }),
  C15: (id) => ({ action: t('Tell them'), href: paths.partners(id, 'feedback') }),
  'G05.look': (id) => ({ action: t('Record the look'), href: paths.case.record(id, 'look') }),
  'G05.reopen': (id) => ({ action: t('Decide'), href: paths.case.reopening(id) }),
  'S21.read': (id) => ({ action: t('Read it'), href: paths.load.reading(id) }),
  'S21.unsound': (id) => ({ action: t('Decide'), href: paths.load.reading(id) }),
  C42: (id) => ({ action: t('Review'), href: paths.case.review(id) }),
  'C43.acknowledge': (id, file) => ({ action: t('Say that you have it'), href: paths.file.dangerReport(file, id) }),
  'C43.write-up': (id, file) => ({ action: t('Write it up'), href: paths.file.dangerReport(file, id) }),
  'C43.warn': (id, file) => ({ action: t('Say who is warned'), href: paths.file.dangerReport(file, id) }),
  'C46.check-in': (id, file) => ({ action: t('Check in'), href: paths.visit.show(file, id) }),
  'C46.safe-end': (id, file) => ({ action: t('Say that it ended safe'), href: paths.visit.show(file, id) }),
  'F49.follow-up': (id, file) => ({ action: t('Decide what is done'), href: paths.visit.show(file, id) }),
  'K03.second': (id, file) => ({ action: t('Agree or decline'), href: paths.search.list(file, id) }),
  G08: (id, file) => ({ action: t('Record the answer'), href: paths.support.form(file, id, 'consent') }),
  'G08.adult': (id, file) => ({ action: t('Record the answer'), href: paths.support.form(file, id, 'consent') }),
  'G08.adult.panel': atPanel,
  'G08.child': (id) => ({ action: t('Say who it is'), href: paths.case.who(id) }),
  'G08.stop': (id, file) => ({ action: t('Look'), href: paths.support.show(file, id) }),
  'C07.period': (id, file) => ({ action: t('Set it'), href: paths.support.form(file, id, 'period') }),
  C07: (id, file) => ({ action: t('Record it'), href: paths.support.form(file, id, 'further-assessment') }),
  'G10.assess': (id, file) => ({ action: t('Assess again'), href: paths.support.form(file, id, 'assess') }),
  'G09.plan': (id, file) => ({ action: t('Write the plan'), href: paths.support.form(file, id, 'plan') }),
  'G09.need': (id, file) => ({ action: t('Answer it'), href: paths.support.form(file, id, 'plan') }),
  'G09.action': (id, file) => ({ action: t('Say what became of it'), href: paths.support.form(file, id, 'action-done') }),
  C06: atPanel,
  C12: (id, file) => ({ action: t('Look'), href: paths.support.show(file, id) }),
  'C12.lead': (id, file) => ({ action: t('Look'), href: paths.support.show(file, id) }),
  C09: atPanel,
  C10: atPanel,
  C11: atPanel,
  G11: () => ({ action: t('Answer your list'), href: paths.afterClosing }),
  'C11.reopen': (id, file) => ({ action: t('Decide'), href: paths.support.form(file, id, 'reopen') }),
  C05: (id, file) => hearingOf(id, file),
  'G13.dissent': hearingOf,
  'C05.again': (id, file) => hearingOf(id, file),
  'C05.view': (id, file) => hearingOf(id, file),
  'G07.words': (id, file) => hearingOf(id, file),
  C08: (id) => ({ action: t('Decide'), href: paths.case.decide(id.slice(id.indexOf('.') + 1)) }),
  'C46.marker': (id, file) => ({ action: t('Renew or take away'), href: paths.marker.show(file, id) }),
  'F31.acknowledge': (id, file) => ({ action: t('Say that it arrived'), href: paths.sharing.show(file, id) }),
  'G21.weigh': (_id, file) => ({ action: t('Confirm, or ask to be spoken with'), href: paths.sharing.kept(file) }),
  'G21.review': (_id, file) => ({ action: t('Renew or withdraw'), href: paths.sharing.kept(file) }),
  'G21.minute': (_id, file) => ({ action: t('Minute the decision'), href: paths.sharing.kept(file) }),
  'F48.flag': (_id, file) => ({ action: t('End it, or say it anew'), href: paths.sharing.kept(file) }),
  'S11.hit': (_id, file) => ({ action: t('Decide'), href: paths.sharing.seal(file) }),
  'S11.seal': (_id, file) => ({ action: t('Renew or unseal'), href: paths.sharing.seal(file) }),
  'S17.decide': (_id, file) => ({ action: t('Decide'), href: paths.sharing.violence(file) }),
  'S17.second': (_id, file) => ({ action: t('Agree or decline'), href: paths.sharing.violence(file) }),
  'S17.keep': (_id, file) => ({ action: t('Decide'), href: paths.sharing.violence(file) }),
  'S17.consent': (_id, file) => ({ action: t('Say what follows'), href: paths.sharing.violence(file) }),
  'S17.look': (_id, file) => ({ action: t('Look'), href: paths.sharing.violence(file) }),
  'F43.fixation': (_id, file) => ({ action: t('Look'), href: paths.sharing.violence(file) }),
  C21: (_id, file) => ({ action: t('Translate'), href: paths.language.list(file) }),
  'C21.danger': (_id, file) => ({ action: t('Translate'), href: paths.language.list(file) }),
  'C37.stands': (_id, file) => ({ action: t('Confirm'), href: paths.correct.asked(file) }),
  'C37.tell': (_id, file) => ({ action: t('Say who is told'), href: paths.correct.asked(file) }),
  'G13.answer': (id, file) => ({ action: t('Accept or refuse'), href: paths.handover.show(file, id) }),
  'G13.next': (id, file) => ({ action: t('Say what happens next'), href: paths.handover.show(file, id) }),
  'G13.along': (id, file) => ({ action: t('End it'), href: paths.handover.show(file, id) }),
  ...Object.fromEntries(
    ['measure', 'view', 'decide', 'agree', 'chief'].flatMap((what) =>
      ['', '.life'].map((life) => [
        `C44.${what}${life}`,
        (id: string, file: string) => ({ action: t('Open the dispute'), href: paths.dispute.show(file, id) }),
      ]),
    ),
  ),
  'C44.challenge': (id, file) => ({ action: t('Answer'), href: paths.challenge.show(file, id) }),
  'F20.expiry': (id, file) => ({ action: t('Keep it, or drop it'), href: at(paths.judging.assumptions(file), id) }),
  'F20.challenge': (id, file) => ({ action: t('Answer'), href: at(paths.judging.assumptions(file), id) }),
  'F20.wrong': (id, file) => ({ action: t('Say what follows'), href: at(paths.judging.assumptions(file), id) }),
  'S15.expiry': (_id, file) => ({ action: t('Renew, or end'), href: paths.network.show(file) }),
  'S15.put': (id, file) => ({ action: t('Answer'), href: at(paths.network.asked(file), id) }),
  'F22.contact': (id, file) => ({ action: t('Answer'), href: at(paths.network.asked(file), id) }),
  'F12.place': (id, file) => ({ action: t('Put it there'), href: at(paths.network.asked(file), id) }),
  G18: (id, file) => ({ action: t('Decide'), href: at(paths.judging.finds(file), id) }),
  F46: (_id, file) => ({ action: t('Write it'), href: paths.contacts.write(file) }),
  'F46.again': (_id, file) => ({ action: t('Write it again'), href: paths.contacts.write(file) }),
  'G18.place': (id, file) => ({ action: t('Put it there'), href: at(paths.judging.finds(file), id) }),
  G19: (id, file) => ({ action: t('Answer'), href: at(paths.judging.roles(file), id) }),
  'G19.tell': (id, file) => ({ action: t('Decide'), href: at(paths.judging.roles(file), id) }),
  C31: (id, file) => ({ action: t('Say whether'), href: at(paths.judging.roles(file), id) }),
  C30: (id, file) => ({ action: t('Refer it'), href: at(paths.judging.roles(file), id) }),
  'K08.tell': (_id, file) => ({ action: t('Decide'), href: at(paths.file.told(file), 'decide') }),
  'K08.again': (_id, file) => ({ action: t('Decide again'), href: at(paths.file.told(file), 'decide') }),
  'K08.do': (_id, file) => ({ action: t('Record that they are told'), href: at(paths.file.told(file), 'decide') }),
  C37: (_id, file) => ({ action: t('Answer'), href: at(paths.file.told(file), 'more') }),
  C41: (_id, file) => ({ action: t('Pass on'), href: paths.file.state(file) }),
  'K19.adult': (_id, file) => ({ action: t('Ask again'), href: paths.file.state(file) }),
  'state.urgent': (_id, file) => ({ action: t('Answer'), href: paths.file.state(file) }),
  'state.look': (_id, file) => ({ action: t('Look'), href: paths.file.state(file) }),
  'state.second': (_id, file) => ({ action: t('Confirm or take back'), href: paths.file.state(file) }),
  'state.others': (_id, file) => ({ action: t('Answer'), href: paths.file.state(file) }),
  'state.disposal': (_id, file) => ({ action: t('Review'), href: paths.file.disposal(file) }),
  C36: (_id, file) => ({ action: t('Review'), href: paths.file.disposal(file) }),
  'G23.second': (id, file) => ({ action: t('Agree or decline'), href: paths.file.link(file, id) }),
  'C16.lead': (id, file) => ({ action: t('Decide'), href: paths.subjects.form(file, id, 'lead') }),
  'F14.report': (id, file) => ({ action: t('Look afresh'), href: paths.subjects.form(file, id, 'lead-look') }),
  C18: (id, file) => ({ action: t('Write it'), href: paths.subjects.formAbout(file, id, 'write', id) }),
  'C18.pressing': (id, file) => ({ action: t('Write it'), href: paths.subjects.formAbout(file, id, 'write', id) }),
  F14: (id, file) => ({ action: t('Look afresh'), href: paths.subjects.formAbout(file, id, 'look', id) }),
  'C16.intelligence': (id, file) => ({ action: t('Look afresh'), href: paths.subjects.formAbout(file, id, 'look', id) }),
  'C16.open': (id, file) => ({ action: t('Say what follows'), href: paths.subjects.form(file, id, 'follows') }),
  'C16.open.pressing': (id, file) => ({ action: t('Say what follows'), href: paths.subjects.form(file, id, 'follows') }),
  'C16.further': (id, file) => ({ action: t('Read them together'), href: paths.subjects.form(file, id, 'lead-look') }),
  'G15.accepted': (id, file) => ({ action: t('Record their answer'), href: paths.subjects.form(file, id, 'prevent-answer') }),
  'G16.second': (id, file) => ({ action: t('Say what you find'), href: paths.subjects.form(file, id, 'overseas') }),
  'G16.known': (id, file) => ({ action: t('Say what is known'), href: paths.subjects.form(file, id, 'overseas') }),
  C17: (id, file) => ({ action: t('Review'), href: paths.subjects.form(file, id, 'review') }),
  G15: (id, file) => ({ action: t('Answer'), href: paths.subjects.form(file, id, 'prevent') }),
  G16: (id, file) => ({ action: t('Decide'), href: paths.subjects.form(file, id, 'travel') }),
  'G16.review': (id, file) => ({ action: t('Decide again'), href: paths.subjects.form(file, id, 'travel') }),
  'G14.second': (id, file) => ({ action: t('Agree or decline'), href: paths.subjects.form(file, id, 'second') }),
  'G14.lowered': (id, file) => ({ action: t('Decide'), href: paths.subjects.show(file, id) }),
  C20: (id, file) => ({ action: t('Decide'), href: paths.subjects.show(file, id) }),
  C19: (id, file) => ({ action: t('Decide'), href: paths.subjects.show(file, id) }),
  'S05.review': (id, file) => ({ action: t('Review'), href: paths.subjects.form(file, id, 'review-closed') }),
  'G24.hold': (_id, file) => ({ action: t('Renew or lift'), href: at(paths.file.disposal(file), 'hold') }),
  'G24.second': (_id, file) => ({ action: t('Agree or decline'), href: paths.file.disposal(file) }),
};
