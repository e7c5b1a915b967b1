/** The tables of docs/access.md, from the policies and from the table of routes. Run by itself it writes them into the page. */
import { readFileSync, writeFileSync } from 'node:fs';
import { acts } from '../../src/access/acts.ts';
import { actInWords, roleInWords } from '../../src/access/words.ts';
import { permissions } from '../../src/app/permission.ts';
import { type PostRole, postRoles } from '../../src/domain/area/entries.ts';
import { checkout } from '../support/server.ts';
import { askers, routeTable } from './routeTable.ts';

export const accessTables = (): Readonly<Record<string, string>> => ({
  'who may do what': actTable(),
  'who may open what': routesTable(),
  policies: policyTable(),
});

function actTable(): string {
  const { mayDo } = permissions();
  const may = (role: PostRole, act: (typeof acts)[number]): boolean => {
    const own = role === 'referrer';
    const viewer = {
      practitioner: '',
      area: 'a',
      reach: own ? 'organisation' : 'area',
      organisation: 'own',
      roles: [role],
      posts: [],
    } as const;
    return mayDo(viewer, act, { area: 'a', referredBy: ['own'], lead: 'lead', second: 'second' }).allowed;
  };
  return table(
    ['act', ...postRoles.map(roleInWords)],
    acts.map((act) => [`${actInWords(act)} (\`${act}\`)`, ...postRoles.map((role) => (may(role, act) ? 'may' : ''))]),
  );
}

const routesTable = (): string =>
  table(
    ['route', 'reads', ...askers.map((asker) => (asker === 'public' ? 'no account' : roleInWords(asker)))],
    Object.entries(routeTable).map(([name, { who, reads }]) => [
      `\`${name}\``,
      reads,
      ...askers.map((asker) => (who.includes(asker) ? 'may' : '')),
    ]),
  );

const policyTable = (): string =>
  table(
    ['policy', 'effect'],
    permissions().policies.map(({ id, effect }) => [`\`${id}\``, effect]),
  );

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');

if (import.meta.main) {
  const path = `${checkout}/docs/access.md`;
  let page = readFileSync(path, 'utf8');
  for (const [name, lines] of Object.entries(accessTables()))
    page = page.replace(
      new RegExp(`(<!-- ${name} -->\\n)[^]*?(<!-- end of ${name} -->)`),
      (_all, begin: string, end: string) => `${begin}${lines}${end}`,
    );
  writeFileSync(path, page);
}
