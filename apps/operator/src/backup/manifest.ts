import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { NotDone } from '#command-line';

/** What a backup consists of. It finds damage; who changes a file may change this too, and `verify` finds that. */
export interface Manifest {
  readonly format: 'socai/backup/v1';
  /** RFC 3339, UTC. */
  readonly madeAt: string;
  /** Name of the published log; absent when nothing had been published. */
  readonly origin?: string;
  /** Events in it. */
  readonly events: number;
  /** Leaves of the largest signed head in it; 0 when there is none. */
  readonly published: number;
  /** Whether the keys of sealed fields are in it. */
  readonly keys: boolean;
  readonly files: readonly ListedFile[];
}

export interface ListedFile {
  readonly path: string;
  readonly bytes: number;
  /** Lowercase hex. */
  readonly sha256: string;
}

export const manifestFile = 'manifest.json';
const files = ['events.db', 'checkpoint', 'last-head', 'seal-keys.db'] as const;
export type BackupFile = (typeof files)[number];

export const listed = async (folder: string, path: BackupFile): Promise<ListedFile> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(join(folder, path)), hash);
  return { path, bytes: statSync(join(folder, path)).size, sha256: hash.digest('hex') };
};

/** @throws NotDone when there is none, or it is none of this release */
export const readManifest = (folder: string): Manifest => {
  const place = join(folder, manifestFile);
  let manifest: Manifest;
  try {
    manifest = JSON.parse(readFileSync(place, 'utf8')) as Manifest;
  } catch (error) {
    throw new NotDone(
      'backup.unreadable',
      `Không phải bản sao lưu / ${folder} is no backup: ${(error as Error).message}.`,
    );
  }
  const isListed = (file: ListedFile): boolean => (files as readonly string[]).includes(file?.path);
  if (manifest?.format === 'socai/backup/v1' && manifest.files?.every?.(isListed)) return manifest;
  throw new NotDone('backup.unreadable', `Không hiểu bản kê / ${place} is no manifest of socai/backup/v1.`);
};

/** @throws NotDone that names the first file which is not as it was written */
export const checkFiles = async (folder: string, { files: expected }: Manifest): Promise<void> => {
  for (const file of expected) {
    const actual = await listed(folder, file.path as BackupFile).catch(() => undefined);
    if (actual?.sha256 === file.sha256 && actual.bytes === file.bytes) continue;
    const found = actual ? `${actual.bytes} bytes, ${actual.sha256}` : 'missing';
    throw new NotDone(
      'backup.damaged',
      `Bản sao lưu bị hỏng / The backup is damaged: ${file.path} must have ${file.bytes} bytes, ` +
        `${file.sha256}; found: ${found}.`,
    );
  }
};
