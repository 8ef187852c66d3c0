import { BrokenOff } from '#command-line';
import type { Clock } from '#event-sourcing';
import { resolveKnown } from '#views';
import { unpacked } from '../case/archive.js';
import { caseFiles, type CaseFiles } from '../case/case-file.js';
import { envelopeIn, storedEvent } from '../case/derived-files.js';
import { CaseDamaged, readCase, readManifest } from '../case/verify/read-case.js';
import { readCaseFile } from '../case/verify/verify-case.js';
import { CaseLog } from './case-log.js';
import type { Figure, ReplaySource } from './replay-source.js';

/**
 * The events of a case. Whether they are those that the ledger recorded is for `socai verify`.
 * @throws BrokenOff for what is no case, CouldNotRead
 */
export const caseSource = (path: string, clock: Clock): ReplaySource => {
  const { log, known, figures } = readable(path, readCaseFile(path));
  return {
    log,
    last: async to => (to === undefined ? known : (await resolveKnown(to, log, clock)).index),
    count: to => log.count(to),
    part: { at: index => log.at(index), figures, known },
    close: async () => undefined,
  };
};

const readable = (path: string, archive: Uint8Array) => {
  try {
    return caseIn(unpacked(archive));
  } catch (error) {
    const where = error instanceof CaseDamaged ? `${error.file}: ` : '';
    throw new BrokenOff(
      'case.unreadable',
      `${path} không phải hồ sơ đọc được / is no case that can be read: ${where}${(error as Error).message}`,
    );
  }
};

const caseIn = (files: CaseFiles) => {
  const { known, events } = readCase(files, readManifest(files));
  const stored = events.map(event => storedEvent(event, envelopeIn(event)));
  return { known, log: new CaseLog(stored, known), figures: figuresIn(files) };
};

const figuresIn = (files: CaseFiles): readonly Figure[] => {
  const text = Buffer.from(files.get(caseFiles.figures) ?? []).toString();
  return (JSON.parse(text) as { readonly movements: readonly Figure[] }).movements;
};
