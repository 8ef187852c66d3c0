import { openSqliteReadStore, type SqliteReadStore } from '#stores/sqlite';
import type { Clocks, ViewId } from '#views';
import { scheduler } from '../surroundings.js';
import type { Filled } from './filled.js';
import { accountOf, execution, hotLine, lines, measures } from './past.js';

const cellOf = (line: number, measure: number) => ({ account: accountOf(line, measure), commodity: 'VND' });
const table = Array.from({ length: lines * measures.length }, (_, n) => cellOf(n >> 2, n & 3));

/** What is asked of the views. Lines are asked about in turn. */
export class ViewQuestions {
  #n = 0;

  private constructor(
    readonly events: number,
    private readonly readStore: SqliteReadStore,
    private readonly execution: ViewId,
  ) {}

  static async of({ path, events }: Filled): Promise<ViewQuestions> {
    const readStore = openSqliteReadStore(path, { scheduler });
    const copy = (await readStore.catalogue()).find(({ name }) => name === execution.name)!;
    return new ViewQuestions(events, readStore, copy.id);
  }

  readonly balance = (at: Clocks) => this.#sumOf(((this.#n += 1) % (lines - 1)) + 1, at);
  /** Of a line that every tenth event is about. */
  readonly hotBalance = (at: Clocks) => this.#sumOf(hotLine, at);
  readonly table = (at: Clocks) => this.readStore.sum(this.execution, table, at);

  #sumOf(line: number, at: Clocks) {
    return this.readStore.sum(this.execution, [cellOf(line, (this.#n += 1) & 3)], at);
  }

  close(): void {
    this.readStore.close();
  }
}
