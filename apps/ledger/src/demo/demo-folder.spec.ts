import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { lockForWriting } from '#stores/sqlite';
import { temporaryFolder } from '#test/support/temporary-folder';
import { DemoFailed } from './demo-client.js';
import { DemoFolder } from './demo-folder.js';

test('starts over where nobody writes, and only there', () => {
  const home = temporaryFolder();
  const folder = new DemoFolder(join(home.path, 'demo'));
  folder.startOver();
  folder.markComplete(7);
  const running = lockForWriting(folder.file('events.db'));
  expect(() => folder.startOver()).toThrow(DemoFailed);
  expect(folder.isComplete(7)).toBe(true);
  running.close();
  folder.startOver();
  expect(existsSync(folder.path)).toBe(false);
  home.remove();
});
