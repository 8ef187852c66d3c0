import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { leasesContract } from '#test/contract/leases.contract';
import { MemoryLeases } from '#test/support/memory-leases';
import { timerScheduler } from '#test/support/timer-scheduler';
import type { Scheduler } from '../ambient.js';
import { whileLeased } from './while-leased.js';

const shared = new MemoryLeases();
leasesContract('Memory', () => shared);

describe('work under a lease', () => {
  /** Seconds go by in milliseconds. */
  const quick: Scheduler = { wait: (ms, signal) => timerScheduler.wait(ms / 100, signal) };
  let leases: MemoryLeases;
  let over: AbortController;
  let working: number[];
  let told: unknown[];
  let running: Promise<void>[];
  beforeEach(() => {
    leases = new MemoryLeases();
    over = new AbortController();
    working = [];
    told = [];
    running = [];
  });
  afterEach(async () => {
    over.abort();
    await Promise.all(running);
  });

  /** Begins to work as one of several processes; answers how it is ended. */
  const process = (n: number, evenWithout = false): AbortController => {
    const mine = new AbortController();
    const signal = AbortSignal.any([mine.signal, over.signal]);
    const work = async (until: AbortSignal): Promise<void> => {
      working.push(n);
      while (!until.aborted) await timerScheduler.wait(1, until);
      working.splice(working.indexOf(n), 1);
    };
    const onChange = (change: unknown) => told.push(change instanceof Error ? change.message : change);
    const parts = { leases, name: 'work', scheduler: quick, signal, evenWithout, onChange };
    running.push(whileLeased(parts, work));
    return mine;
  };
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await timerScheduler.wait(1);
  };

  test('is done by one process, and by the next when that one stops', async () => {
    const first = process(1);
    await until(() => working.length === 1);
    process(2);
    await timerScheduler.wait(20);
    expect(working).toEqual([1]);
    first.abort();
    await until(() => working[0] === 2);
    expect(working).toEqual([2]);
  });

  test('ends when the lease was lost, and begins again when it can be had', async () => {
    process(1);
    await until(() => working.length === 1);
    leases.runOut();
    const other = await leases.take('work', 200);
    await until(() => working.length === 0);
    expect(told).toContain('lost');
    await other!.release();
    await until(() => working.length === 1);
  });

  test('ends when nobody can be asked for as long as a lease lasts, and not before', async () => {
    process(1);
    await until(() => working.length === 1);
    leases.cutOff = true;
    await until(() => told.filter(what => what === 'nobody answers').length === 2);
    expect(working).toEqual([1]);
    await until(() => working.length === 0);
  });

  test('that must not stand still is done though nobody can be asked, until somebody else has it', async () => {
    leases.cutOff = true;
    process(1, true);
    await until(() => working.length === 1);
    await until(() => told.filter(what => what === 'nobody answers').length > 4);
    expect(working).toEqual([1]);
    leases.cutOff = false;
    leases.runOut();
    process(2, true);
    await until(() => working.length === 1 && (told.includes('lost') || told.length > 6));
    await timerScheduler.wait(30);
    expect(working).toHaveLength(1);
  });

  test('that fails gives the lease up', async () => {
    const parts = { leases, name: 'work', scheduler: quick, signal: over.signal };
    await expect(whileLeased(parts, () => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
    process(2);
    await until(() => working.length === 1);
  });
});
