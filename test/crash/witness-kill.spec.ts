import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { formatAddCheckpoint, formatVerifierKey, proveConsistency } from '#evidence';
import { SampleLog, sampleLogKey, sampleOrigin } from '#evidence/testing';
import { temporaryFolder } from '#test/support/temporary-folder';
import { gone, newWitnessKey, startWitness, type WitnessProcess } from '#test/support/witness-process';

const dying = new URL('./witness.child.js', import.meta.url);
let folder: ReturnType<typeof temporaryFolder>;
let now: WitnessProcess | undefined;
beforeEach(async () => {
  folder = temporaryFolder();
  await newWitnessKey(folder.file('w.key'), 'w.example');
}, 60_000);
afterEach(async () => {
  await now?.kill();
  folder.remove();
});

const start = async (when?: string): Promise<void> => {
  const at = {
    key: folder.file('w.key'),
    state: folder.file('state'),
    origin: `${sampleOrigin}=${formatVerifierKey(sampleLogKey.verifier)}`,
  };
  now = when === undefined ? await startWitness(at) : await startWitness(at, dying, when);
};

/** A log, and the same log with another entry in place of the fourth. */
const histories = () => {
  const log = new SampleLog();
  const fork = new SampleLog();
  for (const each of [log, fork]) each.add('one', 'two', 'three');
  return { log, fork };
};
const requestOf = async (log: SampleLog, old: number) => {
  const checkpoint = await log.publish();
  const hashes = await proveConsistency(log.reader(), old, log.size);
  return formatAddCheckpoint({ old, hashes, checkpoint });
};
const statusOf = async (log: SampleLog, old: number): Promise<number | 'no answer'> => {
  const body = await requestOf(log, old);
  return fetch(`${now!.url}/add-checkpoint`, { method: 'POST', body }).then(
    ({ status }) => status,
    () => 'no answer' as const,
  );
};

// Keeping a head makes these calls: mkdir, open, write, fsync, close, rename; then open, fsync, close of three folders.
const renamed = 7;
test.each(['1', '2', '3', '4', '5', '6', '7', '8', '9', '13', 'kept', 'signed'])(
  'killed at %s, a witness never signs two histories',
  async when => {
    const { log, fork } = histories();
    await start();
    expect(await statusOf(log, 0)).toBe(200);
    await now!.kill();
    await start(when);
    log.add('four');
    fork.add('another four');
    expect(await statusOf(log, 3)).toBe('no answer');
    await gone(now!);
    await start();
    const afterwards = await statusOf(fork, 3);
    // Nothing had been signed before the new head was in its place: until then either history may go on, not both.
    expect(afterwards).toBe(Number(when) < renamed ? 200 : 409);
    const [kept, other] = afterwards === 200 ? [fork, log] : [log, fork];
    expect(await statusOf(kept, 4)).toBe(200);
    expect(await statusOf(other, 4)).toBe(409);
    other.add('five');
    expect(await statusOf(other, 4)).toBe(422);
  },
  60_000,
);
