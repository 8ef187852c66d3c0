import type { Scheduler } from '#event-sourcing';
import { TimedOut, timed } from './timed.js';

/** Time that passes when the test says so. */
const timeByHand = () => {
  let waits = 0;
  let tick: (() => void) | undefined;
  const scheduler: Scheduler = {
    wait: () => {
      waits += 1;
      return new Promise(resolve => (tick = resolve));
    },
  };
  const pass = async (ms: number) => {
    for (let past = 0; past < ms; past += 50) {
      const due = tick;
      tick = undefined;
      due?.();
      await new Promise(setImmediate);
    }
  };
  return { scheduler, pass, waits: () => waits, isTicking: () => tick !== undefined };
};
const never = new Promise<never>(() => undefined);

test('what comes in time is handed on, whatever it is', async () => {
  const { scheduler } = timeByHand();
  expect(await timed(scheduler, 100, Promise.resolve(7))).toBe(7);
  await expect(timed(scheduler, 100, Promise.reject(new Error('no')))).rejects.toThrow('no');
});

test('what does not come is given up, not before its time', async () => {
  const { scheduler, pass } = timeByHand();
  let error: unknown;
  timed(scheduler, 200, never).catch((late: unknown) => (error = late));
  await pass(200);
  expect(error).toBeUndefined();
  await pass(50);
  expect(error).toBeInstanceOf(TimedOut);
});

test('a late failure is nobody’s concern', async () => {
  const { scheduler, pass } = timeByHand();
  let fail: ((error: Error) => void) | undefined;
  const outcome = timed(scheduler, 50, new Promise((_, reject) => (fail = reject))).catch(
    (late: unknown) => late,
  );
  await pass(150);
  expect(await outcome).toBeInstanceOf(TimedOut);
  fail!(new Error('late'));
  await new Promise(setImmediate);
});

test('one timer ticks for all who wait, and none for nobody', async () => {
  const { scheduler, pass, waits, isTicking } = timeByHand();
  const all = Array.from({ length: 100 }, () => timed(scheduler, 50, never).catch(() => undefined));
  expect(waits()).toBe(1);
  await pass(150);
  await Promise.all(all);
  expect(isTicking()).toBe(false);
  expect(await timed(scheduler, 50, Promise.resolve(1))).toBe(1);
  expect(isTicking()).toBe(true);
  await pass(50);
  expect(isTicking()).toBe(false);
});
