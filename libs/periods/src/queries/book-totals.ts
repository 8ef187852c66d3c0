import { type Cell, everyCell, type Reading } from '#views';
import { type BookMeasure, bookMeasures, type PeriodId, type PeriodTotal } from '../events/index.js';
import { booksPrefix, booksView, placeIn } from './books.view.js';

/** Units whose figures somebody may see; absent: the whole ledger's. */
export type Readable = (unitId: string) => boolean;

interface Moved {
  readonly timely: bigint;
  readonly late: bigint;
}
const nothing: Moved = { timely: 0n, late: 0n };

/** All months of the books at a reading's clocks: some twenty cells a month. */
export class BookTotals {
  private constructor(private readonly moved: ReadonlyMap<PeriodId, ReadonlyMap<BookMeasure, Moved>>) {}

  static async read(reading: Reading, readable?: Readable): Promise<BookTotals> {
    const cells = await everyCell(reading, booksView, { accountPrefix: booksPrefix });
    const sums = readable ? await sumsOver(reading, cells, readable) : await reading.sum(booksView, cells);
    const moved = new Map<PeriodId, Map<BookMeasure, Moved>>();
    for (const [n, { account }] of cells.entries()) {
      const { period, measure, timeliness } = placeIn(account);
      const ofPeriod = moved.get(period) ?? new Map<BookMeasure, Moved>();
      moved.set(period, ofPeriod);
      ofPeriod.set(measure, { ...(ofPeriod.get(measure) ?? nothing), [timeliness]: sums[n]! });
    }
    return new BookTotals(moved);
  }

  /** Months in which something was posted. */
  get periods(): readonly PeriodId[] {
    return [...this.moved.keys()];
  }

  /** Every measure that something was ever posted to, up to and with a month. */
  of(period: PeriodId): readonly PeriodTotal[] {
    return bookMeasures.flatMap(measure => {
      const months = [...this.moved].filter(([month, of]) => month <= period && of.has(measure));
      if (months.length === 0) return [];
      const sum = (wanted: (month: PeriodId) => boolean) =>
        months
          .filter(([month]) => wanted(month))
          .reduce((total, [, of]) => total + of.get(measure)!.timely + of.get(measure)!.late, 0n);
      const opening = sum(month => month < period);
      const closing = sum(() => true);
      const late = this.moved.get(period)?.get(measure)?.late ?? 0n;
      return [
        {
          measure,
          opening: `${opening}`,
          moved: `${closing - opening}`,
          late: `${late}`,
          closing: `${closing}`,
        },
      ];
    });
  }
}

/** Of each cell the part of some units. What stands between units or outside is nobody's of them. */
const sumsOver = (reading: Reading, cells: readonly Cell[], readable: Readable): Promise<readonly bigint[]> =>
  Promise.all(
    cells.map(async cell =>
      (await reading.members(booksView, cell))
        .filter(({ member }) => readable(member))
        .reduce((sum, { amount }) => sum + amount, 0n),
    ),
  );
