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

interface Day {
  readonly date: string;
  sum: Sum;
}

interface Cell {
  readonly account: string;
  readonly commodity: string;
  sum: Sum;
  low: Sum;
  lowAt: number;
  /** The day that was met last: most events are of the day of the one before. */
  day: Day;
  readonly days: Map<string, Day>;
}

/** Adds up a range. Entries that do not balance, or are none, are found elsewhere and are left out. */
export class BookKeeper {
  /** By account; of most there is one commodity, and of none are there many. */
  private readonly accounts = new Map<string, Cell[]>();
  /** In the order in which they were met. */
  private readonly cells: Cell[] = [];

  add(index: number, date: string, postings: Postings): void {
    const touched: Cell[] = [];
    for (const { account, commodity, amount } of postings) {
      if (mayBeNegative(account)) continue;
      const cell = this.cellOf(account, commodity, date);
      if (cell.day.date !== date) cell.day = dayOf(cell.days, date);
      cell.sum = increased(cell.sum, amount);
      cell.day.sum = increased(cell.day.sum, amount);
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
      cells: cells.map(({ account, commodity }) => `${account} ${commodity}`),
      sums: cells.map(({ sum }) => BigInt(sum)),
      lows: cells.map(({ low }) => BigInt(low)),
      lowAt: cells.map(({ lowAt }) => lowAt),
      days: cells.map(({ days }) => [...days.keys()]),
      daySums: cells.map(({ days }) => [...days.values()].map(({ sum }) => BigInt(sum))),
    };
  }

  private cellOf(account: string, commodity: string, date: string): Cell {
    const known = this.accounts.get(account);
    for (const cell of known ?? []) if (cell.commodity === commodity) return cell;
    return this.newCell(ownText(account), ownText(commodity), date);
  }

  private newCell(account: string, commodity: string, date: string): Cell {
    const days = new Map<string, Day>();
    const cell: Cell = { account, commodity, sum: 0, low: 0, lowAt: -1, day: dayOf(days, date), days };
    const cells = this.accounts.get(account);
    if (cells) cells.push(cell);
    else this.accounts.set(account, [cell]);
    this.cells.push(cell);
    return cell;
  }
}

/** A part of a text keeps the whole of it alive, here a body for every cell: this is a text of its own. */
const ownText = (text: string): string => Buffer.from(text).toString();

const dayOf = (days: Map<string, Day>, date: string): Day => {
  const day = days.get(date) ?? { date: ownText(date), sum: 0 };
  days.set(day.date, day);
  return day;
};

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
