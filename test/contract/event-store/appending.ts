import { expect, test } from '@jest/globals';
import { noStream } from '#event-sourcing';
import { commandNamed, newEvent, newEvents } from '#test/support/new-events';
import type { Subject } from '../event-store.contract.js';

export const appending = (log: Subject): void => {
  test('writes at exactly the revision asked, and says where the stream ends', async () => {
    expect(await log().append('line-a', noStream, newEvents(commandNamed('1'), 1))).toEqual({
      appended: true,
      revision: 0,
    });
    expect(await log().append('line-a', 0, newEvents(commandNamed('2'), 3))).toEqual({
      appended: true,
      revision: 3,
    });
    expect(await log().append('line-b', noStream, newEvents(commandNamed('3'), 2))).toEqual({
      appended: true,
      revision: 1,
    });
  });

  test.each([-1, 0, 1, 3, 400])(
    'at revision %d of a stream that ends at 2 it writes nothing',
    async expected => {
      await log().append('line-a', noStream, newEvents(commandNamed('1'), 3));
      expect(await log().append('line-a', expected, newEvents(commandNamed('2'), 2))).toEqual({
        appended: false,
        actual: 2,
      });
      expect((await log().read('line-a')).events).toHaveLength(3);
      expect(await log().head()).toMatchObject({ index: 2 });
      expect(await log().receipt('line-a', commandNamed('2'))).toBeUndefined();
    },
  );

  test('a stream that does not exist ends at -1', async () => {
    expect(await log().append('line-a', 0, newEvents(commandNamed('1'), 1))).toEqual({
      appended: false,
      actual: noStream,
    });
    expect(await log().read('line-a')).toEqual({ revision: noStream, events: [] });
  });

  test('one conflict among many appends spoils only itself', async () => {
    const outcomes = await Promise.all(
      ['line-a', 'line-b', 'line-b', 'line-c'].map((stream, n) =>
        log().append(stream, noStream, newEvents(commandNamed(`${n}`), 2)),
      ),
    );
    expect(outcomes.filter(outcome => outcome.appended)).toHaveLength(3);
    expect(outcomes.filter(outcome => !outcome.appended)).toEqual([{ appended: false, actual: 1 }]);
    expect(await log().scan(-1, 100)).toHaveLength(6);
  });

  test('appends sent to one stream without waiting stand in the order they were sent', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, n) => log().append('line-a', n - 1, [newEvent(commandNamed(`${n}`))])),
    );
    expect(outcomes).toEqual(outcomes.map((_, n) => ({ appended: true, revision: n })));
  });
};
