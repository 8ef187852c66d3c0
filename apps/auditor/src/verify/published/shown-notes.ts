import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CouldNotRead } from '#command-line';
import { parseCheckpoint, parseNote } from '#evidence';
import type { Plan } from '../plan.js';
import { readHead, type ShownHead } from './heads.js';
import { type Judging, keptHead } from './kept-heads.js';
import { LogFolder } from './log-folder.js';

/** What is published, and the heads of it that are kept outside the database. */
export interface Shown {
  readonly heads: readonly ShownHead[];
  readonly publication?: { readonly folder: LogFolder; readonly size: number };
}

const checkpointFile = 'checkpoint';
const headFile = 'last-head';

const mustBeFolder = (path: string): void => {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new CouldNotRead(`Không có thư mục ${path} / There is no folder ${path}.`);
};

const noCheckpoint = (folder: string): CouldNotRead =>
  new CouldNotRead(
    `Thư mục ${folder} không có tệp checkpoint: không phải bản công bố, hoặc chưa công bố gì / ` +
      `The folder ${folder} has no file checkpoint: it is no published log, or nothing was published yet.`,
  );

/** The size that is published, whoever signed it: files are compared as far as it says. */
const publishedSize = (note: Buffer): number | undefined => {
  try {
    return parseCheckpoint(parseNote(note).text).size;
  } catch {
    return undefined;
  }
};

const readFile = (path: string): Buffer => {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new CouldNotRead(`Không đọc được / Cannot be read: ${path} (${(error as Error).message}).`);
  }
};

/** The files that a plan names, read once; what is in them is for `shownNotes`. */
export interface ShownFiles {
  readonly notes: readonly (Pick<ShownHead, 'source' | 'where'> & { readonly note: Buffer })[];
  readonly published?: { readonly folder: LogFolder; readonly note: Buffer };
  /** The folder that was looked at. */
  readonly log: string;
}

/** @throws CouldNotRead */
export const shownFiles = (plan: Plan): ShownFiles => {
  const held = plan.held.map(where => ({ source: 'held', where, note: readFile(where) }) as const);
  const apart = plan.heads && headFileAt(plan.heads);
  const kept = apart ? [{ source: 'head-file', where: apart, note: readFile(apart) } as const] : [];
  const published = plan.log === undefined ? undefined : publishedAt(plan.log, plan.events !== undefined);
  return { notes: [...held, ...kept], log: plan.log ?? '–', ...(published && { published }) };
};

export const shownNotes = ({ notes, published, log }: ShownFiles, judging: Judging): Shown => {
  const { trust, report } = judging;
  const heads = notes.map(({ note, ...place }) => keptHead(note, place, judging));
  if (published) {
    const { folder, note } = published;
    const where = join(folder.path, checkpointFile);
    heads.push(readHead(note, { source: 'checkpoint', where }, trust, report));
  } else report({ code: 'note.unpublished', what: log });
  const size = published && publishedSize(published.note);
  return {
    heads: heads.filter(head => head !== undefined),
    ...(published && size !== undefined && { publication: { folder: published.folder, size } }),
  };
};

/** Undefined where the log was not published yet; without a database there is nothing else to check then. */
const publishedAt = (path: string, hasEvents: boolean) => {
  mustBeFolder(path);
  const folder = new LogFolder(path);
  const note = folder.read(checkpointFile);
  if (note) return { folder, note };
  if (!hasEvents) throw noCheckpoint(path);
  return undefined;
};

const headFileAt = (path: string): string | undefined => {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new CouldNotRead(`Không có / There is no ${path}.`);
  if (!stat.isDirectory()) return path;
  const file = join(path, headFile);
  return statSync(file, { throwIfNoEntry: false }) ? file : undefined;
};
