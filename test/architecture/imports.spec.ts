import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** The rules are in .dependency-cruiser.cjs. Here each is held against the sources, and each is seen to bite. */
const config = resolve('.dependency-cruiser.cjs');
const { forbidden } = createRequire(config)(config) as { forbidden: { name: string; comment: string }[] };
const names = forbidden.map(rule => rule.name);

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

const sources = (folder: string) =>
  ['apps', 'libs', 'test', 'tools'].filter(name => readdirSync(folder).includes(name));

const violationsIn = (folder: string): readonly Violation[] => {
  const cruiser = resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const report = execFileSync(
    process.execPath,
    [cruiser, ...sources(folder), '--config', config, '--output-type', 'json'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  return (JSON.parse(report) as { summary: { violations: Violation[] } }).summary.violations;
};

/** One way to break each rule: a file, and what it must not import. */
const breaches: Readonly<Record<string, readonly [file: string, imported: string]>> = {
  'kernel-stands-alone': ['libs/kernel/src/clock.ts', 'node:fs'],
  'evidence-stands-alone': ['libs/evidence/src/peek.ts', '#kernel'],
  'event-sourcing-knows-the-kernel-only': ['libs/event-sourcing/src/peek.ts', '#views'],
  'views-know-events-only': ['libs/views/src/peek.ts', 'pino'],
  'stores-know-ports-only': ['libs/stores/src/sqlite/peek.ts', '@nestjs/common'],
  'command-line-tells-only': ['libs/command-line/src/peek.ts', '#views'],
  'domain-and-events-are-pure': ['libs/budgets/src/domain/decorated.ts', '@nestjs/common'],
  'capabilities-meet-at-events': ['libs/budgets/src/commands/peek.ts', '#units'],
  'queries-read-views-of-others': ['libs/budgets/src/queries/peek.ts', '#units'],
  'reactions-issue-commands-of-others': ['libs/budgets/src/reactions/peek.ts', '#units/views'],
  'core-knows-no-capability': ['libs/platform/src/peek.ts', '#units/events'],
  'only-apps-choose-adapters': ['libs/platform/src/store.ts', '#stores/sqlite'],
  'only-stores-use-drivers': ['apps/ledger/src/raw.ts', 'node:sqlite'],
  'libraries-have-doors': ['apps/ledger/src/burglar.ts', '../../../libs/units/src/domain/unit.js'],
  'nothing-imports-apps': ['libs/platform/src/boss.ts', '../../../apps/ledger/src/raw.js'],
  'commands-meet-in-socai': ['apps/operator/src/peek.ts', '../../auditor/src/verify.js'],
  'nothing-ships-a-test': ['libs/units/src/sample.ts', './domain/unit.spec.js'],
  'no-development-packages-at-run-time': ['apps/ledger/src/fuzz.ts', 'fast-check'],
  'no-cycles': ['libs/units/src/domain/unit-twin.ts', './unit.js'],
  'nothing-unresolved': ['libs/units/src/lost.ts', './nowhere.js'],
};

const innocent: Readonly<Record<string, string>> = {
  'libs/kernel/src/index.ts': `import 'node:crypto';`,
  'libs/evidence/src/index.ts': `import 'node:crypto'; import './merkle/index.js';`,
  'libs/evidence/src/merkle/index.ts': '',
  'libs/event-sourcing/src/index.ts': `import '#kernel'; import 'typebox';`,
  'libs/views/src/index.ts': `import '#event-sourcing';`,
  'libs/stores/src/sqlite/index.ts': `import '#views'; import 'node:sqlite'; import 'node:worker_threads';`,
  'libs/units/src/index.ts': `import './domain/unit.js';`,
  'libs/units/src/events/index.ts': `import '#event-sourcing'; import 'typebox';`,
  'libs/units/src/views.ts': `import '#views';`,
  'libs/units/src/domain/unit.ts': `import './unit-twin.js';`,
  'libs/units/src/domain/unit.spec.ts': `import 'fast-check'; import '#stores/sqlite';`,
  'libs/budgets/src/domain/line.ts': `import '#units/events'; import '../events/index.js'; import '#kernel';`,
  'libs/budgets/src/events/index.ts': `import '#event-sourcing';`,
  'libs/budgets/src/queries/execution/execution.ts': `import '#units/views'; import '@nestjs/common';`,
  'libs/units/src/reactions/sending.ts': `import '#budgets/processes'; import '#budgets/events';`,
  'libs/budgets/src/processes.ts': `import './domain/line.js';`,
  'libs/command-line/src/index.ts': `import '#stores/sqlite'; import 'node:util';`,
  'apps/auditor/src/verify.ts': `import '#command-line'; import '../../projector/src/events.js';`,
  'apps/projector/src/events.ts': '',
  'apps/socai/src/main.ts': `import '../../auditor/src/verify.js'; import '../../witness/src/serve.js';`,
  'apps/witness/src/serve.ts': '',
  'apps/ledger/src/main.ts': `import '#stores/sqlite'; import '#units/views'; import '@nestjs/core';`,
};

const houseOfBreaches = () => {
  const folder = mkdtempSync(join(tmpdir(), 'socai-imports-'));
  cpSync('package.json', join(folder, 'package.json'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  const broken = Object.values(breaches).map(([file, imported]) => [file, `import '${imported}';`] as const);
  for (const [file, text] of [...Object.entries(innocent), ...broken]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
};

describe('imports', () => {
  let here: readonly Violation[];
  beforeAll(() => {
    here = violationsIn(process.cwd());
  });

  test.each(names)('%s', name => {
    const found = here.filter(({ rule }) => rule.name === name).map(({ from, to }) => `${from} → ${to}`);
    expect(found).toEqual([]);
  });
});

describe('the rules bite', () => {
  const folder = houseOfBreaches();
  let there: readonly Violation[];
  beforeAll(() => {
    there = violationsIn(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('every rule has a breach to catch', () =>
    expect(Object.keys(breaches).sort()).toEqual([...names].sort()));

  test.each(names)('%s catches its breach', name =>
    expect(there).toContainEqual(
      expect.objectContaining({ from: breaches[name]?.[0], rule: expect.objectContaining({ name }) }),
    ),
  );

  test('and none bites the innocent', () => {
    const guilty = new Set(Object.values(breaches).map(([file]) => file));
    expect(there.filter(({ from }) => !guilty.has(from))).toEqual([]);
  });
});
