/** The tables of docs/access.md, from the policies and from the table of routes. Run by itself it writes them into the page. */
import { readFileSync, writeFileSync } from 'node:fs';
import { acts } from '../../src/access/acts.ts';
import { actInWords, roleInWords } from '../../src/access/words.ts';
import { permissions } from '../../src/app/permission.ts';
import { reachOf } from '../../src/access/viewer.ts';
import { areaKinds, type PostRole, postRoles } from '../../src/domain/area/entries.ts';
import { checkout } from '../support/server.ts';
import { askers, routeTable } from './routeTable.ts';

export const accessTables = (): Readonly<Record<string, string>> => ({
  'who may do what': actTable(),
  'who may open what': routesTable(),
  policies: policyTable(),
});

function actTable(): string {
  const { mayDo } = permissions();
  const may = (role: PostRole, act: (typeof acts)[number]): string => {
    const viewer = {
      practitioner: '',
      area: 'a',
      reach: reachOf([role]),
      organisation: 'own',
      roles: [role],
      posts: ['own'],
    } as const;
    // A provider's own matter is what its post is commissioned for, a referrer's what its organisation referred.
    const own = role === 'mentor' ? { referredBy: [], commissioned: ['own'] } : { referredBy: ['own'] };
    const [here, there] = areaKinds.map((kind) => mayDo(viewer, act, { area: 'a', ...own, lead: 'lead', second: 'second', kind }).allowed);
    if (here && there) return 'may';
    return here ? 'partnership' : there ? 'subjects' : '';
  };
  return table(
    ['act', ...postRoles.map(roleInWords)],
    acts.map((act) => [`${actInWords(act)} (\`${act}\`)`, ...postRoles.map((role) => may(role, act))]),
  );
}

const routesTable = (): string =>
  table(
    ['route', 'reads', 'only in', ...askers.map((asker) => (asker === 'public' ? 'no account' : roleInWords(asker)))],
    Object.entries(routeTable).map(([name, { who, reads, only }]) => [
      `\`${name}\``,
      reads,
      only === undefined ? '' : only === 'partnership' ? only : 'subjects',
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
