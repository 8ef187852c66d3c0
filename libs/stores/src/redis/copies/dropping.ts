import type { RedisLink } from '../connection/redis-link.js';
import { chunkOf } from '../tally/event-ids.js';
import type { CopyNames } from './names.js';

/** Keys given up by one command: freeing them is left to a thread of the server. */
const slice = 500;

/**
 * Removes the rows of a buried copy, slice by slice; may be broken off and begun again. Nothing is searched for: every
 * key is known by its number, or stands in the set of documents.
 */
export const dropRows = async (link: RedisLink, names: CopyNames): Promise<void> => {
  const counts = await link.send<(string | null)[]>('HMGET', names.grave, 'strands', 'terms', 'position');
  const [strands = 0, terms = 0, position = -1] = counts.map(text => Number(text ?? 0));
  await dropDocuments(link, names);
  await dropNumbered(link, strands, n => [`${names.strand}${n}`]);
  await dropNumbered(link, terms, n => [`${names.standing}${n}`, `${names.left}${n}`]);
  await dropNumbered(link, chunkOf(position) + 1, n => [`${names.events}${n - 1}`]);
  const { cells, byAccount, byCommodity, keys, terms: termsKey } = names;
  await link.send('UNLINK', cells, byAccount, byCommodity, keys, termsKey, names.grave);
  await link.send('SREM', names.of.dropping, names.copy);
};

const dropDocuments = async (link: RedisLink, { keys, versions }: CopyNames): Promise<void> => {
  for (;;) {
    const some = await link.send<string[]>('ZRANGE', keys, 0, slice - 1);
    if (some.length === 0) return;
    await link.send('UNLINK', ...some.map(key => versions + key));
    await link.send('ZREMRANGEBYRANK', keys, 0, slice - 1);
  }
};

const dropNumbered = async (
  link: RedisLink,
  count: number,
  keysOf: (n: number) => readonly string[],
): Promise<void> => {
  for (let from = 1; from <= count; from += slice) {
    const numbers = Array.from({ length: Math.min(slice, count - from + 1) }, (_, n) => from + n);
    await link.send('UNLINK', ...numbers.flatMap(keysOf));
  }
};
