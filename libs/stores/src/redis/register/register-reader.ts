import type { Doc } from '#views';
import type { Asked } from '../asking.js';
import { termsOfText } from './terms.js';

/** Documents one script reads. */
const docsTogether = 100;

export type Version = { readonly index: number; readonly terms: readonly number[]; readonly doc: Doc };

type Found = [] | [index: string, terms: string, doc: string];

/** Each document as of the index asked; undefined where there was none. */
export const docsAt = async (
  asked: Asked,
  keys: readonly string[],
): Promise<readonly (Version | undefined)[]> => {
  const slices: string[][] = [];
  for (let at = 0; at < keys.length; at += docsTogether) slices.push(keys.slice(at, at + docsTogether));
  const found = await Promise.all(
    slices.map(some => asked.run<Found>('versionsAt', [], asked.names.versions, ...some)),
  );
  return found.flat().map(versionOf);
};

export const getDoc = async (asked: Asked, key: string): Promise<Doc | undefined> =>
  (await docsAt(asked, [key]))[0]?.doc;

export const listVersions = async (asked: Asked, key: string, since = -1) => {
  const found: { index: number; doc: Doc }[] = [];
  for (;;) {
    const list = asked.names.versions + key;
    const [flat] = await asked.run<string[]>('history', [list], found.length, docsTogether, since);
    for (let at = 0; at < flat!.length; at += 3)
      found.push({ index: Number(flat![at]), doc: JSON.parse(flat![at + 2]!) as Doc });
    if (flat!.length < docsTogether * 3) return found;
  }
};

const versionOf = (found: Found): Version | undefined =>
  found.length === 0
    ? undefined
    : { index: Number(found[0]), terms: termsOfText(found[1]), doc: JSON.parse(found[2]) as Doc };
