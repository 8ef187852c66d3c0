import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { temporaryFolder } from '#test/support/temporary-folder';

/** Puts folders in the place of one, again and again; each holds two files that must be of one make. */
const builder = (path: string, name: string) => `
  import { mkdirSync, writeFileSync } from 'node:fs';
  import { replaceFolder } from '${pathToFileURL(resolve('tools/replace-folder.js')).href}';
  process.chdir(${JSON.stringify(path)});
  for (let n = 0; n < 150; n += 1) {
    mkdirSync('dist.${name}');
    for (const file of ['a', 'b']) writeFileSync('dist.${name}/' + file, '${name} ' + n);
    replaceFolder('dist.${name}', 'dist');
  }
`;

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const build = (name: string) =>
  new Promise<string>((done, failed) => {
    const script = join(folder.path, `${name}.mjs`);
    writeFileSync(script, builder(folder.path, name));
    const child = spawn(process.execPath, [script], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', chunk => (said += String(chunk)));
    child.once('close', code => (code === 0 ? done(name) : failed(new Error(said))));
  });

const made = () => readdirSync(folder.path).filter(name => name.startsWith('dist'));

test('two builds at once both end well, and leave one whole folder', async () => {
  await Promise.all([build('1'), build('2')]);
  expect(made()).toEqual(['dist']);
  const [a, b] = ['a', 'b'].map(file => readFileSync(join(folder.path, 'dist', file), 'utf8'));
  expect(a).toMatch(/^[12] 149$/u);
  expect(b).toBe(a);
});

test('the first build finds nothing there, the next one leaves nothing of the one before', async () => {
  await build('1');
  mkdirSync(join(folder.path, 'dist/gone'));
  await build('1');
  expect(made()).toEqual(['dist']);
  expect(readdirSync(join(folder.path, 'dist')).sort()).toEqual(['a', 'b']);
});
