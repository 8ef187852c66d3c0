import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  formatAddCheckpoint,
  formatCheckpoint,
  leafHash,
  openCosignatures,
  proveConsistency,
  signNote,
} from '#evidence';
import {
  SampleLog,
  sampleKey,
  sampleLogKey,
  sampleOrigin,
  sampleTrust,
  sampleWitness,
} from '#evidence/testing';
import { instantOf } from '#kernel';
import { KeptHeadProblem, KeptHeads } from './kept-heads.js';
import { Witness } from './witness.js';

const trust = { origin: sampleOrigin, logKeys: sampleTrust.logKeys };
const files = new Map<string, Buffer>();
let failing = false;
const folder = {
  read: async (path: string) => files.get(path),
  write: async (written: readonly { path: string; bytes: Uint8Array }[]) => {
    await Promise.resolve();
    if (failing) throw new Error('the disk is full');
    for (const { path, bytes } of written) files.set(path, Buffer.from(bytes));
  },
};

let log: SampleLog;
let said: string[];
const started = async (logs = [trust]) =>
  new Witness({
    signer: sampleWitness.signer,
    logs,
    heads: await KeptHeads.open(folder, logs),
    clock: { now: () => instantOf(1_700_000_000_000) },
    say: line => said.push(line),
  });
let witness: Witness;

beforeEach(async () => {
  files.clear();
  failing = false;
  said = [];
  log = new SampleLog();
  witness = await started();
});

const heads = new Map<number, string>();
const grown = async (size: number): Promise<string> => {
  while (log.size < size) log.add(`entry ${log.size}`);
  const note = await log.publish();
  heads.set(size, note);
  return note;
};
const request = async (old: number, checkpoint: string, size = log.size) =>
  Buffer.from(
    formatAddCheckpoint({ old, hashes: await proveConsistency(log.reader(), old, size), checkpoint }),
  );
const shown = async (old: number, checkpoint: string, size = log.size) =>
  witness.addCheckpoint(await request(old, checkpoint, size));

describe('a witness', () => {
  test('cosigns one head after the other, with signatures that verify', async () => {
    for (const [old, size] of [
      [0, 3],
      [3, 3],
      [3, 9],
    ] as const) {
      const note = await grown(size);
      const { status, body } = await shown(old, note);
      expect(status).toBe(200);
      expect(openCosignatures(body, note, [sampleWitness.verifier]).ok).toBe(true);
    }
    expect(said).toContain(`đã đồng ký / cosigned ${sampleOrigin} at 9, after 3`);
  });

  test('never goes back', async () => {
    const small = await grown(3);
    await grown(9);
    await shown(0, heads.get(9)!);
    expect(await shown(3, small, 3)).toMatchObject({ status: 409, type: 'text/x.tlog.size', body: '9\n' });
    expect((await shown(0, small, 3)).status).toBe(409);
  });

  test('signs no other history, of the same size or a larger one', async () => {
    await shown(0, await grown(5));
    const forged = (size: number) =>
      signNote(formatCheckpoint({ origin: sampleOrigin, size, root: leafHash(Buffer.of(1)) }), [
        sampleLogKey.signer,
      ]);
    expect((await shown(5, await forged(5))).status).toBe(409);
    await grown(9);
    expect((await shown(5, await forged(9))).status).toBe(422);
    expect((await shown(5, heads.get(9)!)).status).toBe(200);
  });

  test('knows nothing of other logs, and of no other keys', async () => {
    const note = await grown(5);
    expect((await shown(0, note.replaceAll(sampleOrigin, 'other.example'))).status).toBe(404);
    const stranger = sampleKey('stranger.example');
    const body = note.slice(0, note.indexOf('\n\n') + 1);
    expect((await shown(0, await signNote(body, [stranger.signer]))).status).toBe(403);
  });

  test('of two requests at once signs but one of two that exclude one another', async () => {
    const small = await request(0, await grown(3), 3);
    const large = await request(0, await grown(9), 9);
    const answers = await Promise.all([large, small].map(body => witness.addCheckpoint(body)));
    expect(answers.map(({ status }) => status)).toEqual([200, 409]);
  });

  test('quotes what a stranger calls himself', async () => {
    const note = (await grown(2)).replaceAll(sampleOrigin, 'x\u2028cosigned');
    await shown(0, note);
    expect(said.every(line => !line.startsWith('cosigned'))).toBe(true);
  });
});

describe('what it keeps', () => {
  test('is there after a restart', async () => {
    await shown(0, await grown(5));
    witness = await started();
    await grown(9);
    expect((await shown(0, heads.get(9)!)).status).toBe(409);
    expect((await shown(5, heads.get(9)!)).status).toBe(200);
  });

  test('comes before the signature: what cannot be kept is not signed', async () => {
    const note = await grown(5);
    failing = true;
    await expect(shown(0, note)).rejects.toThrow('the disk is full');
    failing = false;
    expect((await shown(0, await grown(7), 7)).status).toBe(200);
  });

  test('is not taken for nothing when it is damaged', async () => {
    await shown(0, await grown(5));
    const [[path, bytes]] = [...files] as [[string, Buffer]];
    for (const damaged of [
      Buffer.alloc(0),
      bytes.subarray(0, 40),
      Buffer.from(String(bytes).replace('\n5\n', '\n4\n')),
    ]) {
      files.set(path, damaged);
      await expect(started()).rejects.toThrow(KeptHeadProblem);
    }
  });

  test('is believed under any key of the log', async () => {
    await shown(0, await grown(5));
    const next = sampleKey(sampleOrigin.replace('ledger', 'next')).verifier;
    await expect(started([{ ...trust, logKeys: [next] }])).rejects.toThrow('former key');
    await started([{ ...trust, logKeys: [next, ...trust.logKeys] }]);
  });
});
