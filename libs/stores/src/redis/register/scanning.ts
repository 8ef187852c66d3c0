import type { Doc, Page } from '#views';
import { cursorOf, partsOf, questionOf } from '../../views/cursor.js';
import { inOrderOfBytes } from '../../views/text-order.js';
import type { Asked } from '../asking.js';
import { docsAt } from './register-reader.js';
import { termName } from './terms.js';

/** When more than this left a bucket since the index asked, all keys are gone through instead. */
const mostLeft = 500;
const fewest = 20;
const most = 500;

interface Item {
  readonly key: string;
  readonly doc: Doc;
}

/** Documents that stood under all buckets as of the index asked, by key. */
export const scanDocs = async (
  asked: Asked,
  buckets: Readonly<Record<string, string>>,
  after: string | undefined,
  limit: number,
): Promise<Page<Item>> => {
  const question = questionOf('documents', { buckets, known: asked.known });
  let from = after === undefined ? undefined : (partsOf(question, after, 's')[0] as string);
  const wanted = Math.min(most, Math.max(fewest, limit + 1));
  const items: Item[] = [];
  for (let more = true; more && items.length <= limit;) {
    const found = await someCandidates(asked, buckets, from, wanted);
    items.push(...(await thoseUnder(asked, found)));
    more = found.more;
    from = found.keys.at(-1) ?? from;
  }
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  return items.length > limit && last
    ? { items: shown, next: cursorOf(question, last.key) }
    : { items: shown };
};

interface Candidates {
  readonly terms: readonly number[];
  /** In order. */
  readonly keys: readonly string[];
  /** Whether there may be others after them. */
  readonly more: boolean;
}

type Reply = ['nothing'] | [ids: string[], standing: string[], left: string[]];

const someCandidates = async (
  asked: Asked,
  buckets: Readonly<Record<string, string>>,
  from: string | undefined,
  wanted: number,
): Promise<Candidates> => {
  const { terms, keys, standing: stands, left: leaves } = asked.names;
  const bound = from === undefined ? '-' : `(${from}`;
  const names = Object.entries(buckets).map(([bucket, value]) => termName(bucket, value));
  const args = [bound, wanted, mostLeft, stands, leaves, ...names];
  const reply = (await asked.run('candidates', [terms, keys], ...args)) as unknown as Reply;
  if (reply[0] === 'nothing') return { terms: [], keys: [], more: false };
  const [ids, standing, left = []] = reply;
  const more = standing.length === wanted;
  const end = more ? standing.at(-1)! : undefined;
  const isNext = (key: string): boolean =>
    (from === undefined || inOrderOfBytes(key, from) > 0) &&
    (end === undefined || inOrderOfBytes(key, end) < 0);
  const all = new Set([...standing, ...left.filter(isNext)]);
  return { terms: ids.map(Number), keys: [...all].sort(inOrderOfBytes), more };
};

const thoseUnder = async (asked: Asked, { terms, keys }: Candidates): Promise<readonly Item[]> => {
  const docs = await docsAt(asked, keys);
  return keys.flatMap((key, n) => {
    const version = docs[n];
    return version && terms.every(term => version.terms.includes(term)) ? [{ key, doc: version.doc }] : [];
  });
};
