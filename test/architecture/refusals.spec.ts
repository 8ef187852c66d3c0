import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { anyCommandRefusals, type CommandSpec, delegationRefusals } from '#event-sourcing';
import { problemTexts, registerPlatformTexts } from '#platform';
import { RefusalSources } from '#tools/refusals/refusal-sources';
import { processTypes } from '../../apps/projector/src/ledger-views.js';

/** A refusal is documented where its command is, in the order in which the rules are asked, and said to people. */
const sources = new RefusalSources();
const sites = sources.sites();

const exportsOf = async (file: string): Promise<readonly unknown[]> =>
  Object.values((await import(pathToFileURL(resolve(file)).href)) as object);

/** Where rules stand: in a capability's domain, or shared, in the kernel and beside the gates that they read. */
const rules = /\/domain\/|^libs\/kernel\/|\/events\/[a-z]+-gate[.]ts/u;

const isSpec = (value: unknown): value is CommandSpec =>
  typeof value === 'object' && value !== null && 'decider' in value && 'refusals' in value;

const specsUnder = async (folder: string) => {
  const pages = globSync([`dist/libs/*/src/${folder}/**/*.js`, `dist/libs/*/src/${folder}.js`]).filter(
    page => !/[.](controller|dto|spec)[.]js$/u.test(page),
  );
  const found = await Promise.all(
    pages.map(async page => ({ library: page.split('/')[2]!, values: await exportsOf(page) })),
  );
  return found.flatMap(({ library, values }) => values.filter(isSpec).map(spec => ({ library, spec })));
};

/** Commands of people, and those of processes whose refusals somebody is told; others may turn one into a fact. */
const commands = [...(await specsUnder('commands')), ...(await specsUnder('{processes,reactions/fund-move}'))]
  .filter(({ spec }) => spec.duty !== undefined || spec.refusals.length > 0)
  .map(({ library, spec }) => ({ library, spec, name: spec.name }));

/** Facts that begin a process which may end in a refusal, by the name of what makes them. */
const beginnings = processTypes
  .filter(({ ends }) => ends.some(({ end }) => end === 'refused'))
  .map(({ begins }) => begins.on[0]!.toLowerCase() + begins.on.slice(1));

registerPlatformTexts();
for (const module of globSync('dist/libs/*/src/*.module.js')) await exportsOf(module);

const placeholders = (code: string, language: 'vi' | 'en'): readonly string[] =>
  [...(problemTexts.say(code, language) ?? '').matchAll(/\{(\w+)\}/gu)].map(([, name]) => name!);

test('there are commands and places that refuse', () => {
  expect(commands.length).toBeGreaterThan(15);
  expect(sites.length).toBeGreaterThan(30);
});

describe.each(commands)('$library $name', ({ library, spec }) => {
  const asked = sources.codesOf(library, spec.name);
  const claimed = spec.refusals.filter(code => !asked?.includes(code));

  test('documents what its rules refuse, in the order in which they are asked', () => {
    expect(asked).toBeDefined();
    expect(spec.refusals.filter(code => asked!.includes(code))).toEqual(asked);
  });

  test('documents nothing else but claims that belong to others', () => {
    const ofClaims = sites.filter(({ at }) => !rules.test(at)).map(({ code }) => code);
    expect(claimed.filter(code => !ofClaims.includes(code))).toEqual([]);
  });

  test('is refused in both languages', () =>
    expect(problemTexts.missing([...spec.refusals, ...(spec.processRefusals ?? [])])).toEqual([]));

  test('documents what its process may end with, if it begins one that may be refused', () => {
    const begins = [...sources.callsOf(library, spec.name)].some(called => beginnings.includes(called));
    expect((spec.processRefusals ?? []).length > 0).toBe(begins);
  });
});

test('what any command may be refused with is said in both languages', () =>
  expect(problemTexts.missing([...anyCommandRefusals, ...delegationRefusals])).toEqual([]));

test('every code that the sources refuse with has a text in both languages', () =>
  expect(problemTexts.missing(sites.map(({ code }) => code))).toEqual([]));

test('every number a text names is given wherever the code is', () => {
  const unsaid = sites.flatMap(({ code, numbers, at }) =>
    numbers === undefined
      ? []
      : [...placeholders(code, 'vi'), ...placeholders(code, 'en')]
          .filter(name => !numbers.includes(name))
          .map(name => `${at} ${code} {${name}}`),
  );
  expect(unsaid).toEqual([]);
});
