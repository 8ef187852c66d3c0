import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for one test; `remove` when it is over. */
export const temporaryFolder = (): { readonly path: string; file(name: string): string; remove(): void } => {
  const path = mkdtempSync(join(tmpdir(), 'socai-test-'));
  return {
    path,
    file: name => join(path, name),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
};
