import { expect, test } from '@jest/globals';
import type { NonEmpty } from '#kernel';
import { noStream, PayloadTooLarge, type NewEvent } from '#event-sourcing';
import { commandNamed, eventOfBytes, newEvent } from '#test/support/new-events';
import type { Subject } from '../event-store.contract.js';

const bodyBytesMax = 65_000;
const appendBytesMax = 1_048_576;
const eventsOf = (...bytes: readonly number[]) =>
  bytes.map((count, n) => eventOfBytes(commandNamed(`${n}`), count)) as unknown as NonEmpty<NewEvent>;

export const bigEvents = (log: Subject): void => {
  const mustRefuse = async (events: NonEmpty<NewEvent>, limit: number, actual: number) => {
    const error = await log()
      .append('line-a', noStream, events)
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(PayloadTooLarge);
    expect(error).toMatchObject({ limit, actual });
    expect(await log().head()).toEqual({ index: -1 });
  };

  test('a body of 65,000 bytes is stored to the byte', async () => {
    const [event] = eventsOf(bodyBytesMax);
    await log().append('line-a', noStream, [event]);
    expect((await log().read('line-a')).events[0]!.body).toBe(event.body);
  });

  test('one byte more is refused, and nothing is written', () =>
    mustRefuse(eventsOf(bodyBytesMax + 1), bodyBytesMax, bodyBytesMax + 1));

  test('bytes count, not letters', async () => {
    const event = newEvent(commandNamed('1'), { extra: { text: 'ộ'.repeat(22_000) } });
    expect(event.body.length).toBeLessThan(bodyBytesMax);
    await mustRefuse([event], bodyBytesMax, Buffer.byteLength(event.body));
  });

  test('an append of 1 MiB is stored, one byte more is refused whole', async () => {
    const sizes = [...Array<number>(16).fill(64_000), appendBytesMax - 16 * 64_000];
    await mustRefuse(eventsOf(...sizes.with(0, 64_001)), appendBytesMax, appendBytesMax + 1);
    expect(await log().append('line-a', noStream, eventsOf(...sizes))).toEqual({
      appended: true,
      revision: 16,
    });
  });
};
