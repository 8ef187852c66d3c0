import { StoreUnavailable } from '#event-sourcing';
import { MovedTime } from '#test/support/moved-time';
import type { EventStoreDbObserver } from './observer.js';
import { underWayMax, WaitingRoom } from './waiting-room.js';

const never = () => new Promise<never>(() => undefined);
const turn = () => new Promise(setImmediate);

const clock = new MovedTime(0);
const limits = { waitingMax: 300, waitingBytesMax: 1_000, waitingMs: 5_000 };
const roomFor = (over: Partial<typeof limits>, observer?: EventStoreDbObserver) =>
  new WaitingRoom({ ...limits, ...over }, clock, observer);

describe('what waits to be appended', () => {
  test('is no more than it may be: the next is turned away at once, and is not begun', async () => {
    const room = roomFor({ waitingMax: 2 });
    void room.enter('a', 10, never);
    void room.enter('b', 10, never);
    let begun = false;
    const third = room.enter('c', 10, async () => (begun = true));
    await expect(third).rejects.toThrow(StoreUnavailable);
    expect(begun).toBe(false);
  });

  test('counts by its bytes too', async () => {
    const counted: string[] = [];
    const observer = { count: (what: string) => void counted.push(what) };
    const room = roomFor({}, observer);
    void room.enter('a', 900, never);
    await expect(room.enter('b', 101, never)).rejects.toThrow('overloaded');
    expect(counted).toEqual(['append-turned-away']);
  });

  test('goes in turn on one stream, and at most so many at once on many', async () => {
    const room = roomFor({});
    const order: number[] = [];
    await Promise.all(
      [3, 2, 1].map((turns, n) =>
        room.enter('a', 1, async () => {
          for (let left = turns; left > 0; left -= 1) await turn();
          order.push(n);
        }),
      ),
    );
    expect(order).toEqual([0, 1, 2]);
    let underWay = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, (underWay += 1));
      await turn();
      underWay -= 1;
    };
    await Promise.all(Array.from({ length: 200 }, (_, n) => room.enter(`s${n}`, 1, work)));
    expect(most).toBe(underWayMax);
    await room.empty();
  });

  test('too long for its turn is not begun: what it rests on has grown old', async () => {
    const room = roomFor({});
    let finish: () => void = () => undefined;
    const first = room.enter('a', 1, () => new Promise<void>(resolve => (finish = resolve)));
    let begun = false;
    const second = room.enter('a', 1, async () => (begun = true));
    await turn();
    clock.pass(5_001);
    finish();
    await first;
    await expect(second).rejects.toThrow(StoreUnavailable);
    expect(begun).toBe(false);
    expect(await room.enter('a', 1, async () => 'later')).toBe('later');
  });

  test('does not stop at a failure', async () => {
    const room = roomFor({ waitingMax: 2 });
    const failing = room.enter('a', 1, async () => {
      throw new Error('broken');
    });
    const next = room.enter('a', 1, async () => 'done');
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('done');
  });
});
