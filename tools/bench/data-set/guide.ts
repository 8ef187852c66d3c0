import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import type { ViewSize } from './sizes.js';

const oneDecimal = (value: number): string => value.toFixed(1);

/** The table of the guide. @param logBytes the file of the log, with its indexes and receipts */
export const tableOf = (sizes: readonly ViewSize[], events: number, logBytes: number): string => {
  const line = (name: string, kind: string, rows: number, bytes: number): string =>
    `| ${name} | ${kind} | ${oneDecimal(rows / events)} | ${oneDecimal(bytes / events)} | ` +
    `${rows === 0 ? '–' : Math.round(bytes / rows)} |`;
  const sum = (name: 'rows' | 'bytes'): number => sizes.reduce((total, size) => total + size[name], 0);
  return [
    `Of a data set of ${events} events:`,
    '',
    '| view | kind | rows an event | bytes an event | bytes a row |',
    '| ---- | ---- | ------------: | -------------: | ----------: |',
    ...sizes.map(({ name, kind, rows, bytes }) => line(name, kind, rows, bytes)),
    line('**all views**', '', sum('rows'), sum('bytes')),
    line('the log', 'events', events, logBytes),
  ].join('\n');
};

/** Puts the table where the guide has its place for a data set of this size. */
export const writtenInto = async (guide: string, size: string, table: string): Promise<void> => {
  const begins = `<!-- sizes ${size} -->`;
  const ends = `<!-- /sizes ${size} -->`;
  const text = readFileSync(guide, 'utf8');
  const from = text.indexOf(begins);
  const to = text.indexOf(ends);
  if (from === -1 || to === -1) throw new Error(`${guide} has no ${begins} … ${ends}`);
  const whole = `${text.slice(0, from + begins.length)}\n\n${table}\n\n${text.slice(to)}`;
  writeFileSync(guide, await format(whole, { ...(await resolveConfig(guide)), parser: 'markdown' }));
};
