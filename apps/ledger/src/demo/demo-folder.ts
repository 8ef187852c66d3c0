import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the demo keeps its ledger. The mark says that the whole story was entered. */
export class DemoFolder {
  constructor(readonly path: string) {}

  get complete(): boolean {
    return existsSync(this.mark);
  }

  get events(): string {
    return `sqlite:${join(this.path, 'events.db')}`;
  }

  get views(): string {
    return `sqlite:${join(this.path, 'views.db')}`;
  }

  markComplete(): void {
    writeFileSync(this.mark, 'every step of the demo has been entered\n');
  }

  startOver(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  private get mark(): string {
    return join(this.path, 'demo-complete');
  }
}
