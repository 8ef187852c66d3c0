import { expect, test } from '@jest/globals';
import { findStory } from './find-story.js';
import type { StorySource } from './story-source.js';

const log = (...streams: readonly string[]): StorySource => ({
  story: async stream =>
    streams.includes(stream)
      ? [{ index: 0, stream, revision: 0, type: 'Any', recordedAt: '', correctedBy: [] }]
      : [],
  close: async () => undefined,
});
const found = async (thing: string, ...streams: readonly string[]) =>
  (await findStory(thing, log(...streams))).map(({ stream }) => stream);

test('a thing is found by the name of its stream, and by its id alone', async () => {
  expect(await found('asset-a', 'asset-a', 'unit-a')).toEqual(['asset-a']);
  expect(await found('a', 'asset-a')).toEqual(['asset-a']);
  expect(await found('a', 'asset-b')).toEqual([]);
});

test('an id that two things have is asked for again, with both names', async () => {
  await expect(found('a', 'unit-a', 'books-a')).rejects.toThrow('unit-a, books-a');
});
