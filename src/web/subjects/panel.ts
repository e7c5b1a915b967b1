/** Subjects of interest on the page of a file: how each stands, and leads that nobody has decided about. */
import { dateAndTime } from '../dates.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { enquiriesOpen, isClosedSubject, isUndecidedAgain } from '../../app/subjects/sight.ts';
import type { FilePanel } from '../file/panel.ts';
import { paths } from '../paths.ts';
import { t } from '../words.ts';

export function subjectPanel({ area, file, referrals }: FileSight): FilePanel | null {
  if (area.kind !== 'subjects of interest') return null;
  const [aside] = referrals.filter(({ referral }) => file.subjects.get(referral.id)?.setAside);
  const isHeld = [...file.subjects.values()].some(({ opened }) => opened);
  const lines = referrals.map(({ referral }) => {
    const subject = file.subjects.get(referral.id);
    const what = { reference: referral.account.reference };
    if (!subject || isUndecidedAgain(file, referral.id))
      return { href: paths.subjects.form(file.id, referral.id, 'lead'), words: t('Lead {reference}: decide about it', what) };
    if (subject.setAside)
      return {
        href: paths.subjects.form(file.id, referral.id, 'lead'),
        words: t('Lead {reference}: not taken up. Take it up after all', what),
      };
    return {
      href: paths.subjects.show(file.id, subject.id),
      words: isClosedSubject(subject)
        ? t('Subject of interest, closed')
        : t('Subject of interest, {priority}, tier {tier}, {state}', {
            priority: subject.priority,
            tier: subject.tier,
            state: t(subject.state),
          }),
    };
  });
  // Of somebody whom nobody holds there is no page of a subject: what is read about them is here.
  if (aside && !isHeld) {
    const { id } = aside.referral;
    lines.push({ href: paths.subjects.form(file.id, id, 'read'), words: t('Intelligence was read about them') });
    for (const { fact, at } of enquiriesOpen(file))
      lines.push({
        href: paths.subjects.formAbout(file.id, id, 'enquiries', fact),
        words: t('Report on the enquiries decided on {when}', { when: dateAndTime(at) }),
      });
    for (const { id: about, read, written, looked } of file.intelligence.values()) {
      const when = dateAndTime(read.happened);
      if (!written)
        lines.push({
          href: paths.subjects.formAbout(file.id, id, 'write', about),
          words: t('Write the report of what was read {when}', { when }),
        });
      if (!looked && file.obligations.has(`C16.intelligence:${read.fact}`))
        lines.push({
          href: paths.subjects.formAbout(file.id, id, 'look', about),
          words: t('Look afresh at what was read {when}', { when }),
        });
    }
  }
  return lines.length === 0 ? null : { view: 'subjects/panel.njk', model: { lines } };
}
