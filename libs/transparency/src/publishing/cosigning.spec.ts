import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { cosignText, openCheckpoint, parseCheckpoint, parseNote } from '#evidence';
import { sampleKey } from '#evidence/testing';
import { logKeys, origin, publishedLog, type PublishedLog, recordEvents } from '#test/support/published-log';
import type { Cosigner, CosignerAnswer, CosignerState, ShownHead } from './cosigner.js';
import { checkpointPath } from './head-book.js';
import { headsStream } from './recorded-heads.js';
import { PublishingLoop } from './publishing-loop.js';
import type { PublisherNews } from './publisher-parts.js';

let log: PublishedLog;
beforeEach(async () => {
  log = await publishedLog();
});
afterEach(() => log.remove());

const keys = ['w1.example', 'w2.example'].map(name => sampleKey(name, 'cosignature'));
const quorumOf = async (quorum: number) => {
  const trust = {
    origin,
    logKeys: logKeys.verifiers,
    witnesses: keys.map(({ verifier }) => verifier),
    quorum,
  };
  return openCheckpoint((await log.files.read(checkpointPath))!, trust);
};

/** Answers by hand: each head shown waits in `shown` until it is answered. */
class HandWitness implements Cosigner {
  readonly shown: { head: ShownHead; answer: (answer: CosignerAnswer | Error) => void }[] = [];
  private readonly key: (typeof keys)[number];
  constructor(n: number) {
    this.key = keys[n]!;
  }
  get name(): string {
    return this.key.verifier.name;
  }
  cosign(head: ShownHead): Promise<CosignerAnswer> {
    return new Promise((resolve, reject) =>
      this.shown.push({
        head,
        answer: answer => (answer instanceof Error ? reject(answer) : resolve(answer)),
      }),
    );
  }
  async signNext(): Promise<number> {
    const { head, answer } = await this.next();
    const signature = await cosignText(this.key.signer, parseNote(head.note).text, 1_700_000_000);
    answer({ kind: 'cosigned', signatures: [signature] });
    return head.size;
  }
  async next() {
    await until(() => this.shown.length > 0);
    return this.shown.shift()!;
  }
}

const until = async (so: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await so())) await new Promise(resolve => setImmediate(resolve));
};
const sizeNow = async () => {
  const note = await log.files.read(checkpointPath);
  return note ? parseCheckpoint(parseNote(note).text).size : 0;
};
const standingOf = (news: readonly PublisherNews[], name: string): CosignerState | undefined =>
  news.findLast(each => each.kind === 'cosigner' && each.cosigner.name === name)?.['cosigner' as never];

const running = (...cosigners: readonly Cosigner[]) => {
  const { parts, news, control } = log.parts({ cosigners });
  const loop = new PublishingLoop(parts);
  const stopping = new AbortController();
  const ended = loop.run(stopping.signal);
  return {
    loop,
    news,
    control,
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
};

test('every witness is shown the last head before one is signed, and then signs that', async () => {
  const w1 = new HandWitness(0);
  const w2 = new HandWitness(1);
  await recordEvents(log.store, 'line-a', 3);
  const run = running(w1, w2);
  expect([await w1.signNext(), await sizeNow()]).toEqual([0, 0]);
  await w2.signNext();
  expect([await w1.signNext(), await w2.signNext()]).toEqual([3, 3]);
  await until(async () => (await quorumOf(2)).ok);
  expect(run.news.at(-1)).toMatchObject({ kind: 'published', size: 3 });
  await run.stop();
});

test('a witness that never answers delays neither heads nor another witness', async () => {
  const w1 = new HandWitness(0);
  const mute = new HandWitness(1);
  const run = running(w1, mute);
  await w1.signNext();
  for (const [n, size] of [1, 2, 3].entries()) {
    await recordEvents(log.store, `line-${n}`, 1);
    await run.loop.publishNow().catch(() => undefined);
    expect(await w1.signNext()).toBe(size);
    await until(async () => (await quorumOf(1)).ok && (await sizeNow()) === size);
  }
  expect(mute.shown).toHaveLength(1);
  await run.stop();
}, 20_000);

test('signatures that come late do not put an older head in the place of a newer one', async () => {
  const w1 = new HandWitness(0);
  const run = running(w1);
  await w1.signNext();
  await recordEvents(log.store, 'line-a', 3);
  await until(async () => (await sizeNow()) === 3);
  await recordEvents(log.store, 'line-b', 2);
  await until(async () => (await sizeNow()) === 5);
  expect(await w1.signNext()).toBe(3);
  expect(await w1.signNext()).toBe(5);
  await until(async () => (await quorumOf(1)).ok);
  expect(await sizeNow()).toBe(5);
  await run.stop();
});

test('one that fails is silent, one that declines objects; both are asked again without a new head', async () => {
  const w1 = new HandWitness(0);
  const w2 = new HandWitness(1);
  await recordEvents(log.store, 'line-a', 3);
  const run = running(w1, w2);
  (await w1.next()).answer(new Error('ECONNREFUSED'));
  (await w2.next()).answer({ kind: 'objects', reason: 'it does not watch this log (404)' });
  await until(() => standingOf(run.news, w2.name)?.standing === 'objecting');
  expect(standingOf(run.news, w1.name)).toMatchObject({ standing: 'silent', reason: 'ECONNREFUSED' });
  expect([await w1.signNext(), await w2.signNext()]).toEqual([3, 3]);
  await until(async () => (await quorumOf(2)).ok);
  expect(standingOf(run.news, w1.name)).toMatchObject({ standing: 'cosigning', cosigned: { size: 3 } });
  await run.stop();
}, 20_000);

describe('a witness that knows more', () => {
  test('halts the ledger before it has signed anything', async () => {
    const w1 = new HandWitness(0);
    await recordEvents(log.store, 'line-a', 3);
    const run = running(w1);
    (await w1.next()).answer({ kind: 'ahead', size: 9 });
    await until(() => run.news.some(({ kind }) => kind === 'halted'));
    expect(run.news.at(-1)).toMatchObject({
      halt: { code: 'ledger.witness-ahead', numbers: { witness: w1.name, size: '9' } },
    });
    expect([await run.control.records(headsStream), await sizeNow()]).toEqual([[], 0]);
    await expect(run.loop.publishNow()).rejects.toThrow('cosigned a head of 9 events');
    await run.stop();
  });

  test('halts it whenever it says so, without waiting for the next head', async () => {
    const w1 = new HandWitness(0);
    const run = running(w1);
    await w1.signNext();
    await recordEvents(log.store, 'line-a', 3);
    (await w1.next()).answer({ kind: 'differs', size: 2 });
    await until(() => run.news.some(({ kind }) => kind === 'halted'));
    await recordEvents(log.store, 'line-b', 1);
    await run.stop();
    expect(await sizeNow()).toBe(3);
    expect(standingOf(run.news, w1.name)).toMatchObject({ standing: 'contradicting' });
  });

  test('only because it has seen a later head of ours is believed to be honest', async () => {
    const w1 = new HandWitness(0);
    const run = running(w1);
    await w1.signNext();
    await recordEvents(log.store, 'line-a', 3);
    const { answer } = await w1.next();
    await recordEvents(log.store, 'line-b', 2);
    await until(async () => (await sizeNow()) === 5);
    answer({ kind: 'ahead', size: 5 });
    expect(await w1.signNext()).toBe(5);
    await until(async () => (await quorumOf(1)).ok);
    await run.stop();
  }, 20_000);
});
