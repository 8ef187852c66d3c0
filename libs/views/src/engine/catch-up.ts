import type { LedgerEvent } from '#event-sourcing';
import { PoisonEvent, Superseded } from './faults.js';
import { readAhead, readTo } from './feed.js';
import type { Projection } from './projection.js';
import type { Running } from './projector-parts.js';

/**
 * Brings copies to the head of the log; each event is read once for all of them. Answers those that got there: a new
 * version that met a poison event is dropped, and a superseded one is left alone.
 */
export const catchUp = async (
  copies: readonly Projection[],
  running: Running,
): Promise<readonly Projection[]> => {
  let going = copies;
  while (!running.signal.aborted && going.length > 0) {
    const from = Math.min(...going.map(copy => copy.position));
    const head = await running.log.head();
    if (from >= head.index) break;
    for await (const events of readAhead(readTo(running, from, head.index), running.scheduler)) {
      going = await feedAll(going, events, running);
      const views = going.map(copy => copy.view.name);
      running.onProgress({
        kind: 'catching-up',
        views,
        done: events.at(-1)!.index + 1,
        total: head.index + 1,
      });
      if (running.signal.aborted || going.length === 0) break;
    }
  }
  return going;
};

const feedAll = async (
  copies: readonly Projection[],
  events: readonly LedgerEvent[],
  running: Running,
): Promise<readonly Projection[]> => {
  // Side by side, so that a store can bring their commits together.
  const fed = await Promise.allSettled(copies.map(copy => copy.apply(events)));
  for (const [n, one] of fed.entries())
    if (one.status === 'rejected') await leaveOut(copies[n]!, one.reason, running);
  return copies.filter((_, n) => fed[n]!.status === 'fulfilled');
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
