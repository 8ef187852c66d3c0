import type { TextOrBytes } from '../encoding/utf8.js';
import { formatVerifierKey, type Verifier } from '../note/verifier.js';
import { failed, type Failure } from '../verdict.js';
import { type KeyLink, openKeyLink } from './key-link.js';

/** The keys of a log, as far as somebody who knows some of them can be sure of the others. */
export interface KeyChain {
  /** Newest first: those of the links, then those that were known and that no link names. */
  readonly keys: readonly Verifier[];
  /** Oldest first. */
  readonly links: readonly KeyLink[];
  /** The first note that is no link here, counted from 0, and why; neither it nor what follows counts. */
  readonly refused?: { readonly at: number; readonly failure: Failure };
}

const same = (one: Verifier, other: Verifier): boolean => formatVerifierKey(one) === formatVerifierKey(other);

/** Why a sound link does not continue the chain; undefined: it does. */
const brokenBy = (link: KeyLink, before: readonly KeyLink[]): Failure | undefined => {
  const last = before.at(-1);
  if (last && !same(last.next, link.old))
    return failed('key-link.chain-broken', 'the link does not begin at the key that the one before leads to');
  const former = [...before.map(({ old }) => old), link.old];
  if (former.some(key => same(key, link.next)))
    return failed('key-link.key-returns', 'the link leads back to a former key');
  return undefined;
};

const accepted = (origin: string, notes: readonly TextOrBytes[]): Pick<KeyChain, 'links' | 'refused'> => {
  const links: KeyLink[] = [];
  for (const [at, note] of notes.entries()) {
    const opened = openKeyLink(note, origin);
    const failure = opened.ok ? brokenBy(opened.value, links) : opened;
    if (failure) return { links, refused: { at, failure } };
    if (opened.ok) links.push(opened.value);
  }
  return { links };
};

/**
 * Whoever knows one key of a chain knows them all: each link is signed by the key before and by the key after. A chain
 * of keys that are all unknown was made by somebody else, and counts for nothing. Rules: docs/guides/keys.md.
 * @param notes oldest first
 */
export const followKeyLinks = (
  { origin, known }: { readonly origin: string; readonly known: readonly Verifier[] },
  notes: readonly TextOrBytes[],
): KeyChain => {
  const { links, refused } = accepted(origin, notes);
  const chain = [...links.slice(0, 1).map(({ old }) => old), ...links.map(({ next }) => next)].reverse();
  if (links.length > 0 && !chain.some(key => known.some(one => same(one, key)))) {
    const failure = failed('key-link.unknown-key', 'no key of the links is known here');
    return { keys: known, links: [], refused: { at: 0, failure } };
  }
  const others = known.filter(key => !chain.some(one => same(one, key)));
  return { keys: [...chain, ...others], links, ...(refused && { refused }) };
};
