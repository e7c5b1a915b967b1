// The arrows of the house (design.md, "The house"): who may import whom. test/run.ts runs this and fails as well when
// fewer modules are read than there are files, because a cruise that reads nothing finds nothing wrong.

/** folder → the folders of ours that it may import (itself always). */
const mayImport = {
  'src/ledger': [],
  'src/matching': [],
  'src/linking': ['src/matching'],
  'src/domain': ['src/ledger'],
  'src/rulebook/engine': ['src/domain'],
  'src/rulebook/uk': ['src/rulebook/engine', 'src/domain', 'src/matching'],
  'src/access': ['src/domain'],
  'src/feeds': ['src/domain', 'src/matching'],
  'src/replay': ['src/domain', 'src/rulebook', 'src/matching'],
  'src/print': [],
  'src/store': ['src/ledger', 'src/domain', 'src/access'],
  'src/matcher': ['src/matching', 'src/store'],
  'src/app': [
    'src/ledger',
    'src/domain',
    'src/rulebook',
    'src/matching',
    'src/access',
    'src/feeds',
    'src/replay',
    'src/print',
    'src/store',
    'src/matcher',
  ],
  'src/timekeeper': ['src/app'],
  'src/exchange': ['src/app'],
  'src/web': ['src/app'],
  'src/cli': ['src/app', 'src/linking'],
  watchdog: [],
};
/** These may import the types of the pure folders besides, and nothing else of them. */
const typesOfPure = ['src/timekeeper', 'src/exchange', 'src/web', 'src/cli'];
/** Types only, in the table's own words. */
const typesOnly = [
  ['src/domain', 'src/ledger'],
  ['src/store', 'src/access'],
];

/** The envelope of a fact is what domain's own types are made of: whoever may import domain may import its types. */
const envelope = '^src/ledger/envelope\\.ts$';
const knowFacts = Object.keys(mayImport).filter((folder) => mayImport[folder].includes('src/domain'));

const pure = ['src/ledger', 'src/domain', 'src/rulebook', 'src/matching', 'src/access', 'src/feeds', 'src/replay', 'src/print'];
const within = (folders) => `^(${folders.join('|')})/`;
const notTests = '\\.test\\.ts$';
const ours = '^(src|watchdog|test|bench|bin)/';

const arrows = Object.entries(mayImport).map(([folder, allowed]) => ({
  name: `arrow-from-${folder.replaceAll('/', '-')}`,
  comment: `${folder} may import from ${allowed.length === 0 ? 'nothing of ours' : allowed.join(', ')}${typesOfPure.includes(folder) ? ', and the types of the pure folders' : ''}.`,
  severity: 'error',
  from: { path: within([folder]), pathNot: notTests },
  to: {
    path: ours,
    pathNot: [
      within([folder, ...allowed, ...(typesOfPure.includes(folder) ? pure : [])]),
      ...(knowFacts.includes(folder) ? [envelope] : []),
    ],
  },
}));

const onlyTypes = [...typesOnly, ...typesOfPure.map((folder) => [folder, ...pure])].map(([folder, ...from]) => ({
  name: `only-types-into-${folder.replaceAll('/', '-')}`,
  comment: `${folder} may import only types from ${from.join(', ')}.`,
  severity: 'error',
  from: { path: within([folder]), pathNot: notTests },
  to: { path: within(from), dependencyTypesNot: ['type-only'] },
}));

export default {
  forbidden: [
    ...arrows,
    ...onlyTypes,
    {
      name: 'only-types-of-the-envelope',
      severity: 'error',
      from: { path: within(knowFacts.filter((folder) => !mayImport[folder].includes('src/ledger'))), pathNot: notTests },
      to: { path: envelope, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'tests-beside-a-file-stay-in-their-house',
      comment: 'A test beside a file may use what that file may, and test/support.',
      severity: 'error',
      from: { path: '^src/.*\\.test\\.ts$' },
      to: { path: '^(watchdog|bench|bin)/' },
    },
    {
      name: 'sql-only-in-the-store',
      comment:
        'Only src/store, watchdog, test and bench speak to PostgreSQL; src/timekeeper may use graphile-worker, and src/store/jobs.ts installs its schema.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/store/' },
      to: { path: '^node_modules/(@types/)?(pg|pg-[^/]+|kysely)/' },
    },
    {
      name: 'jobs-only-in-the-timekeeper',
      severity: 'error',
      from: { path: '^(src|watchdog)/', pathNot: '^src/(timekeeper/|store/jobs\\.ts$)' },
      to: { path: '^node_modules/graphile-worker/' },
    },
    {
      name: 'pure-folders-touch-nothing',
      comment: 'No files, network, processes or clock in a pure folder: they are given what they need.',
      severity: 'error',
      from: { path: within(pure), pathNot: `${notTests}|/test-[^/]+\\.ts$` },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|assert|util|string_decoder|querystring)$' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'the-product-needs-no-tools',
      comment: 'What npm start runs may not import a development dependency.',
      severity: 'error',
      from: { path: '^(src|watchdog|bin)/', pathNot: `${notTests}|/test-[^/]+\\.ts$` },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js'],
    },
  },
};
