/** How a key of another house stands, and what a signature proves, in words. */
import type { KeysSight } from '../../app/signing/partnerKeys.ts';
import type { Proof } from '../../app/release/proof.ts';
import { date, dateAndTime, dueDate } from '../dates.ts';
import { actorName, postTitle } from '../file/who.ts';
import { t } from '../words.ts';

type Key = KeysSight['keys'][number];
interface Sight {
  readonly area: KeysSight['area'];
}
interface Done {
  readonly at: number;
  readonly by: string;
  readonly post: string | null;
}
/** The post, who held it, and the day. */
export const doneBy = (sight: Sight, { at, by, post }: Done): string =>
  [post === null ? '' : postTitle(sight, post), actorName(sight, by), dateAndTime(at)].filter((each) => each !== '').join(', ');

export function keyState({ confirmed, withdrawn }: Pick<Key, 'confirmed' | 'withdrawn'>): string {
  if (withdrawn)
    switch (withdrawn.why) {
      case 'replaced':
        return withdrawn.until === null
          ? t('replaced')
          : t('replaced: what was signed up to {day} counts', { day: dueDate(withdrawn.until) });
      case 'not to be trusted':
        return t('not to be trusted: nothing that it signed counts any more');
      case 'not theirs':
        return t('found not to be theirs');
      default:
        return withdrawn.why satisfies never;
    }
  return confirmed ? t('in use') : t('waits for another person to compare it: it proves nothing yet');
}

export interface ProofWords {
  /** Whether somebody has to look twice. */
  readonly isWarning: boolean;
  readonly title: string;
  readonly lines: readonly string[];
}

const stillAsked = (): string =>
  t('Nothing in it proves who wrote it. Call them by a number that you have from elsewhere, and compare the number of the message.');
const doesNotProve = (): string =>
  t(
    'It does not prove which person there wrote it, how it came to you, or that nobody else had their key. How it came is still written down.',
  );

/** What is proved, and what is not. `asked`: of a reply, to whom the message went. */
export function proofWords(sight: Sight, proof: Proof, { from, asked }: { readonly from: string; readonly asked?: string }): ProofWords {
  const expected = 'expected' in proof ? proof.expected.map(({ partner }) => partner) : [];
  const missing = expected.map((partner) =>
    t(
      'A key of {partner} is on record here: what they send is signed with it, and this is not. Do not take it for theirs before you have called them.',
      { partner },
    ),
  );
  switch (proof.kind) {
    case 'none':
      return { isWarning: expected.length > 0, title: t('It is not signed'), lines: [...missing, stillAsked()] };
    case 'unknown-key':
      return {
        isWarning: true,
        title: t('It is signed with a key that is not known here'),
        lines: [
          t('The fingerprint of that key: {fingerprint}. This proves as little as no signature.', { fingerprint: proof.fingerprint }),
          ...missing,
          stillAsked(),
        ],
      };
    case 'not-counted':
      return {
        isWarning: true,
        title: t('It is signed with a key of {partner} that does not count', { partner: proof.key.partner }),
        lines: [notCounted(proof), stillAsked()],
      };
    case 'signed': {
      const { key, at, isNamed } = proof;
      const { recorded, confirmed } = key;
      return {
        isWarning: !isNamed,
        title: isNamed
          ? t('Signed with the key of {partner}', { partner: key.partner })
          : asked === undefined
            ? t('Signed with the key of {partner}, and it says that it is from {from}', { partner: key.partner, from })
            : t('Signed with the key of {partner}, and the message went to {asked}', { partner: key.partner, asked }),
        lines: [
          ...(isNamed
            ? []
            : [t('{partner} is not known to write under that name. Call them before you take it for theirs.', { partner: key.partner })]),
          confirmed
            ? t('The key was recorded by {who} and compared by {second}.', {
                who: doneBy(sight, recorded),
                second: doneBy(sight, confirmed),
              })
            : t('The key was recorded by {who}.', { who: doneBy(sight, recorded) }),
          t('Signed {when}, by their clock. These words, the number, the day and the conditions are as they were then.', {
            when: dateAndTime(at),
          }),
          doesNotProve(),
        ],
      };
    }
    case 'broken':
      return {
        isWarning: true,
        title: t('Its signature does not hold'),
        lines: [
          t('It was changed after it was signed, or somebody else made it. It is not taken as a message.'),
          t(
            'Call the sender by a number that you have from elsewhere, tell them, and ask for it again. Then set this one aside with what they said.',
          ),
        ],
      };
    default:
      return proof satisfies never;
  }
}

function notCounted({ key, at, why }: Extract<Proof, { readonly kind: 'not-counted' }>): string {
  switch (why) {
    case 'waits':
      return t('So far only one person has compared that key. It counts once another has, too.');
    case 'withdrawn':
      return t('The key was withdrawn on {day}: {reason}', {
        day: key.withdrawn ? date(key.withdrawn.at) : '',
        reason: key.withdrawn?.reason ?? '',
      });
    case 'after':
      return t('It was signed on {when}, after the key had been replaced.', { when: dateAndTime(at) });
    case 'before':
      return t('It was signed on {when}, before the day from which the key counts.', { when: dateAndTime(at) });
    case 'ahead':
      return t('It says that it was signed on {when}, which has not come yet.', { when: dateAndTime(at) });
    default:
      return why satisfies never;
  }
}
