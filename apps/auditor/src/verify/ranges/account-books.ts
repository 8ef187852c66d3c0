import { mayBeNegative, type Postings } from '#kernel';
import type { Report } from '../findings/finding.js';

/** What each account gained and lost of each commodity in a range: one place in each list for each of them. */
export interface AccountBooks {
  /** Account and commodity, a space between. */
  readonly cells: string[];
  /** Over the whole range. */
  readonly sums: bigint[];
  /** The lowest that it stood after an event, when it stood at 0 before the range; and the index of that event. */
  readonly lows: bigint[];
  readonly lowAt: number[];
  /** Days of effect in this range, and how much of the sum each has. */
  readonly days: (readonly string[])[];
  readonly daySums: (readonly bigint[])[];
}

interface Cell {
  sum: bigint;
  low: bigint;
  lowAt: number;
  readonly days: Map<string, bigint>;
}

const cellAt = (cells: Map<string, Cell>, name: string): Cell => {
  let cell = cells.get(name);
  if (!cell) cells.set(name, (cell = { sum: 0n, low: 0n, lowAt: -1, days: new Map() }));
  return cell;
};

/** Adds up a range. Entries that do not balance, or are none, are found elsewhere and are left out. */
export class BookKeeper {
  private readonly cells = new Map<string, Cell>();

  add(index: number, day: string, postings: Postings | undefined): void {
    const touched: Cell[] = [];
    for (const { account, commodity, amount } of postings ?? []) {
      const cell = cellAt(this.cells, `${account} ${commodity}`);
      const more = BigInt(amount);
      cell.sum += more;
      cell.days.set(day, (cell.days.get(day) ?? 0n) + more);
      touched.push(cell);
    }
    // Only after the whole event: two of its postings may touch one account.
    for (const cell of touched)
      if (cell.sum < cell.low) {
        cell.low = cell.sum;
        cell.lowAt = index;
      }
  }

  build(): AccountBooks {
    const cells = [...this.cells.values()];
    return {
      cells: [...this.cells.keys()],
      sums: cells.map(({ sum }) => sum),
      lows: cells.map(({ low }) => low),
      lowAt: cells.map(({ lowAt }) => lowAt),
      days: cells.map(({ days }) => [...days.keys()]),
      daySums: cells.map(({ days }) => [...days.values()]),
    };
  }
}

/**
 * The balances of all ranges so far, joined in the order of the log: no account but the outside is ever below zero,
 * after any event, or at the end of any day as it is known at the end of the log. A few numbers for each account,
 * commodity and day.
 */
export class JoinedBooks {
  private readonly cells = new Map<string, Pick<Cell, 'sum' | 'days'>>();

  constructor(private readonly report: Report) {}

  join({ cells, sums, lows, lowAt, days, daySums }: AccountBooks): void {
    for (const [n, name] of cells.entries()) {
      if (mayBeNegative(name)) continue;
      const cell = this.cells.get(name) ?? { sum: 0n, days: new Map<string, bigint>() };
      this.cells.set(name, cell);
      const lowest = cell.sum + lows[n]!;
      if (lowest < 0n && lowAt[n]! >= 0)
        this.report({ code: 'balance.below-zero', index: lowAt[n]!, what: name, actual: `${lowest}` });
      cell.sum += sums[n]!;
      for (const [m, day] of days[n]!.entries())
        cell.days.set(day, (cell.days.get(day) ?? 0n) + daySums[n]![m]!);
    }
  }

  finish(): void {
    for (const [name, { days }] of this.cells) {
      let balance = 0n;
      for (const day of [...days.keys()].sort()) {
        balance += days.get(day)!;
        if (balance >= 0n) continue;
        this.report({ code: 'balance.below-zero-on', what: `${name}, ${day}`, actual: `${balance}` });
        break;
      }
    }
  }
}
