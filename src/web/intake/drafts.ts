/** How many forms are begun and not sent, in a sentence: a number, and nothing of what is in them. */
import type { DraftCount } from '../../app/drafts.ts';
import { span } from '../dates.ts';
import type { Instant } from '../deps.ts';
import { t } from '../words.ts';

export const draftWords = ({ begun, oldest }: DraftCount, wall: Instant): string =>
  begun === 0 || oldest === null
    ? t('No form is begun and not sent.')
    : t(
        '{n, plural, one {# form is begun and not sent} other {# forms are begun and not sent}}; the oldest was begun {age} ago. Nobody can read them but whoever wrote them.',
        {
          n: begun,
          age: span(Math.max(1, (wall - oldest) / 1000)),
        },
      );
