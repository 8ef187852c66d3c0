import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccessKeeper } from '#access-log';
import { instantOf, sha256 } from '#kernel';
import { PooledRandom, SystemClock, SystemScheduler } from '#platform/ambient';
import { HourFolder } from '#stores/files';
import { openSqliteEventStore } from '#stores/sqlite';
import { inPairs, processorSecondsOf } from './pairs.js';
import type { Row } from './row.js';

const streams = 64;
const appends = 60;
const readsBeside = 4;
const pairs = Number(process.env['BENCH_PAIRS'] ?? 7);

const readAt = (at: string) => ({
  at,
  personId: 'p-auditor',
  clientId: 'audit',
  status: 200,
  correlationId: sha256(at).slice(0, 36),
  duties: [{ duty: 'auditor', unitId: 'bca' }],
  path: '/v1/budget-execution?known=2000&effective=2020-03-31&groupBy=unitId',
  asOf: { index: 2000, effective: '2020-03-31' },
});

const clock = new SystemClock();
const scheduler = new SystemScheduler();
const fail = (trouble: unknown): never => {
  throw new Error(String(trouble));
};

/** Appends on all streams at once, each on the disk before its next; `beside` each, what auditors read is noted. */
const appendsIn = async (folder: string, beside: () => void): Promise<void> => {
  const store = await openSqliteEventStore(join(folder, 'events.db'), { scheduler, onFatal: fail });
  const append = async (stream: number): Promise<void> => {
    for (let n = 0; n < appends; n += 1) {
      const commandId = sha256(`${stream} ${n}`);
      const body = `{"commandId":"${commandId}","data":"`.padEnd(998, 'abcdefghij') + '"}';
      const event = { id: commandId.slice(0, 36), type: 'Type', commandId, recordedAt: instantOf(n), body };
      await store.append(`line-${stream}`, n - 1, [event]);
      beside();
    }
  };
  await Promise.all(Array.from({ length: streams }, (_, stream) => append(stream)));
  await store.close();
};

const measured = async (isKept: boolean): Promise<number> => {
  const folder = mkdtempSync(join(tmpdir(), 'socai-bench-'));
  const random = new PooledRandom();
  const files = await HourFolder.open(join(folder, 'access'), { random, scheduler, onTrouble: fail });
  const keeper = new AccessKeeper({ files, runner: { run: fail }, clock, scheduler, onTrouble: fail });
  const beside = () => {
    for (let n = 0; n < readsBeside; n += 1) if (isKept) keeper.note(readAt(clock.now()));
  };
  const seconds = await processorSecondsOf(async () => {
    await appendsIn(folder, beside);
    await files.close();
  });
  rmSync(folder, { recursive: true });
  return seconds;
};

/** What it costs those who write that auditors read, and that it is kept. */
export const benchReads = async (): Promise<readonly Row[]> => {
  const pair = await inPairs(
    pairs,
    () => measured(true),
    () => measured(false),
  );
  const each = ((pair.ours - pair.raw) * 1e6) / (streams * appends * readsBeside);
  return [
    {
      work: `appends, ${readsBeside} reads kept beside each`,
      against: 'the same appends, nothing kept (processor)',
      ratio: pair.ratio,
      goal: 'none set',
      detail: `${each.toFixed(1)} µs of the processor a read; ${streams} streams, ${pairs} pairs`,
    },
  ];
};
