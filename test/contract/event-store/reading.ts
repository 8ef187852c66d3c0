import { expect, test } from '@jest/globals';
import { noStream } from '#event-sourcing';
import { commandNamed, newEvent, newEvents } from '#test/support/new-events';
import type { Subject } from '../event-store.contract.js';

export const reading = (log: Subject): void => {
  test('gives back what was written, with its place', async () => {
    const first = newEvent(commandNamed('1'), { type: 'FundsSent', recordedAt: '2020-01-01T00:00:00.000Z' });
    const second = newEvent(commandNamed('2'), {
      type: 'FundsReceived',
      recordedAt: '2020-01-01T00:00:00.001Z',
    });
    await log().append('line-a', noStream, [first]);
    await log().append('line-b', noStream, newEvents(commandNamed('3'), 2));
    await log().append('line-a', 0, [second]);
    const { revision, events } = await log().read('line-a');
    const common = { stream: 'line-a' };
    expect(revision).toBe(1);
    expect(events).toEqual([
      {
        ...common,
        index: 0,
        prev: -1,
        revision: 0,
        type: first.type,
        recordedAt: first.recordedAt,
        body: first.body,
      },
      {
        ...common,
        index: 3,
        prev: 0,
        revision: 1,
        type: second.type,
        recordedAt: second.recordedAt,
        body: second.body,
      },
    ]);
  });

  test('places are plain numbers', async () => {
    await log().append('line-a', noStream, newEvents(commandNamed('1'), 2));
    const event = (await log().read('line-a')).events[1]!;
    expect([event.index, event.prev, event.revision].map(place => typeof place)).toEqual([
      'number',
      'number',
      'number',
    ]);
    expect(JSON.parse(JSON.stringify(event))).toEqual({ ...event });
  });

  test.each([
    [0, undefined, [0, 1, 2, 3, 4]],
    [2, undefined, [2, 3, 4]],
    [1, 2, [1, 2]],
    [4, 10, [4]],
    [5, undefined, []],
    [900, undefined, []],
  ])('from revision %d, at most %s', async (from, limit, wanted) => {
    await log().append('line-a', noStream, newEvents(commandNamed('1'), 5));
    const { revision, events } = await log().read('line-a', from, limit);
    expect(events.map(event => event.revision)).toEqual(wanted);
    expect(revision).toBe(4);
  });

  test('scans the whole log in order, in pages', async () => {
    for (const stream of ['line-a', 'line-b', 'line-c'])
      await log().append(stream, noStream, newEvents(commandNamed(stream), 3));
    const indexes = async (after: number, limit: number) =>
      (await log().scan(after, limit)).map(event => event.index);
    expect(await indexes(-1, 4)).toEqual([0, 1, 2, 3]);
    expect(await indexes(3, 4)).toEqual([4, 5, 6, 7]);
    expect(await indexes(7, 4)).toEqual([8]);
    expect(await indexes(8, 4)).toEqual([]);
    expect(await indexes(5_000, 4)).toEqual([]);
  });

  test('prev leads from each event of a stream to the one before', async () => {
    await log().append('line-a', noStream, newEvents(commandNamed('1'), 2));
    await log().append('line-b', noStream, newEvents(commandNamed('2'), 2));
    await log().append('line-a', 1, newEvents(commandNamed('3'), 2));
    expect((await log().scan(-1, 10)).map(event => event.prev)).toEqual([-1, 0, -1, 2, 1, 4]);
  });

  test('locates an event by its place in its stream', async () => {
    await log().append('line-a', noStream, newEvents(commandNamed('1'), 2));
    await log().append('line-b', noStream, newEvents(commandNamed('2'), 2));
    expect(await log().locate('line-b', 1)).toBe(3);
    expect(await log().locate('line-b', 2)).toBeUndefined();
    expect(await log().locate('line-c', 0)).toBeUndefined();
  });

  test('text comes back to the byte, whatever the script', async () => {
    const texts = [
      'Phòng Hậu cần, Công an tỉnh Hải Dương',
      'e\u0301 \u00e9',
      '😀𝄞',
      '\u0000\u001f\u007f\u2028\ufeff',
      'ﬀ İ ß',
    ];
    for (const [n, text] of texts.entries()) {
      const event = newEvent(commandNamed(text), { extra: { text } });
      await log().append(`text-${n}`, noStream, [event]);
      const { body } = (await log().read(`text-${n}`)).events[0]!;
      expect(Buffer.from(body).equals(Buffer.from(event.body))).toBe(true);
    }
  });

  test('keeps a thousand streams apart', async () => {
    const names = Array.from({ length: 1_000 }, (_, n) => `line-${n}`);
    await Promise.all(
      names.map(name => log().append(name, noStream, [newEvent(commandNamed(name), { extra: { name } })])),
    );
    for (const name of names) {
      const { revision, events } = await log().read(name);
      expect([revision, events.length, JSON.parse(events[0]!.body).name]).toEqual([0, 1, name]);
    }
  });
};
