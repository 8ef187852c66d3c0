import { mayBeNegative, type Postings } from '#kernel';
import type { Report } from '../findings/finding.js';

/**
 * What each account gained and lost of each commodity in a range: one place in each list for each of them. The outside
 * is not among them, for it owes as much as it likes.
 */
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

/** A sum is a number for as long as it is exact. */
type Sum = number | bigint;

/** Digits with a sign that are surely exact. */
const exactLength = 15;

const increased = (sum: Sum, amount: string): Sum => {
  if (typeof sum === 'bigint' || amount.length > exactLength) return BigInt(sum) + BigInt(amount);
  const next = sum + Number(amount);
  return Number.isSafeInteger(next) ? next : BigInt(sum) + BigInt(amount);
};

interface Cell {
  readonly name: string;
  sum: Sum;
  low: Sum;
  lowAt: number;
  readonly days: Map<string, Sum>;
}

/** Adds up a range. Entries that do not balance, or are none, are found elsewhere and are left out. */
export class BookKeeper {
  /** By account and commodity. */
  private readonly accounts = new Map<string, Map<string, Cell>>();
  /** In the order in which they were met. */
  private readonly cells: Cell[] = [];

  add(index: number, day: string, postings: Postings): void {
    const touched: Cell[] = [];
    for (const { account, commodity, amount } of postings) {
      if (mayBeNegative(account)) continue;
      const cell = this.cellOf(account, commodity);
      cell.sum = increased(cell.sum, amount);
      cell.days.set(day, increased(cell.days.get(day) ?? 0, amount));
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
    const { cells } = this;
    return {
      cells: cells.map(({ name }) => name),
      sums: cells.map(({ sum }) => BigInt(sum)),
      lows: cells.map(({ low }) => BigInt(low)),
      lowAt: cells.map(({ lowAt }) => lowAt),
      days: cells.map(({ days }) => [...days.keys()]),
      daySums: cells.map(({ days }) => [...days.values()].map(BigInt)),
    };
  }

  private cellOf(account: string, commodity: string): Cell {
    return this.accounts.get(account)?.get(commodity) ?? this.newCell(account, commodity);
  }

  private newCell(account: string, commodity: string): Cell {
    // A part of a text keeps the whole of it alive, here a body for every cell: this is a text of its own.
    const name = Buffer.from(`${account} ${commodity}`).toString();
    const ownAccount = name.slice(0, account.length);
    const cell: Cell = { name, sum: 0, low: 0, lowAt: -1, days: new Map() };
    const cells = this.accounts.get(account) ?? new Map<string, Cell>();
    cells.set(name.slice(account.length + 1), cell);
    this.accounts.set(ownAccount, cells);
    this.cells.push(cell);
    return cell;
  }
}

/**
 * The balances of all ranges so far, joined in the order of the log: no account but the outside is ever below zero,
 * after any event, or at the end of any day as it is known at the end of the log. A few numbers for each account,
 * commodity and day.
 */
export class JoinedBooks {
  private readonly cells = new Map<string, { sum: bigint; readonly days: Map<string, bigint> }>();

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
