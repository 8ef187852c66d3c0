import { join } from 'node:path';
import type { Scheduler } from '#event-sourcing';
import type { Configuration } from '#platform';
import { readEventIndex } from '#stores/event-index';
import { SqliteEventReader } from '#stores/sqlite';

/** Where the threads of a process read the log: the log itself, or this process's index of a log on a server. */
export interface LogFile {
  readonly kind: 'log' | 'index';
  readonly path: string;
}

export const logFileOf = ({ events, dataFolder }: Pick<Configuration, 'events' | 'dataFolder'>): LogFile =>
  events.engine === 'sqlite'
    ? { kind: 'log', path: events.path }
    : { kind: 'index', path: join(dataFolder, 'index.db') };

/** @throws LogFileProblem when there is no such file, or none this code can read */
export const readLog = ({ kind, path }: LogFile, scheduler: Scheduler): SqliteEventReader =>
  kind === 'log' ? new SqliteEventReader(path, scheduler) : readEventIndex(path, scheduler);
