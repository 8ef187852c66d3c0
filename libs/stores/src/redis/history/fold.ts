import type { Index } from '#event-sourcing';
import type { ViewId } from '#views';
import type { Parts } from '../asking.js';
import type { CopyNames } from '../copies/names.js';
import { chunkOf } from '../tally/event-ids.js';

/** Lists that one script folds: the server answers others in between. */
const together = 200;

/**
 * Gives up what a copy keeps of events up to an index: of every strand and every document only the last row up to
 * there stays, and carries what went before it. Questions as of that index and later get the same answers, except
 * those that want the single rows; they are told by NotHot, as are all questions as of before.
 *
 * May be broken off and begun again. Answers how many rows went.
 */
export const foldHistory = async (parts: Parts, id: ViewId, index: Index): Promise<number> => {
  const { link, names } = parts;
  const copy = names.copy(id);
  const fields = ['position', 'folded', 'strands', 'terms'];
  const head = await link.send<(string | null)[]>('HMGET', copy.head, ...fields);
  if (head[0] === null) return parts.copies.throwGone(id);
  const [position = -1, before = -1, strands = 0, terms = 0] = head.map(Number);
  const horizon = Math.min(index, position);
  if (horizon <= before) return 0;
  // Said first: whoever asks about what is about to go must not find half of it.
  await link.run('raise', [copy.head], 'horizon', horizon);
  const folded =
    (await foldStrands(parts, copy, horizon, strands)) + (await foldDocuments(parts, copy, horizon));
  await foldTerms(parts, copy, horizon, terms);
  await forgetEvents(parts, copy, Math.max(0, before), horizon);
  await link.run('raise', [copy.head], 'folded', horizon);
  return folded;
};

const foldStrands = async ({ link }: Parts, copy: CopyNames, horizon: Index, strands: number) => {
  let folded = 0;
  for (let from = 1; from <= strands; from += together) {
    const some = Array.from(
      { length: Math.min(together, strands - from + 1) },
      (_, n) => `${copy.strand}${from + n}`,
    );
    folded += await link.run<number>('foldStrands', [copy.head], horizon, ...some);
  }
  return folded;
};

const foldDocuments = async ({ link }: Parts, copy: CopyNames, horizon: Index): Promise<number> => {
  let folded = 0;
  for (let after = '-'; ;) {
    const keys = await link.send<string[]>('ZRANGEBYLEX', copy.keys, after, '+', 'LIMIT', 0, together);
    const lists = keys.map(key => copy.versions + key);
    if (keys.length > 0) folded += await link.run<number>('foldVersions', [copy.head], horizon, ...lists);
    if (keys.length < together) return folded;
    after = `(${keys.at(-1)}`;
  }
};

/** Who left a term before the horizon is asked for no more. */
const foldTerms = async ({ link }: Parts, { left }: CopyNames, horizon: Index, terms: number) => {
  for (let from = 1; from <= terms; from += together) {
    const some = Array.from({ length: Math.min(together, terms - from + 1) }, (_, n) => left + (from + n));
    await Promise.all(some.map(set => link.send('ZREMRANGEBYSCORE', set, '-inf', horizon)));
  }
};

/** Whole chunks only: in the last one may stand events that are still told one by one. */
const forgetEvents = async ({ link }: Parts, copy: CopyNames, from: Index, to: Index): Promise<void> => {
  for (let chunk = chunkOf(from); chunk < chunkOf(to + 1); chunk += together) {
    const length = Math.min(together, chunkOf(to + 1) - chunk);
    await link.send('UNLINK', ...Array.from({ length }, (_, n) => `${copy.events}${chunk + n}`));
  }
};
