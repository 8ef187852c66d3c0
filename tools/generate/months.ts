import type { LedgerEvent } from '#event-sourcing';
import type { Postings } from '#kernel';
import type { PeriodEnd } from '#periods';
import { type BookMeasure, bookMeasures } from '#periods/events';

interface Moved {
  all: bigint;
  /** Of it: for days of months before. */
  late: bigint;
}

const lineMeasure = (account: string): BookMeasure =>
  account.slice(account.lastIndexOf('/') + 1) as BookMeasure;

const measureOf = (account: string, commodity: string): BookMeasure => {
  const isThing = commodity !== 'VND';
  if (account.startsWith('line/')) return lineMeasure(account);
  if (account.startsWith('custody/')) return 'thingsHeld';
  if (account.startsWith('transit/')) return 'inTransit';
  if (account.startsWith('outside/')) return isThing ? 'thingsOutside' : 'outside';
  return 'thingsGone';
};

/** The books month by month, from the postings of every event: what a month is closed with. */
export class Months {
  private readonly moved = new Map<string, Map<BookMeasure, Moved>>();

  take({ data, postedPeriod, effectiveDate }: LedgerEvent): void {
    const { postings = [] } = data as { postings?: Postings };
    const isLate = effectiveDate.slice(0, 7) < postedPeriod;
    for (const { account, commodity, amount } of postings) {
      const moved = this.of(postedPeriod, measureOf(account, commodity));
      moved.all += BigInt(amount);
      if (isLate) moved.late += BigInt(amount);
    }
  }

  private of(period: string, measure: BookMeasure): Moved {
    const month = this.moved.get(period) ?? new Map<BookMeasure, Moved>();
    this.moved.set(period, month);
    const moved = month.get(measure) ?? { all: 0n, late: 0n };
    month.set(measure, moved);
    return moved;
  }

  /** Every measure that was ever posted to, up to and with a month. */
  totalsOf(period: string): PeriodEnd['totals'] {
    return bookMeasures.flatMap(measure => {
      const months = [...this.moved].filter(([month, of]) => month <= period && of.has(measure));
      if (months.length === 0) return [];
      const sums = months.map(([month, of]) => ({ month, ...of.get(measure)! }));
      const closing = sums.reduce((sum, { all }) => sum + all, 0n);
      const { all: moved = 0n, late = 0n } = sums.find(({ month }) => month === period) ?? {};
      return [
        {
          measure,
          opening: `${closing - moved}`,
          moved: `${moved}`,
          late: `${late}`,
          closing: `${closing}`,
        },
      ];
    });
  }
}
