import * as fs from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';

/** What of Node's file system is used to write: a test counts these calls, and fails or ends between any two. */
export type Disk = Pick<
  typeof fs,
  'mkdirSync' | 'openSync' | 'writeSync' | 'fsyncSync' | 'closeSync' | 'renameSync'
>;

/** A file, by its path below the folder, with slashes. */
export interface FileToWrite {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const noFile: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);

/**
 * Files that are there whole or not at all, and on the disk once `write` has resolved. Each is written beside its
 * place, synced and renamed; then the folders are synced, because a rename is durable only when its folder is.
 */
export class DurableFolder {
  private readonly folder: string;
  /** Folders that are known to be on the disk, with those above them. */
  private readonly durable = new Set<string>();

  constructor(
    folder: string,
    private readonly disk: Disk = fs,
  ) {
    this.folder = resolve(folder);
  }

  /** Undefined when there is no such file. */
  async read(path: string): Promise<Buffer | undefined> {
    return readFile(this.placeOf(path)).catch((error: NodeJS.ErrnoException) => {
      if (noFile.has(error.code ?? '')) return undefined;
      throw error;
    });
  }

  /** Synchronous inside: it belongs to a thread that may wait for the disk. @throws the error of the file system */
  async write(files: readonly FileToWrite[]): Promise<void> {
    const folders = new Set<string>();
    for (const { path, bytes } of files) {
      const place = this.placeOf(path);
      for (const above of this.foldersToSync(dirname(place))) folders.add(above);
      this.put(place, bytes);
    }
    // The deepest first: a folder's own entry is in the one above it.
    for (const folder of [...folders].sort((a, b) => b.length - a.length)) this.sync(folder);
    for (const folder of folders) this.durable.add(folder);
  }

  /** Files and folders with all that is in them; what is not there is no error. */
  async remove(paths: readonly string[]): Promise<void> {
    for (const path of paths) await rm(this.placeOf(path), { recursive: true, force: true });
    if (paths.length > 0) this.durable.clear();
  }

  private put(place: string, bytes: Uint8Array): void {
    this.disk.mkdirSync(dirname(place), { recursive: true });
    const beside = `${place}.new`;
    const handle = this.disk.openSync(beside, 'w', 0o644);
    try {
      // One call may write a part only, as at the limit of a file's size.
      for (let at = 0; at < bytes.length;) at += this.disk.writeSync(handle, bytes, at);
      this.disk.fsyncSync(handle);
    } finally {
      this.disk.closeSync(handle);
    }
    this.disk.renameSync(beside, place);
  }

  private sync(folder: string): void {
    const handle = this.disk.openSync(folder, 'r');
    try {
      this.disk.fsyncSync(handle);
    } finally {
      this.disk.closeSync(handle);
    }
  }

  /** A folder whose own entry may not be on the disk yet needs those above it synced too. */
  private *foldersToSync(folder: string): Generator<string> {
    yield folder;
    for (
      let below = folder;
      !this.durable.has(below) && below.startsWith(this.folder);
      below = dirname(below)
    )
      yield dirname(below);
  }

  private placeOf(path: string): string {
    const place = join(this.folder, path);
    if (!place.startsWith(this.folder + sep)) throw new RangeError(`${path} is not below its folder`);
    return place;
  }
}
