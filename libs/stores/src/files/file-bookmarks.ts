import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bookmarks, Index } from '#event-sourcing';

/** Places of followers in small files of one folder. Not synced: a place that is lost is read up to again. */
export class FileBookmarks implements Bookmarks {
  constructor(private readonly folder: string) {}

  /** -1 when there is none, or when what is there is no place. */
  async load(name: string): Promise<Index> {
    const text = await readFile(this.pathOf(name), 'utf8').catch(() => '');
    return /^\d{1,15}\n$/u.test(text) ? Number(text) : -1;
  }

  async save(name: string, index: Index): Promise<void> {
    if (index < 0) return;
    await mkdir(this.folder, { recursive: true });
    const path = this.pathOf(name);
    await writeFile(`${path}.new`, `${index}\n`);
    await rename(`${path}.new`, path);
  }

  private pathOf(name: string): string {
    return join(this.folder, `${name}.bookmark`);
  }
}
