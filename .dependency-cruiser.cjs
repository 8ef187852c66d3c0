'use strict';
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/*
 * Who may import whom. `npm run lint` and test/architecture/imports.spec.ts both read these rules; type-only imports
 * count. Paths are those of sources: package.json aliases are followed to them.
 */
const core = 'kernel|event-sourcing|views|stores|evidence|platform|command-line';
const anyCapability = `^libs/(?!(?:${core})/)[^/]+/`;
const thisCapability = `^libs/(?!(?:${core})/)([^/]+)/`;
/** Ports that a capability declares for adapters: types, no more. */
const ports = '^libs/[^/]+/src/ports/';
/** Where the aliases of package.json lead: the only files of a library that others may import. */
const doors = Object.values(JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8')).imports)
  .filter(file => file.startsWith('./dist/libs/'))
  .map(file => `^${file.slice('./dist/'.length).replace(/[.]js$/, '[.]ts')}$`);
const tests = '[.]spec[.]ts$|/testing/|^test/';
/** Node modules that only compute. */
const computing = '^(node:)?(crypto|buffer|util|assert)$';

/** A library that may import these, and nothing else. Its tests may import more. */
const onlyImports = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: tests },
  to: { pathNot: allowed },
});

const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    onlyImports(
      'kernel-stands-alone',
      'The kernel imports nothing of ours, and of Node only hashes.',
      '^libs/kernel/',
      ['^libs/kernel/', '^(node:)?crypto$'],
    ),
    onlyImports(
      'evidence-stands-alone',
      'What a stranger verifies with depends on nobody, the kernel included: of Node only on hashes and signatures.',
      '^libs/evidence/',
      ['^libs/evidence/', '^(node:)?crypto$'],
    ),
    onlyImports(
      'event-sourcing-knows-the-kernel-only',
      'Engines, views and frameworks come in through its ports.',
      '^libs/event-sourcing/',
      ['^libs/(event-sourcing|kernel)/', 'node_modules/typebox/', computing],
    ),
    onlyImports(
      'views-know-events-only',
      'A view is a function of events; where its rows are kept is behind a port.',
      '^libs/views/',
      ['^libs/(views|event-sourcing|kernel)/', computing],
    ),
    onlyImports(
      'stores-know-ports-only',
      'An adapter implements ports: it knows no capability and no framework.',
      '^libs/stores/',
      [
        '^libs/(stores|views|event-sourcing|kernel)/',
        ports,
        '^(node:)?[a-z_/]+$',
        'node_modules/@eventstore/',
        'node_modules/ioredis/',
      ],
    ),
    onlyImports(
      'command-line-tells-only',
      'It tells how work goes and what stopped it: of stores it knows their faults, of the rules nothing.',
      '^libs/command-line/',
      ['^libs/(command-line|kernel|event-sourcing|evidence|stores)/', '^(node:)?[a-z_/]+$'],
    ),
    onlyImports(
      'domain-and-events-are-pure',
      'Rules and event types know no framework, no clock, no random, no I/O: only facts.',
      `${thisCapability}src/(domain|events)/`,
      [
        '^libs/$1/src/(domain|events)/',
        '^libs/[^/]+/src/events/',
        '^libs/(kernel|event-sourcing)/',
        'node_modules/(typebox|immutable)/',
        computing,
      ],
    ),
    never(
      'capabilities-meet-at-events',
      'Of another capability only its events may be known, except in the two folders below.',
      { path: thisCapability, pathNot: `${tests}|/src/(queries|reactions)/` },
      { path: anyCapability, pathNot: ['^libs/$1/', '^libs/[^/]+/src/events/'] },
    ),
    never(
      'queries-read-views-of-others',
      "A query may read another capability's views and events, nothing else of it.",
      { path: `${thisCapability}src/queries/`, pathNot: tests },
      { path: anyCapability, pathNot: ['^libs/$1/', '^libs/[^/]+/src/(events/|views[.]ts$)'] },
    ),
    never(
      'reactions-issue-commands-of-others',
      'A reaction may issue the commands that another capability offers to processes, nothing else of it.',
      { path: `${thisCapability}src/reactions/`, pathNot: tests },
      { path: anyCapability, pathNot: ['^libs/$1/', '^libs/[^/]+/src/(events/|processes[.]ts$)'] },
    ),
    never(
      'core-knows-no-capability',
      'What every capability stands on knows none of them.',
      { path: `^libs/(${core})/`, pathNot: tests },
      { path: anyCapability, pathNot: ports },
    ),
    never(
      'only-apps-choose-adapters',
      'Rules and views never know which engine they run on.',
      { pathNot: ['^libs/stores/', '^libs/command-line/', '^apps/', '^tools/', tests] },
      { path: '^libs/stores/' },
    ),
    never(
      'only-stores-use-drivers',
      'One place to mend when an engine bites.',
      { pathNot: ['^libs/stores/', '^tools/bench/', tests] },
      { path: '^(node:)?sqlite$|node_modules/(ioredis|@eventstore|@kurrent)/' },
    ),
    never(
      'libraries-have-doors',
      'A library is entered by an alias of package.json, never through a path into its inside.',
      { path: '^(libs/[^/]+|apps/[^/]+|test|tools)/', pathNot: '[.]spec[.]ts$' },
      {
        path: '^libs/',
        pathNot: ['^$1/', ...doors],
      },
    ),
    never(
      'nothing-imports-apps',
      'Applications wire everything; nobody is wired to them.',
      { path: '^libs/' },
      { path: '^apps/' },
    ),
    never(
      'commands-meet-in-socai',
      'Auditors, operators and witnesses have tools of their own; only the command that lists them knows all.',
      { path: '^apps/(auditor|operator|witness)/' },
      { path: '^apps/(auditor|operator|witness|ledger|socai)/', pathNot: '^apps/$1/' },
    ),
    never(
      'nothing-ships-a-test',
      'Specs, samples of the testing language and test support stay out of what runs.',
      { path: '^(libs|apps)/', pathNot: tests },
      { path: `[.]spec[.]ts$|/testing/|^test/` },
    ),
    never(
      'no-development-packages-at-run-time',
      'A package that runs in the service is a dependency, not a devDependency.',
      { path: '^(libs|apps)/', pathNot: tests },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'type-only'] },
    ),
    never(
      'no-cycles',
      'Two files that need each other are one file, or three. (A suite in parts shares its types: tests may.)',
      { pathNot: '^test/' },
      { circular: true },
    ),
    never('nothing-unresolved', 'An import that leads nowhere.', {}, { couldNotResolve: true }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: join(__dirname, 'tsconfig.json') },
    webpackConfig: { fileName: join(__dirname, 'tools/import-aliases.cjs') },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
