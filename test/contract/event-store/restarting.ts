import { expect, test } from '@jest/globals';
import { noStream } from '#event-sourcing';
import { commandNamed, newEvent, newEvents } from '#test/support/new-events';
import type { Subject } from '../event-store.contract.js';

export const restarting = (log: Subject): void => {
  test('forgets nothing, and goes on where it was', async () => {
    await log().append('line-a', noStream, newEvents(commandNamed('1'), 3));
    await log().append('line-b', noStream, [
      newEvent(commandNamed('2'), { recordedAt: '2030-01-01T00:00:00.000Z' }),
    ]);
    const before = await log().scan(-1, 10);
    await log.reopen();
    expect(await log().scan(-1, 10)).toEqual(before);
    expect(await log().receipt('line-a', commandNamed('1'))).toEqual({ stream: 'line-a', first: 0, last: 2 });
    expect(await log().append('line-a', 1, newEvents(commandNamed('3'), 1))).toEqual({
      appended: false,
      actual: 2,
    });
    expect(await log().append('line-a', 2, newEvents(commandNamed('3'), 1))).toEqual({
      appended: true,
      revision: 3,
    });
    expect((await log().scan(3, 10)).map(({ index, prev }) => [index, prev])).toEqual([[4, 2]]);
    expect(await log().head()).toEqual({ index: 4, recordedAt: '2030-01-01T00:00:00.000Z' });
  });

  test('an append answered before the close is there after it', async () => {
    const appends = Array.from({ length: 50 }, (_, n) =>
      log().append(`line-${n}`, noStream, newEvents(commandNamed(`${n}`), 1)),
    );
    await Promise.all([...appends, log.reopen()]);
    expect(await log().head()).toMatchObject({ index: 49 });
  });
};
