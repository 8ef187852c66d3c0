import { createHash } from 'node:crypto';
import {
  bundlesGrown,
  formatEntryBundle,
  pathOf,
  TileReader,
  type TileSource,
  TileTree,
} from '../tiles/index.js';
import { formatCheckpoint } from '../checkpoint.js';
import { leafHash } from '../merkle/index.js';
import {
  cosignText,
  signerKeyFromSeed,
  signerOf,
  signNote,
  verifierOf,
  withSignatures,
} from '../note/index.js';
import type { Trust } from '../open-checkpoint.js';

const seedOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A key of a name that is the same in every run. */
export const sampleKey = (name: string, type: 'ed25519' | 'cosignature' = 'ed25519') => {
  const key = signerKeyFromSeed(name, seedOf(name), type);
  return {
    key,
    signer: signerOf(name, key.privateKey, type),
    verifier: verifierOf(name, key.publicKey, type),
  };
};

export const sampleOrigin = 'ledger.example/log';
export const sampleLogKey = sampleKey(sampleOrigin);
export const sampleWitness = sampleKey('witness.example/w1', 'cosignature');
export const sampleTrust: Trust = {
  origin: sampleOrigin,
  logKeys: [sampleLogKey.verifier],
  witnesses: [sampleWitness.verifier],
};

/** A log in memory that publishes as a real one does: files of tiles, bundles and checkpoints. */
export class SampleLog implements TileSource {
  readonly files = new Map<string, Buffer>();
  readonly entries: Buffer[] = [];
  readonly #tree = new TileTree();
  #published = 0;

  constructor(private readonly origin = sampleOrigin) {}

  get size(): number {
    return this.#tree.size;
  }

  add(...entries: readonly (string | Buffer)[]): void {
    for (const entry of entries) {
      this.entries.push(Buffer.from(entry as string));
      this.#tree.add(leafHash(this.entries.at(-1)!));
    }
  }

  read(path: string): Promise<Buffer | undefined> {
    return Promise.resolve(this.files.get(path));
  }

  /** Writes what has grown, and gives the signed checkpoint. */
  async publish(cosignedAt?: number): Promise<string> {
    for (const { coordinates, bytes } of [...this.#tree.takeFull(), ...this.#tree.partials()])
      this.files.set(pathOf(coordinates), bytes);
    for (const bundle of bundlesGrown(this.#published, this.size)) {
      const first = bundle.index * 256;
      this.files.set(pathOf(bundle), formatEntryBundle(this.entries.slice(first, first + bundle.width)));
    }
    this.#published = this.size;
    const body = formatCheckpoint({ origin: this.origin, size: this.size, root: this.#tree.root() });
    const note = await signNote(body, [sampleLogKey.signer]);
    if (cosignedAt === undefined) return note;
    return withSignatures(note, [await cosignText(sampleWitness.signer, body, cosignedAt)]);
  }

  reader(): TileReader {
    return new TileReader(this, this.#published);
  }
}
