import { readFileSync } from 'node:fs';
import { CouldNotRead, couldNotRead, type Watch } from '#command-line';
import type { Scheduler } from '#event-sourcing';
import { openCheckpoint, type OpenedCheckpoint, type Trust } from '#evidence';
import type { Report } from '../../verify/findings/finding.js';
import { Found, type FoundSum } from '../../verify/findings/found.js';
import type { Trusted } from '../../verify/published/trust.js';
import { unpacked } from '../archive.js';
import { caseFiles, type CaseFiles } from '../case-file.js';
import type { Manifest } from '../manifest.js';
import { trustInCase } from './case-trust.js';
import { CaseEventCheck } from './check-case-event.js';
import { archiveSound, countsFollow, filesListed, manifestFollows, pageSound } from './check-files.js';
import { openedSound } from './check-opened.js';
import { CaseDamaged, readCase, type ReadCase, readManifest } from './read-case.js';

/** What the verification of a case comes to. */
export interface CaseVerdict {
  readonly found: FoundSum;
  readonly events: number;
  /** Of the signed head; 0 when there is none that holds. */
  readonly size: number;
  readonly origin: string;
  /** Texts that were opened for it, where these came along. */
  readonly opened?: number;
}

export const caseSummary = ({ events, size, origin, opened }: CaseVerdict): string =>
  `hồ sơ / case: ${events} sự kiện / events, đầu sổ / head ${size}, ${origin === '' ? '–' : origin}` +
  (opened === undefined ? '' : `, ${opened} văn bản đã mở / opened texts`);

/** The bytes of the file of a case, and of the texts that were opened for it. */
export interface CaseToVerify {
  readonly archive: Uint8Array;
  readonly opened?: Uint8Array;
}

/** @throws CouldNotRead */
export const readCaseFile = (path: string): Uint8Array => {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    throw couldNotRead(error);
  }
};

/**
 * Checks a case by itself: its proofs against what is trusted, and everything else against its events.
 * @throws CouldNotRead when the work was broken off
 */
export const verifyCase = async (
  { archive, opened: texts }: CaseToVerify,
  trusted: Trusted,
  scheduler: Scheduler,
  watch: Watch,
): Promise<CaseVerdict> => {
  const found = new Found();
  const parts = unpackedParts(archive, found.add);
  if (!parts) return { found: found.sum(), events: 0, size: 0, origin: '' };
  const { files, manifest, shown } = parts;
  const trust = trustInCase(shown, trusted, found.add);
  const head = headOf(shown, trust, found.add);
  const areSound = await eventsChecked(parts, { trust, head, report: found.add }, scheduler, watch);
  filesListed(files, manifest, found.add);
  if (areSound) countsFollow(shown, files, found.add);
  pageSound(shown, files, manifest, found.add);
  manifestFollows(shown, files, manifest, found.add);
  archiveSound(archive, files, found.add);
  const opened = texts && openedSound(texts, archive, shown, found.add);
  found.add({ code: 'note.case-scope' });
  return {
    ...(opened !== undefined && { opened }),
    found: found.sum(),
    events: shown.events.length,
    size: head?.size ?? 0,
    origin: head?.origin ?? '',
  };
};

interface Parts {
  readonly files: CaseFiles;
  readonly manifest: Manifest;
  readonly shown: ReadCase;
}

const unpackedParts = (archive: Uint8Array, report: Report): Parts | undefined => {
  let files: CaseFiles;
  try {
    files = unpacked(archive);
  } catch (error) {
    report({ code: 'case.archive', actual: (error as Error).message });
    return undefined;
  }
  try {
    const manifest = readManifest(files);
    return { files, manifest, shown: readCase(files, manifest) };
  } catch (error) {
    if (!(error instanceof CaseDamaged)) throw error;
    const code = error.file === caseFiles.manifest ? 'case.manifest' : 'case.file';
    report({ code, what: error.file, actual: error.message });
    return undefined;
  }
};

const headOf = (
  { checkpoint, cosignatures }: ReadCase,
  trust: Trust | undefined,
  report: Report,
): OpenedCheckpoint | undefined => {
  const verdict = trust && openCheckpoint(checkpoint + cosignatures, trust);
  if (verdict?.ok) return verdict.value;
  const actual = verdict
    ? [verdict.message, verdict.expected, verdict.actual].filter(Boolean).join(' | ')
    : '–';
  const tooFew = verdict?.code === 'checkpoint.too-few-witnesses';
  report({ code: tooFew ? 'head.too-few-witnesses' : 'head.invalid', what: caseFiles.checkpoint, actual });
  return undefined;
};

interface Held {
  readonly trust: Trust | undefined;
  readonly head: OpenedCheckpoint | undefined;
  readonly report: Report;
}

const betweenLooks = 256;

/** @returns whether every event holds */
const eventsChecked = async (
  { shown }: Parts,
  { trust, head, report }: Held,
  scheduler: Scheduler,
  watch: Watch,
): Promise<boolean> => {
  const { scope, known, checkpoint, events } = shown;
  const check = new CaseEventCheck({ scope, known, checkpoint, head, trust: trust! }, report);
  let areSound = true;
  watch.begin(events.length);
  for (const [n, event] of events.entries()) {
    areSound = check.check(event) && areSound;
    watch.progress(1);
    if (n % betweenLooks === 0) await scheduler.wait(0);
    if (watch.signal.aborted) throw new CouldNotRead('Bị ngắt giữa chừng / Interrupted before the end.');
  }
  return areSound;
};
