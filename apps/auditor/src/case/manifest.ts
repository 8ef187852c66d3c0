import { hash } from 'node:crypto';
import { parseCheckpoint, parseNote } from '#evidence';
import {
  type Case,
  caseFiles,
  type CaseFiles,
  caseFormat,
  type CaseScope,
  pageVersion,
} from './case-file.js';

/** What a case says of itself. Only what the signed head proves is proven; this is a table of contents. */
export interface Manifest {
  readonly format: typeof caseFormat;
  readonly scope: CaseScope;
  readonly known: number;
  readonly origin: string;
  readonly size: number;
  /** How many. */
  readonly events: number;
  readonly page: number;
  /** SHA-256 of every other file but the cosignatures, by name. */
  readonly files: Readonly<Record<string, string>>;
}

const notListed: readonly string[] = [caseFiles.manifest, caseFiles.cosignatures];

const hashesOf = (files: CaseFiles): Record<string, string> =>
  Object.fromEntries(
    [...files]
      .filter(([name]) => !notListed.includes(name))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, bytes]) => [name, hash('sha256', bytes, 'hex')]),
  );

export const manifestOf = (shown: Case, files: CaseFiles, page: number): Manifest => {
  const { origin, size } = parseCheckpoint(parseNote(shown.checkpoint).text);
  const { scope, known, events } = shown;
  return {
    format: caseFormat,
    scope,
    known,
    origin,
    size,
    events: events.length,
    page,
    files: hashesOf(files),
  };
};

export const formatManifest = (manifest: Manifest): string => `${JSON.stringify(manifest, null, 2)}\n`;

export const manifestText = (shown: Case, files: CaseFiles): string =>
  formatManifest(manifestOf(shown, files, pageVersion));
