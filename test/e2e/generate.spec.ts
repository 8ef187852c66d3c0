import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { startNode } from '#test/support/child';
import { openLogAt } from '#test/support/sqlite-log';
import { temporaryFolder } from '#test/support/temporary-folder';

const command = new URL('../../tools/generate/index.js', import.meta.url);

describe('npm run generate', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let to: string;
  beforeEach(() => {
    folder = temporaryFolder();
    to = folder.file('data-set.db');
  });
  afterEach(() => folder.remove());

  const run = (...args: readonly string[]) => startNode(command, [...args, '--to', `sqlite:${to}`]);
  const left = () => readdirSync(dirname(to));

  test('makes a whole log, and names its root', async () => {
    const child = run('--size', 'XS', '--json');
    expect(await child.ended).toBe(0);
    const answer = JSON.parse(child.lines.at(-1)!);
    expect(answer).toMatchObject({ kind: 'data-set', to, size: 'XS', seed: '1', root: expect.any(String) });
    expect(left()).toEqual(['data-set.db']);
    const log = await openLogAt(to);
    expect((await log.head()).index).toBe(answer.events - 1);
    await log.close();
  });

  test('writes plain lines where nobody watches', async () => {
    const child = run('--size', 'XS');
    expect(await child.ended).toBe(0);
    expect(child.errors()).toMatch(/^100 % 2000\/2000, \d+\/s/mu);
    expect(child.errors()).not.toMatch(/[\r\u001b]/u);
  });

  test('overwrites nothing', async () => {
    writeFileSync(to, 'mine');
    const child = run('--size', 'XS');
    expect(await child.ended).toBe(1);
    expect([readFileSync(to, 'utf8'), left()]).toEqual(['mine', ['data-set.db']]);
    expect(child.errors()).toContain(to);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('leaves nothing after %s', async signal => {
    const child = run('--size', 'M', '--json');
    // The first line says that it begins, the second that it is under way.
    await child.printed(2);
    expect(left()).toHaveLength(1);
    child.process.kill(signal);
    expect(await child.ended).toBe(3);
    expect(left()).toEqual([]);
  });

  test.each([[['--size', 'XXL']], [['--size', 'S', '--to', 'redis://x']], [[]]])(
    'does not understand %j',
    async args => {
      const child = startNode(command, args);
      expect([await child.ended, child.errors().includes('npm run generate')]).toEqual([2, true]);
    },
  );
});
