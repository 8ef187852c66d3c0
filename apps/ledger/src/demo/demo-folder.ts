import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockForWriting, LogFileProblem } from '#stores/sqlite';
import { DemoFailed } from './demo-client.js';

/** Where the demo keeps what it has on this machine. The mark says at which index the whole story was entered. */
export class DemoFolder {
  constructor(readonly path: string) {}

  /** Whether the story is in a log whose newest event has this index: servers may have been emptied since. */
  isComplete(head: number): boolean {
    return existsSync(this.mark) && Number(readFileSync(this.mark, 'utf8')) <= head;
  }

  markComplete(head: number): void {
    mkdirSync(this.path, { recursive: true });
    writeFileSync(this.mark, `${head}\n`);
  }

  file(name: string): string {
    return join(this.path, name);
  }

  /** @throws DemoFailed while a demo runs here: it would go on answering, and its files would be gone */
  startOver(): void {
    if (existsSync(this.path)) this.mustBeIdle();
    rmSync(this.path, { recursive: true, force: true });
  }

  private mustBeIdle(): void {
    try {
      lockForWriting(this.file('events.db')).close();
    } catch (fault) {
      if (!(fault instanceof LogFileProblem)) throw fault;
      throw new DemoFailed(
        `--fresh: ${this.path} đang dùng, hãy dừng nó trước / is in use, stop that one first`,
      );
    }
  }

  private get mark(): string {
    return join(this.path, 'demo-complete');
  }
}
