import type { Cell, Page, StoredEntry } from '../read-store.js';
import type { TallyView } from '../view.js';
import { type Change, changesShown, type Difference, type Pasts } from './difference.js';

type Wanted = (cell: Cell) => boolean;

/**
 * A page of the cells that hold another amount. When both pasts have the same effective day, what lies between their
 * indexes is all that is read, and cells stand in the order of the first entry that made a difference; when the day
 * moved too, every cell is looked at once, by account, as a table would.
 */
export const tallyDifferences = async (
  pasts: Pasts,
  view: TallyView,
  wanted: Wanted,
  after: string | undefined,
  limit: number,
): Promise<Page<Difference>> => {
  const { from, to } = pasts;
  const { items, next } =
    from.clocks.effective === to.clocks.effective
      ? await firstTouched(pasts, view, after, limit)
      : await to.cells(view, {}, after, limit);
  const cells = items.filter(wanted);
  const before = await from.sum(view, cells);
  const now = await to.sum(view, cells);
  const differing: Difference[] = [];
  for (const [n, cell] of cells.entries()) {
    if (before[n] === now[n]) continue;
    const changes = await changesOf(pasts, view, cell);
    differing.push({
      key: cell.account,
      commodity: cell.commodity,
      fields: [{ field: '/amount', before: `${before[n]}`, after: `${now[n]}` }],
      changes: changes.slice(0, changesShown),
      moreChanges: changes.length > changesShown,
    });
  }
  return { items: differing, next };
};

/** Cells whose first entry after the earlier past stands on this page: each cell stands on one page only. */
const firstTouched = async (
  { from, to }: Pasts,
  view: TallyView,
  after: string | undefined,
  limit: number,
): Promise<Page<Cell>> => {
  const since = from.clocks.known;
  const touched = await to.cellsTouched(view, since, after, limit);
  const first = new Map<string, Cell>();
  for (const { index, ...cell } of touched.items) {
    const name = `${cell.account}\n${cell.commodity}`;
    if (first.has(name)) continue;
    const { items } = await to.entries(view, cell, undefined, 1, { since });
    if (items[0]?.index === index) first.set(name, cell);
  }
  return { items: [...first.values()], next: touched.next };
};

/** What took effect between the two days and was known before, and what has become known since. */
const changesOf = async ({ from, to }: Pasts, view: TallyView, cell: Cell): Promise<readonly Change[]> => {
  const known = from.clocks.known;
  const most = changesShown + 1;
  const later = from.clocks.effective;
  const day = to.clocks.effective;
  const inEffect =
    later === undefined || later === day
      ? []
      : (await to.entries(view, cell, undefined, most, { later })).items.filter(
          ({ index }) => index <= known,
        );
  const recorded = (await to.entries(view, cell, undefined, most, { since: known })).items;
  return [...inEffect, ...recorded].map(changeOf);
};

const changeOf = ({ index, effective, amount }: StoredEntry): Change => ({ index, effective, amount });
