import { openCheckpoint, parseCheckpoint, parseNote } from '#evidence';
import type { LogTrust } from './trust.js';
import type { Report } from '../findings/finding.js';

/** Who shows a head: records of the ledger, the file apart, the published checkpoint, or the verifier's own copy. */
export type HeadSource = 'socai-heads' | 'head-file' | 'checkpoint' | 'held' | 'new-origin' | 'former-heads';

/** A head that somebody signed, and where it was found. */
export interface ShownHead {
  readonly source: HeadSource;
  /** Which of them: a revision of `socai-heads`, or the path of a file. */
  readonly where: string;
  readonly size: number;
  readonly root: Buffer;
  /** How many keys have followed on the newest one that signed it; undefined when signatures are not checked. */
  readonly keyAge?: number;
}

/** The head that a note speaks of; undefined, and reported, when it is none or no trusted key has signed it. */
export const readHead = (
  note: string | Buffer,
  { source, where }: Pick<ShownHead, 'source' | 'where'>,
  trust: LogTrust | undefined,
  report: Report,
): ShownHead | undefined => {
  const what = `${source} ${where}`;
  if (trust) {
    const opened = openCheckpoint(note, { ...trust, quorum: 0 });
    if (opened.ok) {
      const { size, root, signedBy } = opened.value;
      // Witnesses sign what is published; records are made before they could.
      if (source === 'checkpoint') mustBeCosigned(note, what, trust, report);
      return { source, where, size, root, ...keyAgeOf(signedBy, trust) };
    }
    const { message, expected, actual } = opened;
    report({ code: 'head.invalid', what, actual: [message, expected, actual].filter(Boolean).join(' | ') });
  }
  try {
    const { size, root } = parseCheckpoint(parseNote(note).text);
    return trust ? undefined : { source, where, size, root };
  } catch (error) {
    if (!trust) report({ code: 'head.invalid', what, actual: (error as Error).message });
    return undefined;
  }
};

/** What too few have cosigned is a head all the same, and held against the events. */
const mustBeCosigned = (note: string | Buffer, what: string, trust: LogTrust, report: Report): void => {
  const opened = openCheckpoint(note, trust);
  if (opened.ok) return;
  const [expected, actual] = [`≥ ${opened.expected}`, String(opened.actual)];
  report({ code: 'head.too-few-witnesses', what, expected, actual });
};

/** Undefined where no link says which of the keys is the newer. */
const keyAgeOf = (
  signedBy: readonly { readonly keyId: number }[],
  { logKeys, linked }: LogTrust,
): Partial<Pick<ShownHead, 'keyAge'>> => {
  const ages = signedBy.map(({ keyId }) => logKeys.findIndex(key => key.keyId === keyId));
  const keyAge = Math.min(...ages.filter(age => age < linked));
  return Number.isFinite(keyAge) ? { keyAge } : {};
};
