import { verifyInclusion } from '../merkle/inclusion.js';
import { leafHash } from '../merkle/hash.js';
import type { TreeHead } from '../merkle/consistency.js';
import { passed, placed, type Verdict } from '../verdict.js';
import { type Envelope, readContent, type ShownContent, verifyContent } from './content.js';
import { parseLeaf, type ProvenLeaf } from './leaf.js';
import { hashesOf, member, optional, type Read, textOf } from './reading.js';

/**
 * An event as a proof shows it: its leaf, that the leaf is in, and its content where the reader may see it. Rules:
 * docs/guides/proofs.md, "A shown event".
 */
export interface ShownEvent {
  /** The exact text of the leaf. */
  readonly leaf: string;
  /** Inclusion proof: lowercase hex, from the leaf's sibling to the root's child. */
  readonly hashes: readonly string[];
  readonly content?: ShownContent;
}

export interface ProvenEvent {
  readonly leaf: ProvenLeaf;
  /** Present when the content was shown. */
  readonly envelope?: Envelope;
}

/** Reads an event and verifies it in the tree of that head. @throws Malformed */
export const verifyShownEvent = (read: Read, head: TreeHead): Verdict<ProvenEvent> => {
  const text = textOf(member(read, 'leaf'));
  const hashes = hashesOf(member(read, 'hashes'));
  const content = optional(read, 'content');
  const leaf = parseLeaf(text);
  const proof = { index: leaf.index, size: head.size, hashes, leafHash: leafHash(Buffer.from(text)) };
  const included = verifyInclusion(proof, head.root);
  if (!included.ok) return placed(included, read.at);
  if (!content) return passed({ leaf });
  const opened = verifyContent(leaf, readContent(content));
  return opened.ok ? passed({ leaf, envelope: opened.value }) : placed(opened, content.at);
};
