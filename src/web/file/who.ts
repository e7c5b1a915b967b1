/** Who and what a file's pages name: posts, organisations, and whoever recorded something. */
import type { FileSight } from '../../app/fileSight.ts';
import { date } from '../dates.ts';
import { referrerWords } from '../source/words.ts';
import { phrase, t } from '../words.ts';

export const postTitle = ({ area }: Pick<FileSight, 'area'>, post: string | null): string =>
  area.posts.get(post ?? '')?.title ?? post ?? t('no post');
export const organisationName = ({ area }: Pick<FileSight, 'area'>, id: string | null): string =>
  area.organisations.get(id ?? '')?.name ?? id ?? t('somebody without an account');

const systemWords: Readonly<Record<string, string>> = {
  'system:settle': phrase('Counted by the rulebook'),
  'system:matcher': phrase('The product, searching the list of known people'),
  'system:intake': phrase('The product, taking what arrived'),
  'system:timekeeper': phrase('The product, keeping time'),
  public: phrase('Somebody without an account'),
};

/** Who recorded something: a name, or in words what did. */
export const actorName = ({ area }: Pick<FileSight, 'area'>, actor: string): string =>
  referrerWords(area, actor) ?? area.practitioners.get(actor)?.name ?? (systemWords[actor] ? t(systemWords[actor]) : actor);

/** Two requests of one person are told apart by the partner. */
export const aboutPartner = (task: string, partner: string | null): string =>
  partner === null ? task : t('{task}: {partner}', { task, partner });

/** When somebody was born, as far as it is recorded. */
export function bornWords(
  details:
    | {
        readonly born: {
          readonly date?: string | undefined;
          readonly year?: number | undefined;
          readonly text?: string | undefined;
        } | null;
      }
    | undefined,
): string {
  const born = details?.born;
  if (!born) return t('not recorded');
  if (born.date) return date(Date.parse(`${born.date}T12:00:00Z`));
  return [born.year, born.text].filter((part) => part !== undefined && part !== '').join(', ') || t('not recorded');
}
