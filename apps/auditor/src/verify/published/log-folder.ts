import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Coordinates, entryBundle, hashTile, isPartial, pathOf } from '#evidence';

/** A published log as files: the ledger's own folder, or a copy of what it serves. */
export class LogFolder {
  constructor(readonly path: string) {}

  /** Undefined when there is no such file. @throws the file system's error when it cannot tell */
  read(name: string): Buffer | undefined {
    try {
      return readFileSync(join(this.path, name));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      throw error;
    }
  }

  /**
   * A tile or bundle, or the full one that has taken the place of a partial one since (C2SP tlog-tiles, "Partial
   * Tiles"): then it holds more than was asked for.
   */
  tile(coordinates: Coordinates): { readonly path: string; readonly bytes: Buffer } | undefined {
    for (const candidate of isPartial(coordinates) ? [coordinates, full(coordinates)] : [coordinates]) {
      const path = pathOf(candidate);
      const bytes = this.read(path);
      if (bytes) return { path, bytes };
    }
    return undefined;
  }
}

const full = (coordinates: Coordinates): Coordinates =>
  coordinates.kind === 'entries'
    ? entryBundle(coordinates.index)
    : hashTile(coordinates.level, coordinates.index);
