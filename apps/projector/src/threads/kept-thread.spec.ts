import { afterEach, expect, test } from '@jest/globals';
import { MovedTime } from '#test/support/moved-time';
import { KeptThread } from './kept-thread.js';

const program = (text: string): URL =>
  new URL(`data:text/javascript,import { parentPort, workerData } from 'node:worker_threads';${text}`);

/** Does as it is told. */
const obedient = program(`
  parentPort.postMessage('begun with ' + workerData);
  parentPort.on('message', order => {
    if (order === 'throw') throw new Error('no memory');
    if (order === 'vanish') process.exit(3);
    if (order === 'stop') parentPort.close();
    if (order === 'echo') parentPort.postMessage('ask');
    if (order.answered) parentPort.postMessage('heard ' + order.answered);
  });`);

const kept = (mayGoOn = true, of = obedient) => {
  const time = new MovedTime(1_600_000_000_000);
  const said: string[] = [];
  const answers: ((order: unknown) => void)[] = [];
  const thread = new KeptThread<unknown, string>(
    { program: of, work: 'this', clock: time, scheduler: time },
    {
      onMessage: (message, answer) => {
        said.push(message);
        if (message === 'ask') answers.push(answer);
      },
      onDeath: ({ message }) => (said.push(`died: ${message}`), mayGoOn),
      onAgain: () => said.push('again'),
    },
  );
  const says = async (what: string, times = 1): Promise<void> => {
    while (said.filter(one => one === what).length < times) await new Promise(setImmediate);
  };
  open.push(() => thread.stop('stop'));
  return { thread, time, said, says, answers };
};
const open: (() => Promise<void>)[] = [];
afterEach(() => Promise.all(open.splice(0).map(stop => stop())));

test.each([
  ['throw', 'died: no memory'],
  ['vanish', 'died: it ended without a word'],
])('one that ends by itself (%s) is begun again, after a pause', async (order, death) => {
  const { thread, time, said, says } = kept();
  await says('begun with this');
  thread.order(order);
  await says(death);
  await time.someoneWaits();
  expect([thread.alive, thread.restarts, time.waits]).toEqual([false, 0, [1_000]]);
  time.pass(1_000);
  await says('begun with this', 2);
  expect([thread.alive, thread.restarts]).toEqual([true, 1]);
  expect(said).toEqual(['begun with this', death, 'again', 'begun with this']);
});

test('the pauses grow up to a minute, and begin anew after a long life', async () => {
  const { time, thread, says } = kept(true, program('process.exit(1);'));
  const pauses: number[] = [];
  for (let n = 1; n <= 8; n += 1) {
    await says('died: it ended without a word', n);
    await time.someoneWaits();
    pauses.push(time.waits[0]!);
    time.pass(time.waits[0]!);
  }
  expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  await time.someoneWaits();
  await thread.stop('stop');
});

test('a long life is a good one', async () => {
  const { thread, time, says } = kept();
  for (const n of [1, 2]) {
    await says('begun with this', n);
    thread.order('throw');
    await says('died: no memory', n);
    await time.someoneWaits();
    time.pass(time.waits[0]!);
  }
  await says('begun with this', 3);
  time.pass(600_000);
  thread.order('throw');
  await time.someoneWaits();
  expect(time.waits).toEqual([1_000]);
});

test('one that may not go on stays ended', async () => {
  const { thread, time, says } = kept(false);
  await says('begun with this');
  thread.order('throw');
  await says('died: no memory');
  await thread.stop('stop');
  expect([thread.alive, thread.restarts, time.waits]).toEqual([false, 0, []]);
});

test('one that is told to stop is not begun again, neither while it lives nor in a pause', async () => {
  const living = kept();
  await living.says('begun with this');
  await living.thread.stop('stop');
  expect(living.said).toEqual(['begun with this']);
  const pausing = kept();
  await pausing.says('begun with this');
  pausing.thread.order('vanish');
  await pausing.time.someoneWaits();
  await pausing.thread.stop('stop');
  expect(pausing.thread.restarts).toBe(0);
});

test('an answer to a former life does not reach the next one', async () => {
  const { thread, time, said, says, answers } = kept();
  await says('begun with this');
  thread.order('echo');
  await says('ask');
  thread.order('vanish');
  await time.someoneWaits();
  time.pass(1_000);
  await says('begun with this', 2);
  answers[0]!({ answered: 'late' });
  thread.order('echo');
  await says('ask', 2);
  answers[1]!({ answered: 'now' });
  await says('heard now');
  expect(said).not.toContain('heard late');
});
