import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { parseCheckpoint } from '#evidence';
import { MovedTime } from '#test/support/moved-time';
import { logKeys, origin, publishedLog, type PublishedLog, recordEvents } from '#test/support/published-log';
import type { Answer, Mood } from '#test/support/signing.child';
import { headsStream } from './recorded-heads.js';
import { newLogKey } from './log-keys.js';
import { PublishingLoop } from './publishing-loop.js';

const program = new URL('../../../../test/support/signing.child.js', import.meta.url);
const moods: readonly Mood[] = ['fails', 'lies', 'hangs', 'signs'];

let log: PublishedLog;
let keeper: ChildProcess;
/** What it was ever asked to sign. */
let asked: string[];

beforeEach(async () => {
  log = await publishedLog();
  keeper = fork(program, [newLogKey(origin, Buffer.alloc(32, 7)), moods.join(',')], { execArgv: [] });
  asked = [];
});
afterEach(async () => {
  keeper.kill();
  await once(keeper, 'exit');
  await log.remove();
});

const sign = (bytes: Uint8Array): Promise<Buffer> => {
  const n = asked.length;
  const text = Buffer.from(bytes).toString();
  asked.push(text);
  keeper.send({ n, text });
  return new Promise((resolve, reject) => {
    const hear = (said: Answer): void => {
      if (said.n !== n) return;
      keeper.off('message', hear);
      if ('signature' in said) resolve(Buffer.from(said.signature, 'base64'));
      else reject(new Error(said.refused));
    };
    keeper.on('message', hear);
  });
};

test('a key in another process that refuses, lies or hangs is an outage, and nothing is signed apart', async () => {
  const time = new MovedTime(1_600_000_000_000);
  const stopping = new AbortController();
  const keys = { ...logKeys, signers: [{ ...logKeys.signers[0]!, sign }] };
  const { parts, news, control } = log.parts({ clock: time, scheduler: time, everyMs: 60_000, keys });
  const loop = new PublishingLoop(parts);
  const over = loop.run(stopping.signal);

  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await new Promise(setImmediate);
  };
  const rests = () => until(() => time.waits.length === 1 && time.waits[0] === 60_000);
  await rests();
  await recordEvents(log.store, 'line-a', 3);
  for (const times of [1, 2]) {
    time.pass(60_000);
    await until(() => asked.length === times);
    await rests();
  }
  time.pass(60_000);
  await until(() => asked.length === 3 && time.waits.includes(10_000));
  time.pass(10_000);
  await rests();
  const reasons = news.flatMap(said => (said.kind === 'trouble' ? [said.reason] : []));
  expect(reasons).toEqual([
    'the module is locked',
    expect.stringMatching(/^what was signed is no head of this log: /u),
    `the key ${origin} has not signed within 10 seconds`,
  ]);
  expect(await control.records(headsStream)).toEqual([]);

  await recordEvents(log.store, 'line-a', 2);
  time.pass(60_000);
  await until(() => asked.length === 4);
  await rests();
  const late = once(keeper, 'message');
  keeper.send('go on');
  await late;
  stopping.abort();
  await over;

  expect(news.flatMap(said => (said.kind === 'published' ? [said.size] : []))).toEqual([5]);
  expect(await control.records(headsStream)).toHaveLength(1);
  expect(asked.map(text => parseCheckpoint(text).size)).toEqual([3, 3, 3, 5]);
  expect(new Set(asked).size).toBe(2);
});
