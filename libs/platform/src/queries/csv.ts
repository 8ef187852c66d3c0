/** UTF-8 byte order mark: without it Excel reads Vietnamese as Windows-1252. */
const bom = '\uFEFF';
const plainNumber = /^-?\d+([.,]\d+)?$/u;
const formula = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u;
const special = /[",\r\n]/u;

const text = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

// A spreadsheet runs a cell that begins like a formula: an apostrophe makes it text (OWASP, CSV injection).
const guarded = (cell: string): string => (formula.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell);

const quoted = (cell: string): string => (special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const at = (row: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], row);

const line = (cells: readonly unknown[]): string =>
  `${cells.map(cell => quoted(guarded(text(cell)))).join(',')}\r\n`;

export const csvHeader = (columns: readonly string[]): string => bom + line(columns);

/** One row (RFC 4180). `columns` are member names, dots for members of members. */
export const csvRow = (columns: readonly string[], row: unknown): string =>
  line(columns.map(name => at(row, name)));
