import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ControlStreams } from '#event-sourcing';

/** Control streams of one empty log, for one test. */
export interface OpenControlStreams {
  /** Another user of the same streams, as another process would be. */
  open(): Promise<ControlStreams>;
  remove(): Promise<void>;
}

export interface ControlStreamsHarness {
  empty(): Promise<OpenControlStreams>;
}

const heads = 'socai-heads';

/** What control streams do on every engine. */
export const controlStreamsContract = (name: string, harness: ControlStreamsHarness): void => {
  describe(`${name} has control streams:`, () => {
    let home: OpenControlStreams;
    let streams: ControlStreams;
    beforeEach(async () => {
      home = await harness.empty();
      streams = await home.open();
    });
    afterEach(() => home.remove());

    test('a stream without records has no last one', async () => {
      expect(await streams.last(heads)).toBeUndefined();
      expect(await streams.records(heads)).toEqual([]);
    });

    test('a record is put at the exact revision, and is the last one then', async () => {
      expect(await streams.put(heads, -1, 'sổ cái\n')).toEqual({ appended: true, revision: 0 });
      expect(await streams.put(heads, 0, 'hai')).toEqual({ appended: true, revision: 1 });
      expect(await streams.last(heads)).toEqual({ revision: 1, text: 'hai' });
    });

    test('at any other revision nothing is written, and the actual one is told', async () => {
      await streams.put(heads, -1, 'first');
      for (const expected of [-1, 1, 7])
        expect(await streams.put(heads, expected, 'lost')).toEqual({ appended: false, actual: 0 });
      expect(await streams.put('socai-seal', 0, 'lost')).toEqual({ appended: false, actual: -1 });
      expect(await streams.records(heads)).toEqual([{ revision: 0, text: 'first' }]);
    });

    test('streams do not know one another', async () => {
      await streams.put(heads, -1, 'a head');
      await streams.put('socai-seal', -1, 'a seal');
      expect((await streams.last(heads))?.text).toBe('a head');
      expect((await streams.last('socai-seal'))?.text).toBe('a seal');
    });

    test('records come in their order, from a revision on, in pages', async () => {
      for (let n = 0; n < 7; n += 1) await streams.put(heads, n - 1, `${n}`);
      const revisions = async (...asked: [number?, number?]) =>
        (await streams.records(heads, ...asked)).map(({ revision, text }) => [revision, text]);
      expect(await revisions(2, 3)).toEqual([
        [2, '2'],
        [3, '3'],
        [4, '4'],
      ]);
      expect((await revisions()).length).toBe(7);
      expect(await revisions(7)).toEqual([]);
    });

    test('of two that disagree, one is told so', async () => {
      const other = await home.open();
      const outcomes = await Promise.all([
        streams.put(heads, -1, 'mine'),
        other.put(heads, -1, 'theirs'),
        streams.put(heads, -1, 'mine too'),
      ]);
      expect(outcomes.filter(({ appended }) => appended)).toHaveLength(1);
      expect(await other.records(heads)).toHaveLength(1);
      expect(await streams.last(heads)).toEqual(await other.last(heads));
    });

    test('what was put is there for whoever comes later', async () => {
      const long = 'x'.repeat(20_000);
      await streams.put(heads, -1, long);
      expect(await (await home.open()).last(heads)).toEqual({ revision: 0, text: long });
    });
  });
};
