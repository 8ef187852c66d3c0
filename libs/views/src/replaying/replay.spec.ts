import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  decode,
  type Moment,
  money,
  papers,
  project,
  smallLedger,
  type SmallLedger,
} from '#test/support/small-ledger';
import { sqliteViews } from '#test/support/sqlite-views';
import { timerScheduler } from '#test/support/timer-scheduler';
import { emptyDigest, RunningDigest } from '../engine/digest.js';
import type { View } from '../view.js';
import { firstDifference } from './first-difference.js';
import { replay } from './replay.js';
import { rowsOfCopy } from './rows-of-copy.js';

const breathe = async (): Promise<void> => undefined;
/** The digest that a copy had when it stood at an index: of every row up to there. */
const digestAt = async (...copy: Parameters<typeof rowsOfCopy>) => {
  const digest = new RunningDigest(emptyDigest);
  for await (const { text } of rowsOfCopy(...copy)) digest.add(text);
  return digest.value();
};
/** More than one batch of the engine. */
const many = 2_300;
const moments = Array.from({ length: many }, (_, n): Moment => {
  const stream = `a-${Math.floor(n / 50) % 17}`;
  return {
    stream,
    member: `m-${n % 3}`,
    effectiveDate: `2020-01-${10 + (n % 9)}`,
    postings: [
      { account: `line/${stream}/paid`, commodity: 'VND', amount: `${n % 13}` },
      { account: `line/${stream}/available`, commodity: 'VND', amount: `-${n % 13}` },
    ],
    papers: [{ key: `${stream}-${n % 11}`, state: `s-${n % 3}` }],
  };
});

describe('a replay', () => {
  let ledger: SmallLedger;
  let apart: Awaited<ReturnType<typeof sqliteViews>>;
  beforeEach(async () => {
    ledger = await smallLedger();
    apart = await sqliteViews();
    await ledger.record(moments);
  });
  afterEach(async () => {
    await apart.remove();
    await ledger.remove();
  });

  const projected = async () => {
    const projector = project(ledger, [money(), papers()]);
    await projector.caughtUp();
    await projector.stop();
    return new Map((await ledger.readStore.catalogue()).map(copy => [copy.name, copy]));
  };

  const replayed = async (
    pasts: readonly { view: View; to: number }[],
    signal = new AbortController().signal,
  ) => {
    const seen: number[] = [];
    const feed = { log: ledger.log, decode, readStore: apart.store };
    const onProgress = (events: number): void => void seen.push(events);
    const copies = await replay({ ...feed, pasts, scheduler: timerScheduler, signal, onProgress });
    return { copies, seen };
  };

  test('has the digest of the live copies; each view ends at an index of its own', async () => {
    const live = await projected();
    const pasts = [
      { view: money(), to: many - 1 },
      { view: papers(), to: 700 },
    ];
    const { copies, seen } = await replayed(pasts);
    expect(seen).toEqual([2_000, 300]);
    expect(copies.map(({ checkpoint }) => checkpoint.position)).toEqual([many - 1, 700]);
    expect(copies[0]!.checkpoint).toEqual(live.get('money')!.checkpoint);
    const then = await digestAt(ledger.readStore, live.get('papers')!.id, papers(), 700);
    expect(copies[1]!.checkpoint.digest).toEqual(then);
    expect(then).not.toEqual(live.get('papers')!.checkpoint.digest);
  });

  test('rows give the digest that was kept', async () => {
    const live = await projected();
    for (const view of [money(), papers()]) {
      const { id, checkpoint } = live.get(view.name)!;
      expect(await digestAt(ledger.readStore, id, view, many - 1)).toEqual(checkpoint.digest);
    }
  });

  test('tells the first row in which another copy is not the same, and the event that made it', async () => {
    const wrong = tampered(await projectedWith(1_234));
    const { copies } = await replayed([{ view: papers(), to: many - 1 }]);
    const ours = rowsOfCopy(apart.store, copies[0]!.id, papers(), many - 1);
    const theirs = rowsOfCopy(ledger.readStore, wrong, papers(), many - 1);
    expect(await firstDifference(ours, theirs, breathe)).toMatchObject({
      index: 1_234,
      key: `${moments[1_234]!.stream}-${1_234 % 11}`,
      replayed: { state: `s-${1_234 % 3}` },
      other: { state: 'never' },
    });
  });

  test('a row that only one side has is told as such', async () => {
    const { copies } = await replayed([{ view: money(), to: 8 }]);
    const rows = (to: number) => rowsOfCopy(apart.store, copies[0]!.id, money(), to);
    const { index, ...found } = (await firstDifference(rows(8), rows(5), breathe))!;
    expect([index, Object.keys(found).sort()]).toEqual([6, ['key', 'replayed']]);
    expect(await firstDifference(rows(5), rows(8), breathe)).toMatchObject({
      index: 6,
      other: { amount: '-6' },
    });
    expect(await firstDifference(rows(5), rows(5), breathe)).toBeUndefined();
  });

  test('comparing breathes, and may be stopped then', async () => {
    const { copies } = await replayed([{ view: money(), to: many - 1 }]);
    const rows = () => rowsOfCopy(apart.store, copies[0]!.id, money(), many - 1);
    const stop = () => Promise.reject(new Error('told to stop'));
    await expect(firstDifference(rows(), rows(), stop)).rejects.toThrow('told to stop');
  });

  test('ends with the reason of its signal', async () => {
    const pasts = [{ view: money(), to: many - 1 }];
    await expect(replayed(pasts, AbortSignal.abort(new Error('told to stop')))).rejects.toThrow(
      'told to stop',
    );
  });

  /** A projector that files one event otherwise than it should. */
  const projectedWith = async (at: number) => {
    const view = papers();
    const handler = view.on.get('Tested')!;
    const then: typeof handler.then = (paper, event, key) => ({
      ...handler.then(paper, event, key),
      ...(event.index === at && { state: 'never' }),
    });
    const projector = project(ledger, [{ ...view, on: new Map([['Tested', { ...handler, then }]]) }]);
    await projector.caughtUp();
    await projector.stop();
    return ledger.readStore.catalogue();
  };
  const tampered = (copies: Awaited<ReturnType<typeof projectedWith>>) => copies[0]!.id;
});
