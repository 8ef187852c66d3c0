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

/** Copies of views, a line each, columns aligned. */
export const viewsTable = ({ items }: ViewCopies): string => {
  const rows = [columns.map(([title]) => title), ...items.map(copy => columns.map(([, cell]) => cell(copy)))];
  const widths = columns.map((_, n) => Math.max(...rows.map(row => row[n]!.length)));
  return rows
    .map(row =>
      row
        .map((cell, n) => cell.padEnd(widths[n]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
