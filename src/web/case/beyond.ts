/** What is written of somebody and compared with nobody, in words. */
import { type BeyondKind, notComparedOf } from '../../app/identify.ts';
import { t } from '../words.ts';

const left: Readonly<Record<BeyondKind, (n: number) => string>> = {
  names: (n) => t('{n, plural, one {# more name is} other {# more names are}} not compared: the first 12 are.', { n }),
  phones: (n) =>
    t('{n, plural, one {# more telephone number is} other {# more telephone numbers are}} not compared: the first 12 are.', { n }),
  emails: (n) =>
    t('{n, plural, one {# more e-mail address is} other {# more e-mail addresses are}} not compared: the first 12 are.', { n }),
  handles: (n) => t('{n, plural, one {# more name on line is} other {# more names on line are}} not compared: the first 12 are.', { n }),
  addresses: (n) => t('{n, plural, one {# more address is} other {# more addresses are}} not compared: the first 12 are.', { n }),
  schools: (n) => t('{n, plural, one {# more school is} other {# more schools are}} not compared: the first 12 are.', { n }),
  identifiers: (n) => t('{n, plural, one {# more number is} other {# more numbers are}} not compared: the first 12 are.', { n }),
};

export function beyondWords(details: Parameters<typeof notComparedOf>[0]): readonly string[] {
  const found = notComparedOf(details);
  const shortened = found.reduce((sum, each) => sum + each.shortened, 0);
  return [
    ...found.flatMap(({ kind, left: n }) => (n > 0 ? [left[kind](n)] : [])),
    ...(shortened > 0
      ? [t('Of {n, plural, one {# long entry} other {# long entries}} only the beginning is compared.', { n: shortened })]
      : []),
  ];
}
