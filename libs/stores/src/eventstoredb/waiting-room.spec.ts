import { StoreUnavailable } from '#event-sourcing';
import { underWayMax, WaitingRoom } from './waiting-room.js';

const never = () => new Promise<never>(() => undefined);
const turn = () => new Promise(setImmediate);

describe('what waits to be appended', () => {
  test('is no more than it may be: the next is turned away at once, and is not begun', async () => {
    const room = new WaitingRoom({ waitingMax: 2, waitingBytesMax: 1_000 });
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
    const room = new WaitingRoom({ waitingMax: 100, waitingBytesMax: 1_000 }, observer);
    void room.enter('a', 900, never);
    await expect(room.enter('b', 101, never)).rejects.toThrow('overloaded');
    expect(counted).toEqual(['append-turned-away']);
  });

  test('goes in turn on one stream, and at most so many at once on many', async () => {
    const room = new WaitingRoom({ waitingMax: 300, waitingBytesMax: 1_000 });
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
    let [underWay, most] = [0, 0];
    const work = async () => {
      most = Math.max(most, (underWay += 1));
      await turn();
      underWay -= 1;
    };
    await Promise.all(Array.from({ length: 200 }, (_, n) => room.enter(`s${n}`, 1, work)));
    expect(most).toBe(underWayMax);
    await room.empty();
  });

  test('does not stop at a failure', async () => {
    const room = new WaitingRoom({ waitingMax: 2, waitingBytesMax: 1_000 });
    const failing = room.enter('a', 1, async () => {
      throw new Error('broken');
    });
    const next = room.enter('a', 1, async () => 'done');
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('done');
  });
});
