import { createHash } from 'node:crypto';

/**
 * A stranger's reader of a published log, written from RFC 6962 and C2SP tlog-tiles alone: it shares no code with the
 * ledger, so that both would have to be wrong in the same way.
 */
const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const leafHashOf = (leaf: Uint8Array): Buffer => sha256(Buffer.of(0), leaf);

/** RFC 6962, 2.1: split at the largest power of two below n. */
export const treeRoot = (hashes: readonly Buffer[]): Buffer => {
  if (hashes.length === 0) return sha256();
  if (hashes.length === 1) return hashes[0]!;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return sha256(Buffer.of(1), treeRoot(hashes.slice(0, split)), treeRoot(hashes.slice(split)));
};

const numbered = (index: number): string => {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0');
  const groups = digits.match(/\d{3}/gu)!;
  return groups.map((group, n) => (n < groups.length - 1 ? `x${group}` : group)).join('/');
};

export interface ReadHead {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
  readonly body: string;
  readonly signatures: readonly string[];
}

export const headOf = (note: string): ReadHead => {
  const blank = note.indexOf('\n\n');
  const body = note.slice(0, blank + 1);
  const [origin, size, root] = body.split('\n');
  const signatures = note
    .slice(blank + 2)
    .split('\n')
    .filter(Boolean);
  return { origin: origin!, size: Number(size), root: Buffer.from(root!, 'base64'), body, signatures };
};

/** @param read the bytes at a path below the log's prefix; fails when there are none */
export const readPublishedLog = async (read: (path: string) => Promise<Buffer>) => {
  const head = headOf((await read('checkpoint')).toString());
  const widthAt = (n: number): number => Math.min(256, head.size - n * 256);
  const place = (kind: string, n: number): string =>
    `tile/${kind}/${numbered(n)}${widthAt(n) < 256 ? `.p/${widthAt(n)}` : ''}`;
  const entries: Buffer[] = [];
  const hashes: Buffer[] = [];
  for (let n = 0; n * 256 < head.size; n += 1) {
    const bundle = await read(place('entries', n));
    for (let at = 0; at < bundle.length;) {
      const length = bundle.readUInt16BE(at);
      entries.push(bundle.subarray(at + 2, at + 2 + length));
      at += 2 + length;
    }
    const tile = await read(place('0', n));
    for (let at = 0; at < tile.length; at += 32) hashes.push(tile.subarray(at, at + 32));
  }
  return { head, entries, hashes };
};
