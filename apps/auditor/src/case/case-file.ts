import type { CalendarDate } from '#kernel';
import type { CaseEvent } from './page/script/checks.js';
import type { PageData } from './page/script/main.js';

/** Kind and version of the file, compared to the letter. `docs/guides/case-files.md` holds the rules. */
export const caseFormat = 'socai/case/v1';

/** Counts up whenever the frame of the page changes: a page of this number has exactly the frame of this release. */
export const pageVersion = 1;

/** Whose events, and of which days of effect, both included. */
export interface CaseScope {
  readonly unit: string;
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
}

/** Everything that a case is made of; every other file of it follows from this. */
export interface Case {
  readonly scope: CaseScope;
  /** The last index that was known. */
  readonly known: number;
  /** The signed note, with the log's own signatures alone. */
  readonly checkpoint: string;
  /** Signature lines of witnesses; empty when there are none. */
  readonly cosignatures: string;
  /** Verifier keys of the log, newest first. */
  readonly keys: readonly string[];
  /** Notes that link the keys, oldest first, as the log publishes them; empty when there is one key. */
  readonly keyLinks: string;
  /** By index. */
  readonly events: readonly CaseEvent[];
}

/** Names of files in the archive. */
export const caseFiles = {
  page: 'case.html',
  manifest: 'case.json',
  checkpoint: 'checkpoint',
  cosignatures: 'cosignatures',
  documents: 'documents.json',
  figures: 'figures.json',
  keys: 'verifier-key',
  keyLinks: 'verifier-keys',
} as const;

const digits = 12;
const numbered = (folder: string) => (index: number) => `${folder}/${`${index}`.padStart(digits, '0')}.json`;

/** The exact bytes that the ledger stores of an event. */
export const eventFile = numbered('events');
/** The event's place in the log: a `socai/inclusion/v1` document. */
export const proofFile = numbered('proofs');

/** The index in the name of an event's file; undefined for any other name. */
export const indexOfEventFile = (name: string): number | undefined => {
  const [, number] = /^events\/(\d{12,16})\.json$/u.exec(name) ?? [];
  return number === undefined || eventFile(Number(number)) !== name ? undefined : Number(number);
};

/** The files of a case, by name; bytes. */
export type CaseFiles = ReadonlyMap<string, Uint8Array>;

/** Members in one order: the page is the same whoever makes it of a case. */
export const pageDataOf = ({ scope, known, checkpoint, keys, events }: Case): PageData => ({
  format: caseFormat,
  scope,
  known,
  checkpoint,
  keys,
  events: events.map(({ index, prev, body, hashes }) => ({ index, prev, body, hashes })),
});
