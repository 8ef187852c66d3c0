import { existsSync } from 'node:fs';
import { BrokenOff, NotDone } from '#command-line';
import { type Clock, type Random, type Scheduler, StoreUnavailable } from '#event-sourcing';
import { LogHalted } from '#stores/eventstoredb';
import { LogFileProblem } from '#stores/sqlite';
import { type EventLog, openEventLog } from '../../../projector/src/stores/event-log.js';
import type { CopyPlan, NamedPlace } from './plan.js';

export interface Surroundings {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly random: Random;
}

const surroundingsOf = (ambient: Surroundings) => {
  const loudly = (error: Error): never => {
    throw error;
  };
  return { ...ambient, onFatal: loudly, onHalted: () => undefined };
};

/** Held as its one writer until it is closed, so that no ledger runs on it. @throws NotDone, LogFileProblem */
export const openSource = async ({ from }: CopyPlan, surroundings: Surroundings): Promise<EventLog> => {
  if (!existsSync(from.path))
    throw new NotDone('source.missing', `Không có sổ / There is no log ${from.path}.`);
  try {
    return await openEventLog(from, surroundingsOf(surroundings));
  } catch (error) {
    if (!(error instanceof LogFileProblem) || error.code !== 'in-use') throw error;
    throw new NotDone(
      'source.in-use',
      `Sổ nguồn đang chạy / The source ${from.path} is in use by a running ledger: stop that ledger first, it cannot ` +
        'be moved while it writes.',
    );
  }
};

/** @throws BrokenOff, NotDone, LogFileProblem */
export const openTarget = async ({ to }: CopyPlan, surroundings: Surroundings): Promise<EventLog> => {
  try {
    return await openEventLog(to, surroundingsOf(surroundings));
  } catch (error) {
    // The client reads the URL itself, and says what is wrong with it.
    if (error instanceof LogFileProblem) throw error;
    throw new NotDone(
      'target.url',
      `Địa chỉ không dùng được / The URL of ${to.name} cannot be used: ${textOf(error)}`,
    );
  }
};

const textOf = (error: unknown): string => (error as Error).message;

const lookEveryMs = 250;

/**
 * Waits until everything that stands on the server is in the index here.
 * @throws StoreUnavailable when it does not come nearer
 */
export const indexed = async (
  log: EventLog,
  { scheduler }: Surroundings,
  signal: AbortSignal,
): Promise<void> => {
  for (;;) {
    try {
      await log.head();
      return;
    } catch (error) {
      if (signal.aborted || log.progress?.().state !== 'catching-up') throw error;
    }
    await scheduler.wait(lookEveryMs, signal);
  }
};

/** Told to stop: what is copied stays. */
export const interrupted = (
  numbers: { readonly events?: number; readonly total?: number } = {},
): BrokenOff => {
  const place = numbers.events === undefined ? '' : ` at ${numbers.events} of ${numbers.total} events`;
  return new BrokenOff(
    'interrupted',
    `Bị ngắt, chạy lại để đi tiếp / Interrupted${place}. The source is as it was; run it again to go on.`,
    numbers,
  );
};

/** Names the server that does not do what it is asked. */
export const whileAsking = async <T>(
  { name, dataFolder }: NamedPlace,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LogHalted)
      throw new NotDone(
        'target.damaged',
        `Đích không như chỉ mục / ${name} is not what index.db in ${dataFolder} says: ${error.message} ` +
          'If that file is of another log, name another --data.',
      );
    if (!(error instanceof StoreUnavailable)) throw error;
    if (signal.aborted) throw interrupted();
    throw new BrokenOff(
      'target.unreachable',
      `Không dùng được máy chủ / ${name} cannot be used: ${withoutEnd(error.message)}. ` +
        'When it answers, run it again: it goes on.',
    );
  }
};

/** Messages of the client end in a full stop, a space, or neither. */
const withoutEnd = (text: string): string => text.replace(/[\s.]+$/u, '');
