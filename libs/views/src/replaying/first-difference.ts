import type { Index } from '#event-sourcing';
import type { CopyRow } from './rows-of-copy.js';

/** The first row in which two copies of a view are not the same. */
export interface RowDifference {
  /** Of the event that made the row. */
  readonly index: Index;
  readonly key: string;
  /** What the replay says; absent where it has no such row. */
  readonly replayed?: object;
  /** What the other copy says; absent where it has no such row. */
  readonly other?: object;
}

const rowsBetweenBreaths = 1_000;

/**
 * Undefined when the rows are the same, one by one. Both stand in the order of `rowsOfCopy`.
 * @param breathe called now and then: reading may be synchronous, and signals have their turn; may throw to stop
 */
export const firstDifference = async (
  replayed: Rows,
  other: Rows,
  breathe: () => Promise<void>,
): Promise<RowDifference | undefined> => {
  const ours = each(replayed);
  const theirs = each(other);
  for (let rows = 1; ; rows += 1) {
    if (rows % rowsBetweenBreaths === 0) await breathe();
    const our = await ours.next();
    const their = await theirs.next();
    if (our.done && their.done) return undefined;
    if (our.done) return { ...placeOf(their.value as CopyRow), other: toldOf(their.value as CopyRow) };
    if (their.done) return { ...placeOf(our.value), replayed: toldOf(our.value) };
    if (differ(our.value, their.value)) return apart(our.value, their.value);
  }
};

type Rows = AsyncIterable<CopyRow> | Iterable<CopyRow>;

async function* each(rows: Rows): AsyncGenerator<CopyRow, undefined> {
  yield* rows;
}

const placeOf = ({ index, key }: CopyRow) => ({ index, key });
const toldOf = ({ value, balances }: CopyRow): object => ({ ...value, ...balances });

const differ = (our: CopyRow, their: CopyRow): boolean =>
  our.text !== their.text ||
  our.balances?.balance !== their.balances?.balance ||
  our.balances?.balanceBeforeDay !== their.balances?.balanceBeforeDay;

/** Two rows of one event and key differ in what they say; else the one that stands earlier is missing elsewhere. */
const apart = (our: CopyRow, their: CopyRow): RowDifference => {
  if (our.index === their.index && our.key === their.key)
    return { ...placeOf(our), replayed: toldOf(our), other: toldOf(their) };
  const oursFirst = our.index < their.index || (our.index === their.index && our.key < their.key);
  return oursFirst ? { ...placeOf(our), replayed: toldOf(our) } : { ...placeOf(their), other: toldOf(their) };
};
