import { unzipSync, zipSync } from 'fflate';
import type { CaseFiles } from './case-file.js';

/*
 * Stored, not compressed: what a compressor makes of the same bytes changes with its version, and a case must be the
 * same to the byte whenever it is exported. A time is part of the format; by its local fields, as the writer reads it.
 */
const always = { level: 0, mtime: new Date(1980, 0, 1) } as const;

/** The files as one ZIP archive, sorted by name. */
export const packed = (files: CaseFiles): Uint8Array => {
  const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), always);
};

/** @throws Error for what is no such archive */
export const unpacked = (archive: Uint8Array): CaseFiles => new Map(Object.entries(unzipSync(archive)));
