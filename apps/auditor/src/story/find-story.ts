import { NotUnderstood } from '#command-line';
import type { Chapter, StorySource } from './story-source.js';

/** What the names of streams begin with that people ask for by an id alone. */
const kinds = [
  'unit',
  'budgetLine',
  'purchase',
  'requisition',
  'transfer',
  'asset',
  'delegation',
  'books',
  'parameter',
  'need',
  'redaction',
];

/**
 * The story of a thing by the name of its stream, or by its id alone; empty when there is none.
 * @throws NotUnderstood when several things have this id
 */
export const findStory = async (thing: string, source: StorySource): Promise<readonly Chapter[]> => {
  const named = await source.story(thing);
  if (named.length > 0) return named;
  const found: (readonly Chapter[])[] = [];
  for (const kind of kinds) {
    const story = await source.story(`${kind}-${thing}`);
    if (story.length > 0) found.push(story);
  }
  if (found.length > 1)
    throw new NotUnderstood(
      `${thing}: nhiều thứ cùng mã / several things have this id: ` +
        found.map(([chapter]) => chapter!.stream).join(', '),
    );
  return found[0] ?? [];
};
