import { everyDoc, type Reading } from '#views';
import { readUnitTree, type Scope } from '#units/views';
import { firstDayOf, lastDayOf, periodAfter, type PeriodId } from '../../events/index.js';
import { BookTotals } from '../book-totals.js';
import { closedThrough, type PeriodDoc, periodsView } from '../periods.view.js';
import type { OnePeriodRow, PeriodRow } from './periods.query.js';

/** The books as somebody may see them at a reading's clocks. */
export class PeriodRows {
  private constructor(
    private readonly docs: ReadonlyMap<PeriodId, PeriodDoc>,
    private readonly totals: BookTotals,
  ) {}

  static async read(reading: Reading, scope: Scope, day: string): Promise<PeriodRows> {
    const docs = await everyDoc(reading, periodsView, {});
    const readable = scope.everything ? undefined : (await readUnitTree(reading, day)).readableBy(scope);
    return new PeriodRows(
      new Map(docs.map(doc => [doc.periodId, doc])),
      await BookTotals.read(reading, readable),
    );
  }

  /** Every month from the first to the last that has something. */
  all(): readonly PeriodRow[] {
    const known = [...this.docs.keys(), ...this.totals.periods].sort();
    const rows: PeriodRow[] = [];
    for (let at = known[0]; at !== undefined && at <= known.at(-1)!; at = periodAfter(at))
      rows.push(this.row(at));
    return rows;
  }

  one(periodId: PeriodId): OnePeriodRow {
    const { steps = [], stragglers = [] } = this.docs.get(periodId) ?? {};
    return { ...this.row(periodId), steps, stragglers };
  }

  private row(periodId: PeriodId): PeriodRow {
    const { steps = [], revision } = this.docs.get(periodId) ?? {};
    const closed = steps.findLast(({ step }) => step === 'closed');
    return {
      periodId,
      from: firstDayOf(periodId),
      to: lastDayOf(periodId),
      status: this.statusOf(periodId),
      closedAt: closed?.recordedAt,
      closedBy: closed?.person,
      revision,
      reopenings: steps.filter(({ step }) => step === 'reopened').length,
      totals: Object.fromEntries(this.totals.of(periodId).map(({ measure, ...total }) => [measure, total])),
    };
  }

  private statusOf(periodId: PeriodId): string {
    const shut = closedThrough([...this.docs.values()]);
    const closed = shut !== undefined && periodId <= shut;
    return closed ? 'closed' : (this.docs.get(periodId)?.status ?? 'open');
  }
}
