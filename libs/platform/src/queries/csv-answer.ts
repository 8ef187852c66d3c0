import { Readable } from 'node:stream';
import type { Call } from '../calls/call.js';
import { csvHeader, csvRow } from './csv.js';

export const wantsCsv = ({ request }: Call): boolean => (request.headers.accept ?? '').includes('text/csv');

/**
 * A whole list as CSV, pulled page by page as the socket takes it; a fault half-way breaks the connection, never ends
 * the file early.
 * @param columns member names, dots for members of members
 */
export const csvAnswer = (
  { reply }: Call,
  columns: readonly string[],
  pages: AsyncIterable<readonly object[]>,
): Readable => {
  reply
    .type('text/csv; charset=utf-8; header=present')
    .header('content-disposition', 'attachment; filename="list.csv"');
  return Readable.from(linesOf(columns, pages));
};

async function* linesOf(
  columns: readonly string[],
  pages: AsyncIterable<readonly object[]>,
): AsyncGenerator<string> {
  yield csvHeader(columns);
  for await (const rows of pages) if (rows.length > 0) yield rows.map(row => csvRow(columns, row)).join('');
}
