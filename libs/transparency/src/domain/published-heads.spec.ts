import { spec } from '#event-sourcing/testing';
import { headsPublished } from '../events/index.js';
import { publishedHeads } from './published-heads.decider.js';

const given = spec(publishedHeads);
const ends = (through: number) => ({ through, streams: 3, root: 'ab'.repeat(32) });
const publish = (through: number) => ({
  type: 'PublishHeads' as const,
  data: { ...ends(through), year: '2026' },
});

test('the first commitment of a year may cover a single event', () =>
  given()
    .when(publish(0))
    .then(headsPublished(ends(0))));

test('each covers more than the one before', () => {
  given(headsPublished(ends(7)))
    .when(publish(8))
    .then(headsPublished(ends(8)));
  for (const through of [7, 3])
    given(headsPublished(ends(7)))
      .when(publish(through))
      .thenRefused('heads.not-newer', { published: 7, through });
});
