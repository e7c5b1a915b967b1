/** Lowering, suspending and closing: proposed by one, with what it leaves undone, and agreed by the named authoriser, another (G14). */
import { authorisers, hasRisenSince, lesseningWaits, type Subject, subjectLists } from '../../app/subjects/sight.ts';
import { postTitle } from '../file/who.ts';
import { text } from '../route.ts';
import { t } from '../words.ts';
import { at, band, choice, day, type Field, type Maker, ofSubject, priority, reason, recorded, tier, words } from './field.ts';

const partners = { prevent: 'Prevent', mappa: 'MAPPA', council: 'the council' } as const;

const lessenForm = (what: 'lower' | 'suspend' | 'close') =>
  ofSubject(({ sight, subject, viewer }) => {
    const titles = { lower: t('Propose to lower'), suspend: t('Propose to suspend'), close: t('Propose to close') };
    const isClosed = subject.state === 'closed';
    const posts = authorisers(sight, subject, what, viewer);
    const offers = Object.entries(partners).flatMap(([name, title]): readonly Field[] => [
      choice(
        `${name}-offer`,
        t('Does {partner} have a live offer?', { partner: t(title) }),
        ['yes', 'no', 'not known'],
        t('Say whether {partner} has a live offer', { partner: t(title) }),
      ),
      words(
        `${name}-words`,
        t('What is it, or how is that known?'),
        t('Say what {partner} offers, or how it is known', { partner: t(title) }),
        undefined,
        2,
      ),
    ]);
    return {
      title: titles[what],
      lead: [
        t('The named authoriser, another person, decides. Until then nothing has changed.'),
        ...(what === 'suspend' ? [t('A suspended subject is open: it keeps its lead, its reviews and a last day.')] : []),
        ...(what === 'suspend' && subject.suspended.length > 0
          ? [
              t(
                'It has been suspended {n, plural, one {once} other {# times}} already: it takes a post above the one that authorised it last; the most senior post may authorise again.',
                {
                  n: subject.suspended.length,
                },
              ),
            ]
          : []),
      ],
      fields: [
        choice(
          'code',
          t('The reason'),
          subjectLists.reasons.codes.map(({ code, words: said }) => ({ value: code, text: t(said) })),
          t('Choose the reason'),
        ),
        words('reason', t('In your own words, and how else it could be read'), t('Write the reason')),
        ...(what === 'lower' && !isClosed ? [priority(subject.priority), tier(subject.tier)] : []),
        band(),
        day('until', t('Until which day does it stand?'), t('Enter the day until which it stands'), t('Then it is owed again')),
        words('stops', t('What is done no longer?'), t('Write what stops'), t('A line for each thing')),
        words('told', t('Who else is told?'), t('Write who else is told, or why nobody'), undefined, 2),
        ...offers,
        choice(
          'authoriser',
          t('Who authorises it?'),
          posts.map((id) => ({ value: id, text: postTitle(sight, id) })),
          t('Choose who authorises it'),
        ),
      ],
      button: t('Propose it'),
      done: 'lessening-proposed',
      act: (fields) => ({
        act: 'propose-lessening',
        subject: subject.id,
        fields: {
          what,
          code: text(fields, 'code'),
          reason: text(fields, 'reason'),
          priority: what === 'lower' && !isClosed ? (text(fields, 'priority') as 'P1') : null,
          tier: what === 'lower' && !isClosed ? Number(text(fields, 'tier')) : null,
          band: text(fields, 'band') as 'low',
          until: at(fields, 'until'),
          stops: text(fields, 'stops')
            .split('\n')
            .map((each) => each.trim())
            .filter(Boolean),
          told: text(fields, 'told'),
          partners: Object.fromEntries(
            Object.keys(partners).map((name) => [
              name,
              { offer: text(fields, `${name}-offer`) as 'yes', words: text(fields, `${name}-words`) },
            ]),
          ) as Record<keyof typeof partners, { offer: 'yes'; words: string }>,
          authoriser: text(fields, 'authoriser'),
        },
      }),
    };
  });

/** What one person raised at once is not undone by an older proposal. */
function mayAgree(subject: Subject): boolean {
  const waits = lesseningWaits(subject);
  return waits === null || !hasRisenSince(waits, subject);
}

export const lesseningForms = {
  lower: lessenForm('lower'),
  suspend: lessenForm('suspend'),
  close: lessenForm('close'),
  second: ofSubject(({ subject }) => ({
    title: t('Agree or decline'),
    shown: lesseningWaits(subject)?.fact ?? '',
    lead: [
      t('You decide as the named authoriser, another person than whoever proposed it. Until you agree nothing has changed.'),
      ...(mayAgree(subject)
        ? []
        : [
            t(
              'The subject was raised, gone on with or opened again after this was proposed: it can only be declined. It can be proposed anew, from how the subject stands now.',
            ),
          ]),
    ],
    fields: [
      choice(
        'decision',
        t('Do you agree?'),
        [...(mayAgree(subject) ? [{ value: 'agree', text: t('I agree') }] : []), { value: 'decline', text: t('I do not agree') }],
        mayAgree(subject) ? t('Choose one') : t('Decline it: the subject stands higher now than when this was proposed'),
      ),
      reason(),
    ],
    button: t('Record the decision'),
    done: 'subject-recorded',
    act: (fields) => ({
      act: text(fields, 'decision') === 'agree' ? 'agree-lessening' : 'decline-lessening',
      subject: subject.id,
      words: text(fields, 'reason'),
      shown: text(fields, 'shown'),
    }),
  })),
  withdraw: ofSubject(({ subject }) => ({
    ...recorded,
    title: t('Take the proposal back'),
    lead: [],
    fields: [reason()],
    act: (fields) => ({ act: 'withdraw-lessening', subject: subject.id, words: text(fields, 'reason') }),
  })),
} satisfies Readonly<Record<string, Maker>>;
