import { Inject, Injectable } from '@nestjs/common';
import {
  bundleOf,
  entryBundle,
  type HashReader,
  parseEntryBundle,
  pathOf,
  TileReader,
  tileWidth,
  type Trust,
  type Verifier,
} from '#evidence';
import { ProblemException } from '#platform';
import { LOG_FILES, PUBLICATION, type Publication, VERIFIERS } from '../publication.js';
import type { LogFiles } from '../ports/index.js';

/** A published head, and the tree under it. */
export interface ShelfHead {
  readonly size: number;
  /** The signed note. */
  readonly note: string;
  readonly tree: HashReader;
}

/** What proofs are made of: the published files, read as any stranger would read them. */
@Injectable()
export class ProofShelf {
  private newest: ShelfHead | undefined;

  constructor(
    @Inject(LOG_FILES) private readonly files: LogFiles,
    @Inject(PUBLICATION) private readonly publication: Publication,
    @Inject(VERIFIERS) private readonly verifiers: readonly Verifier[],
  ) {}

  /** What a proof is held against before it is sent, as its reader will. */
  get trust(): Trust {
    return { origin: this.verifiers[0]!.name, logKeys: this.verifiers };
  }

  /** The published head. @throws ProblemException 404 `proof.not-yet` before the first */
  head(): ShelfHead {
    const { size, note } = this.publication.state;
    if (note === undefined)
      throw new ProblemException(404, 'proof.not-yet', {
        numbers: { published: 0 },
        headers: { 'retry-after': '2' },
      });
    if (this.newest?.note !== note) this.newest = { size, note, tree: this.treeOf(size) };
    return this.newest;
  }

  treeOf(size: number): HashReader {
    return this.newest?.size === size ? this.newest.tree : new TileReader(this.files, size);
  }

  /** Texts of leaves, in the order asked; each bundle is read once. */
  async leaves(indexes: readonly number[], size: number): Promise<readonly string[]> {
    const bundles = new Map<number, Promise<readonly Buffer[]>>();
    const bundle = (at: number): Promise<readonly Buffer[]> => {
      const reading = bundles.get(at) ?? this.bundle(at, size);
      bundles.set(at, reading);
      return reading;
    };
    return Promise.all(
      indexes.map(async index => {
        const entries = await bundle(Math.floor(index / tileWidth));
        return entries[index % tileWidth]!.toString();
      }),
    );
  }

  private async bundle(at: number, size: number): Promise<readonly Buffer[]> {
    // A partial bundle may have been filled since: the full one begins with the same entries.
    for (const { index, width } of [bundleOf(at, size)!, entryBundle(at)]) {
      const bytes = await this.files.read(pathOf(entryBundle(index, width)));
      if (bytes) return parseEntryBundle(bytes, width);
    }
    throw new Error(`there is no bundle ${at} of a log of ${size} entries`);
  }
}

/**
 * Runs a making of proofs from the published files. They are disposable: while they are damaged there is no proof, and
 * a proof that does not hold is never sent.
 * @throws ProblemException 503 `proof.unavailable`
 */
export const fromSoundFiles = async <T>(make: () => Promise<T>, holds: (made: T) => boolean): Promise<T> => {
  const unavailable = (): ProblemException =>
    new ProblemException(503, 'proof.unavailable', { headers: { 'retry-after': '60' } });
  const made = await make().catch((fault: unknown) => {
    throw fault instanceof ProblemException ? fault : unavailable();
  });
  if (!holds(made)) throw unavailable();
  return made;
};
