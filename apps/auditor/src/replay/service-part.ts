import { canonicalJson } from '#kernel';
import type { Holds, RowDifference, View } from '#views';
import type { Looked } from './other-side.js';
import { placeIn, type Told } from './told.js';

/** What events of the part made of a document or a cell. */
interface Shown {
  readonly told: Told;
  /** No other event shares in it, and all events are told. */
  readonly whole: boolean;
}

const shownOf = (told: Told, holds: Holds, before: number): Shown => {
  const changes = told.changes.filter(({ index }) => holds(index) && index < before);
  const whole = changes.length === told.changes.length && !told.moreChanges;
  return { told: { ...told, changes }, whole };
};

/** Of a list that is cut off, the index from which on it may lack entries. */
const horizonOf = (told: Told | undefined): number =>
  told?.moreChanges ? (told.changes.at(-1)?.index ?? 0) : Infinity;

const valueOf = ({ told: { fields, changes } }: Shown, withFields: boolean): object => ({
  ...(withFields && Object.fromEntries(fields.map(({ field, after }) => [field, after]))),
  events: changes.map(({ index, amount }) => (amount === undefined ? `${index}` : `${index} ${amount}`)),
});

/**
 * A part of a log against what a ledger tells. It tells a document with the events that made it: comparable when all of
 * them are in the part. It tells a cell with its entries: those of the part are comparable one by one, and the balance
 * when there are no others.
 */
export class PartOfService {
  private compared = 0;
  private apart = 0;
  private difference: RowDifference | undefined;
  private readonly ours = new Map<string, Told>();

  constructor(
    private readonly view: View,
    private readonly holds: Holds,
  ) {}

  async look(part: AsyncIterable<Told>, whole: AsyncIterable<Told>): Promise<Looked> {
    for await (const told of part) this.ours.set(placeIn(told), told);
    for await (const told of whole) {
      const key = placeIn(told);
      this.hold(key, this.ours.get(key), told);
      this.ours.delete(key);
    }
    for (const [key, told] of this.ours) this.alone(key, shownOf(told, this.holds, Infinity));
    const { compared, apart, difference } = this;
    return { compared, apart, ...(difference && { difference }) };
  }

  private hold(key: string, ours: Told | undefined, told: Told): void {
    const horizon = Math.min(horizonOf(told), horizonOf(ours));
    const theirs = shownOf(told, this.holds, horizon);
    if (ours) return this.both(key, shownOf(ours, this.holds, horizon), theirs);
    if (theirs.told.changes.length === 0 || (this.view.kind === 'register' && !theirs.whole)) return;
    this.differs(key, { other: valueOf(theirs, theirs.whole) }, theirs);
  }

  private both(key: string, ours: Shown, theirs: Shown): void {
    const whole = ours.whole && theirs.whole;
    if (this.view.kind === 'register' && !whole) {
      this.apart += 1;
      return;
    }
    this.compared += 1;
    const replayed = valueOf(ours, whole);
    const other = valueOf(theirs, whole);
    if (canonicalJson(replayed) !== canonicalJson(other)) this.differs(key, { replayed, other }, ours);
  }

  /** The ledger tells nothing of it. Nor does it of a cell that comes to zero: nothing follows from its silence. */
  private alone(key: string, ours: Shown): void {
    if (this.view.kind === 'register' && ours.whole)
      this.differs(key, { replayed: valueOf(ours, true) }, ours);
    else this.apart += 1;
  }

  private differs(
    key: string,
    sides: Pick<RowDifference, 'replayed' | 'other'>,
    { told: { changes } }: Shown,
  ): void {
    this.difference ??= { index: changes[0]?.index ?? -1, key, ...sides };
  }
}
