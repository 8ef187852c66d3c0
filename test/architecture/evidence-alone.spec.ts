import { execFileSync } from 'node:child_process';
import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { temporaryFolder } from '#test/support/temporary-folder';

/*
 * What a stranger verifies with can be published by itself: .dependency-cruiser.cjs says what it may import. Here it
 * is taken out of the house: with no package, no alias and no other library about, it verifies an example of the guide.
 */
const elsewhere = temporaryFolder();
afterAll(() => elsewhere.remove());

const check = `
  import { readFileSync } from 'node:fs';
  import { parseVerifierKey, verifyInclusionProof } from './evidence/index.js';
  const [, key, proof] = JSON.parse(readFileSync('asked.json', 'utf8'));
  const trust = { origin: 'ledger.example/log', logKeys: [parseVerifierKey(key)] };
  const said = text => verifyInclusionProof(text, trust, { stream: 'unit-b', revision: 0 }).ok;
  console.log(JSON.stringify([said(proof), said(proof.replace('"index\\\\":1', '"index\\\\":2'))]));
`;

test('libs/evidence verifies a proof by itself, in an empty folder', () => {
  cpSync('dist/libs/evidence/src', elsewhere.file('evidence'), {
    recursive: true,
    filter: path => !/[.]spec[.]|[/]testing$/u.test(path),
  });
  const guide = readFileSync('docs/guides/proofs.md', 'utf8');
  const [, key] = /^ {4}(\S+\+[0-9a-f]{8}\+\S+)$/mu.exec(guide)!;
  const [, proof] = [...guide.matchAll(/```json\n(.*?)```/gsu)].map(([, text]) => text);
  writeFileSync(elsewhere.file('package.json'), '{"type":"module"}');
  writeFileSync(elsewhere.file('asked.json'), JSON.stringify(['', key, proof]));
  writeFileSync(elsewhere.file('check.js'), check);
  const said = execFileSync(process.execPath, ['check.js'], { cwd: elsewhere.path, encoding: 'utf8' });
  expect(JSON.parse(said)).toEqual([true, false]);
});

/** Rules of others, and our own formats, which the guides hold. */
const cited = /RFC \d{4}|C2SP [\w-]+|golang\.org|CVE-|docs\/guides\/\w+\.md/u;
/** What follows no paragraph of anybody: kinds of values, verdicts, and what only a caller sees. */
const ownMatter = /[/](index|verdict|malformed|reading|make|hex|size|canonical|as-buffer)[.]ts$/u;

test('every file of it cites what it follows', () => {
  const files = globSync('libs/evidence/src/**/*.ts').filter(
    path => !/[.]spec[.]ts$|[/]testing[/]/u.test(path) && !ownMatter.test(path),
  );
  expect(files.length).toBeGreaterThan(40);
  expect(files.filter(path => !cited.test(readFileSync(path, 'utf8')))).toEqual([]);
});
