import { parseNote, type TextOrBytes } from '#evidence';
import type { CaseEvent } from '../page/script/checks.js';
import {
  type Case,
  caseFiles,
  type CaseFiles,
  caseFormat,
  indexOfEventFile,
  proofFile,
} from '../case-file.js';
import type { Manifest } from '../manifest.js';

/** A case file says less than a case has to, or cannot be read. */
export class CaseDamaged extends Error {
  override readonly name = 'CaseDamaged';

  constructor(
    readonly file: string,
    reason: string,
  ) {
    super(reason);
  }
}

/** The exact text of a file. @throws CaseDamaged when it is not there or not UTF-8 */
const textIn = (files: CaseFiles, name: string): string => {
  const bytes = files.get(name);
  if (!bytes) throw new CaseDamaged(name, 'there is no such file');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CaseDamaged(name, 'it is not well-formed UTF-8');
  }
};

const jsonIn = (files: CaseFiles, name: string): unknown => {
  try {
    return JSON.parse(textIn(files, name));
  } catch (error) {
    throw error instanceof CaseDamaged ? error : new CaseDamaged(name, (error as Error).message);
  }
};

const isText = (value: unknown): boolean => typeof value === 'string';

/** @throws CaseDamaged */
export const readManifest = (files: CaseFiles): Manifest => {
  const value = jsonIn(files, caseFiles.manifest) as Partial<Manifest> | null;
  const bad = (reason: string): CaseDamaged => new CaseDamaged(caseFiles.manifest, reason);
  if (value?.format !== caseFormat) throw bad(`it is not ${caseFormat}`);
  const { scope, known, files: listed } = value;
  if (!isText(scope?.unit) || ![scope?.from, scope?.to].every(day => day === undefined || isText(day)))
    throw bad('it has no scope');
  if (!Number.isSafeInteger(known)) throw bad('it does not say what was known');
  if (typeof listed !== 'object' || listed === null) throw bad('it lists no files');
  return value as Manifest;
};

/** An event and the document that proves it, which nobody has checked yet. */
export interface ProvenEvent extends CaseEvent {
  readonly proof: string;
}

const eventIn = (files: CaseFiles, name: string, index: number): ProvenEvent => {
  const proof = jsonIn(files, proofFile(index)) as { leaf?: unknown; hashes?: unknown } | null;
  const hashes = Array.isArray(proof?.hashes) ? proof.hashes.map(String) : [];
  const prev = prevIn(proof?.leaf);
  return { index, prev, hashes, body: textIn(files, name), proof: textIn(files, proofFile(index)) };
};

const prevIn = (leaf: unknown): number => {
  try {
    const { prev } = JSON.parse(`${leaf as string}`) as { readonly prev?: unknown };
    return typeof prev === 'number' ? prev : -1;
  } catch {
    return -1;
  }
};

export interface ReadCase extends Case {
  readonly events: readonly ProvenEvent[];
}

/** The case that the files hold, as they say it. @throws CaseDamaged */
export const readCase = (files: CaseFiles, { scope, known }: Manifest): ReadCase => {
  const events = [...files.keys()].flatMap(name => {
    const index = indexOfEventFile(name);
    return index === undefined ? [] : [eventIn(files, name, index)];
  });
  const optional = (name: string): string => (files.has(name) ? textIn(files, name) : '');
  const checkpoint = textIn(files, caseFiles.checkpoint);
  mustBeNote(checkpoint);
  return {
    scope,
    known,
    checkpoint,
    cosignatures: optional(caseFiles.cosignatures),
    keys: textIn(files, caseFiles.keys).split('\n').filter(Boolean),
    keyLinks: optional(caseFiles.keyLinks),
    events: events.toSorted((one, other) => one.index - other.index),
  };
};

const mustBeNote = (text: TextOrBytes): void => {
  try {
    parseNote(text);
  } catch (error) {
    throw new CaseDamaged(caseFiles.checkpoint, (error as Error).message);
  }
};
