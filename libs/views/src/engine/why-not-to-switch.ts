import type { Index } from '#event-sourcing';
import type { Cell, ReadStore, ViewId } from '../read-store.js';
import type { TallyView } from '../view.js';
import type { Projection } from './projection.js';
import type { Running } from './projector-parts.js';

type Parts = Pick<Running, 'readStore' | 'scheduler' | 'signal'>;

/**
 * Why a new version of a tally must not take over: its postings do not balance, or a measure that it shares with the
 * live copy comes to another sum. Undefined when nothing speaks against it, always for a register, which measures
 * nothing, and when `signal` aborts on the way.
 */
export const whyNotToSwitch = async (copy: Projection, parts: Parts): Promise<string | undefined> => {
  const { view } = copy;
  if (view.kind === 'register') return undefined;
  const fault = (await imbalance(copy, view, parts)) ?? (await difference(copy, parts));
  return fault && `version ${view.version} of the view ${view.name} ${fault}`;
};

async function* cellsOf({ readStore, scheduler, signal }: Parts, id: ViewId, known: Index) {
  let after: string | undefined;
  do {
    const page = await readStore.cells(id, {}, known, after);
    yield page.items;
    after = page.next;
    // Reading is synchronous in some engines: timers, requests and other views have their turn.
    await scheduler.wait(0, signal);
  } while (after !== undefined && !signal.aborted);
}

const imbalance = async (
  { id, position }: Projection,
  { balances }: TallyView,
  parts: Parts,
): Promise<string | undefined> => {
  if (!balances) return undefined;
  const totals = new Map<string, bigint>();
  for await (const cells of cellsOf(parts, id, position)) {
    const sums = await parts.readStore.sum(id, cells, { known: position });
    for (const [n, { commodity }] of cells.entries())
      totals.set(commodity, (totals.get(commodity) ?? 0n) + sums[n]!);
  }
  const off = parts.signal.aborted ? undefined : [...totals].find(([, total]) => total !== 0n);
  return off && `does not balance: ${off[0]} in all accounts together comes to ${off[1]}`;
};

const difference = async ({ id, view, position }: Projection, parts: Parts): Promise<string | undefined> => {
  const { readStore } = parts;
  const live = (await readStore.catalogue()).find(copy => copy.name === view.name && copy.state === 'live');
  if (live?.kind !== 'tally') return undefined;
  // Both know everything up to there: the live copy is no longer fed, and lacks what it parked.
  const parked = live.checkpoint.parked.map(({ index }) => index - 1);
  const known = Math.min(position, live.checkpoint.position, ...parked);
  for await (const cells of cellsOf(parts, live.id, known)) {
    const before = await readStore.sum(live.id, cells, { known });
    const now = await readStore.sum(id, cells, { known });
    for (const [n, cell] of cells.entries())
      if (before[n] !== now[n] && (await isMeasured(readStore, id, cell, known)))
        return (
          `comes to ${now[n]} ${cell.commodity} in ${cell.account} at index ${known}, ` +
          `the live copy to ${before[n]}`
        );
  }
  return undefined;
};

/** A cell that the new version never posts to is a measure it gave up, not one it got wrong. */
const isMeasured = async (readStore: ReadStore, id: ViewId, cell: Cell, known: Index): Promise<boolean> => {
  const { account: accountPrefix, commodity } = cell;
  const { items } = await readStore.cells(id, { accountPrefix, commodity }, known, undefined, 1);
  return items[0]?.account === cell.account;
};
