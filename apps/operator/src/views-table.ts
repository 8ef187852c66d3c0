import type { ViewCopies } from '#operations';

type Copy = ViewCopies['items'][number];

const columns: readonly (readonly [string, (copy: Copy) => string])[] = [
  ['VIEW', ({ id }) => id],
  ['STATE', ({ state }) => state],
  ['POSITION', ({ position }) => `${position}`],
  ['LAG', ({ lag }) => `${lag}`],
  ['ROWS', ({ digest }) => (digest ? `${digest.count}` : '-')],
  ['DIGEST', ({ digest }) => digest?.sum.slice(0, 16) ?? 'withheld'],
  ['PARKED', ({ parked }) => `${parked.length}`],
];

/** Copies of views, a line each, columns aligned; then their parked streams. */
export const viewsTable = ({ items }: ViewCopies): string => {
  const rows = [columns.map(([title]) => title), ...items.map(copy => columns.map(([, cell]) => cell(copy)))];
  const widths = columns.map((_, n) => Math.max(...rows.map(row => row[n]!.length)));
  const lines = rows.map(row =>
    row
      .map((cell, n) => cell.padEnd(widths[n]!))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, ...items.flatMap(parkedLines)].join('\n');
};

/** What a view lacks, and why. */
const parkedLines = ({ id, parked }: Copy): readonly string[] =>
  parked.map(({ stream, index, reason }) => `${id} parked ${stream} from index ${index}: ${reason}`);
