import { cpSync } from 'node:fs';
import type { Who } from './everybody.js';
import type { Answer } from './ledger-client.js';
import { openLogAt } from './sqlite-log.js';
import { temporaryFolder } from './temporary-folder.js';

export interface Recorded {
  readonly index: number;
  readonly event: Readonly<Record<'type' | 'stream' | 'commandId', string>> & {
    readonly revision: number;
    readonly data: any;
  };
}

/** A command, and how many events it and what follows from it put into the log. */
export interface Act {
  readonly by: keyof Who;
  readonly path: string;
  readonly body: object;
  readonly events?: number;
  readonly ifMatch?: string;
}

export const category = (stream: string): string => stream.slice(0, stream.indexOf('-'));
export const said = ({ status, body: { stream, revision, events } }: Answer) => ({
  status,
  stream,
  revision,
  events,
});

/** Claims are taken in one record with what needs them. */
export const isStep = ({ type }: { readonly type: string }) => type !== 'ClaimTaken';

/**
 * How many events a killed ledger had in its log after an index; looked up in a copy, so that
 * the ledger itself recovers the log.
 */
export const recordedIn = async (folder: string, after: number): Promise<number> => {
  const copy = temporaryFolder();
  cpSync(folder, copy.path, { recursive: true });
  const log = await openLogAt(copy.file('events.db'));
  const events = await log.scan(after, 500);
  await log.close();
  copy.remove();
  return events.filter(isStep).length;
};
