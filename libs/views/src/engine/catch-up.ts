import type { LedgerEvent } from '#event-sourcing';
import { PoisonEvent, Superseded } from './faults.js';
import { readAhead, readTo } from './feed.js';
import type { Projection } from './projection.js';
import type { Running } from './projector-parts.js';
import { SharedReading } from './shared-reading.js';
import { together } from './together.js';

/**
 * Brings copies to the head of the log; each event is read once for all of them, and each copy goes on as soon as its
 * own rows are stored. Answers those that got there: a new version that met a poison event is dropped, and a superseded
 * one is left alone.
 */
export const catchUp = async (
  copies: readonly Projection[],
  running: Running,
): Promise<readonly Projection[]> => {
  const going = new Set(copies);
  while (!running.signal.aborted && going.size > 0) {
    const from = Math.min(...[...going].map(copy => copy.position));
    const { index: to } = await running.log.head();
    if (from >= to) break;
    const tell = (events: readonly LedgerEvent[]): void =>
      running.onProgress({
        kind: 'catching-up',
        views: [...going].map(copy => copy.view.name),
        done: events.at(-1)!.index + 1,
        total: to + 1,
      });
    const reading = new SharedReading(readAhead(readTo(running, from, to), running.scheduler), tell);
    await together(running.signal, signal =>
      [...going].map(async copy => {
        if (!(await isFed(copy, reading.reader(), { ...running, signal }))) going.delete(copy);
      }),
    );
    await reading.end();
  }
  return [...going];
};

/** False for one that is left out from here on. */
const isFed = async (
  copy: Projection,
  batches: AsyncIterable<readonly LedgerEvent[]>,
  running: Running,
): Promise<boolean> => {
  try {
    for await (const events of batches) {
      await copy.apply(events);
      if (running.signal.aborted) break;
    }
    return true;
  } catch (fault) {
    await leaveOut(copy, fault, running);
    return false;
  }
};

const leaveOut = async (copy: Projection, fault: unknown, running: Running): Promise<void> => {
  const { name: view, version } = copy.view;
  if (fault instanceof Superseded) return running.onProgress({ kind: 'superseded', view, version });
  if (!(fault instanceof PoisonEvent)) throw fault;
  await giveUp(copy, fault.message, running);
};

/** What a new version holds was made by code that has to change. */
export const giveUp = async (
  copy: Projection,
  reason: string,
  { readStore, onProgress }: Running,
): Promise<void> => {
  const { name: view, version } = copy.view;
  await readStore.drop(copy.id);
  onProgress({ kind: 'not-built', view, version, reason });
};
