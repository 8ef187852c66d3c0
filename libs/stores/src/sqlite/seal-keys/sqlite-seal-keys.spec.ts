import { describe, expect, test } from '@jest/globals';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sealKeyIdOf } from '#event-sourcing';
import { sealKeysContract } from '#test/contract/seal-keys.contract';
import { temporaryFolder } from '#test/support/temporary-folder';
import { openSqliteSealKeys } from './sqlite-seal-keys.js';

const harness = async () => {
  const folder = temporaryFolder();
  const path = folder.file('seal-keys.db');
  let keys = openSqliteSealKeys(path);
  return {
    folder,
    path,
    get keys() {
      return keys;
    },
    reopen: async () => {
      keys.close();
      keys = openSqliteSealKeys(path);
    },
    remove: async () => {
      keys.close();
      folder.remove();
    },
  };
};

sealKeysContract('SQLite', { empty: harness });

describe('the file', () => {
  test('is its owner’s alone, from the first byte on', async () => {
    const open = await harness();
    await open.keys.keep(sealKeyIdOf('aa', 'note'), { key: '11'.repeat(32), salt: '22'.repeat(32) });
    for (const name of readdirSync(open.folder.path))
      expect([name, statSync(open.folder.file(name)).mode & 0o077]).toEqual([name, 0]);
    await open.remove();
  });

  test('that others can read is not opened', async () => {
    const open = await harness();
    open.keys.close();
    chmodSync(open.path, 0o640);
    expect(() => openSqliteSealKeys(open.path)).toThrow(/mode 640.*chmod 600/u);
    chmodSync(open.path, 0o600);
    await open.remove();
  });

  test('of something else is not taken for keys', async () => {
    const folder = temporaryFolder();
    const other = new DatabaseSync(folder.file('other.db'));
    other.exec('CREATE TABLE t (a)');
    other.close();
    chmodSync(folder.file('other.db'), 0o600);
    expect(() => openSqliteSealKeys(folder.file('other.db'))).toThrow('holds no seal keys');
    writeFileSync(folder.file('text.db'), 'no database at all, only some text in a file '.repeat(40), {
      mode: 0o600,
    });
    expect(() => openSqliteSealKeys(folder.file('text.db'))).toThrow(/text[.]db/u);
    folder.remove();
  });

  test('has nothing of a destroyed key in it, and everything of its neighbours', async () => {
    const open = await harness();
    const key = (n: number) => ({
      key: Buffer.alloc(32, `key number ${n} `).toString('hex'),
      salt: Buffer.alloc(32, `salt number ${n} `).toString('hex'),
    });
    const ids = Array.from({ length: 200 }, (_, n) => sealKeyIdOf('aa', `field ${n}`));
    for (const [n, id] of ids.entries()) await open.keys.keep(id, key(n));
    await open.keys.destroy(ids.slice(50, 150));
    const bytes = () =>
      Buffer.concat(readdirSync(open.folder.path).map(name => readFileSync(join(open.folder.path, name))));
    const found = (n: number) => Object.values(key(n)).map(hex => bytes().includes(Buffer.from(hex, 'hex')));
    for (const n of [50, 99, 149]) expect(found(n)).toEqual([false, false]);
    for (const n of [0, 49, 150, 199]) expect(found(n)).toEqual([true, true]);
    expect(existsSync(`${open.path}-wal`)).toBe(false);
    await open.remove();
  });
});
