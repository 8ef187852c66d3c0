import { bytesFromBase64 } from './encoding/base64.js';
import { exactDecimal } from './encoding/decimal.js';
import { hashesInLines, headAndNote, linesOfHashes, proofHashesMax } from './encoding/hash-lines.js';
import { strictText, type TextOrBytes } from './encoding/utf8.js';
import { Malformed } from './malformed.js';
import { verifyInclusion } from './merkle/inclusion.js';
import { isSize } from './merkle/size.js';
import { openCheckpoint, type OpenedCheckpoint, type Trust } from './open-checkpoint.js';
import { checking, passed, type Verdict } from './verdict.js';

/** That an entry is in a log, in one file that is checked without asking anybody. Source: C2SP tlog-proof, "Format". */
export interface TlogProof {
  /** Whatever the application put there: nothing signs it. */
  readonly extra?: Buffer;
  readonly index: number;
  readonly hashes: readonly Buffer[];
  /** The signed note as the log published it. */
  readonly checkpoint: string;
}

const subject = 'tlog-proof';
const firstLine = 'c2sp.org/tlog-proof@v1';
const bad = (reason: string, line: number): Malformed => new Malformed(subject, reason, { line });

const extraIn = (line: string | undefined): Buffer | undefined => {
  if (!line?.startsWith('extra ')) return undefined;
  const extra = bytesFromBase64(line.slice('extra '.length));
  if (!extra || extra.length === 0) throw bad('the extra data is not base64, or there is none', 2);
  return extra;
};

/** Takes a proof apart and verifies nothing. @throws Malformed */
export const parseTlogProof = (input: TextOrBytes): TlogProof => {
  const text = strictText(input);
  if (text === undefined) throw new Malformed(subject, 'it is not well-formed UTF-8');
  const { head, note } = headAndNote(subject, text);
  if (head[0] !== firstLine) throw bad(`the first line is not ${firstLine}`, 1);
  const extra = extraIn(head[1]);
  const indexAt = extra ? 2 : 1;
  const [, decimal = ''] = /^index (\d+)$/.exec(head[indexAt] ?? '') ?? [];
  const index = exactDecimal(decimal);
  if (index === undefined) throw bad('there is no `index` with a plain decimal below 2^53', indexAt + 1);
  const hashes = hashesInLines(subject, head.slice(indexAt + 1), indexAt + 2);
  return { ...(extra && { extra }), index, hashes, checkpoint: note };
};

/** @throws RangeError for what no reader would take */
export const formatTlogProof = ({ extra, index, hashes, checkpoint }: TlogProof): string => {
  if (!isSize(index) || hashes.length > proofHashesMax || hashes.some(({ length }) => length !== 32))
    throw new RangeError('a proof has an index below 2^53 and at most 63 hashes of 32 bytes');
  const told = extra && extra.length > 0 ? [`extra ${extra.toString('base64')}`] : [];
  return [firstLine, ...told, `index ${index}`, ...linesOfHashes(hashes), '', checkpoint].join('\n');
};

/** What a proof has shown. */
export interface ProvenEntry {
  readonly index: number;
  readonly checkpoint: OpenedCheckpoint;
}

/**
 * Whether the log has the entry. Source: C2SP tlog-proof, "Verifying a tlog proof". Never throws.
 * @param leafHash of the entry that the verifier asks about, computed by the verifier
 */
export const verifyTlogProof = (
  input: TextOrBytes,
  leafHash: Uint8Array,
  trust: Trust,
): Verdict<ProvenEntry> =>
  checking(() => {
    const { index, hashes, checkpoint: note } = parseTlogProof(input);
    const opened = openCheckpoint(note, trust);
    if (!opened.ok) return opened;
    const checkpoint = opened.value;
    const included = verifyInclusion({ index, size: checkpoint.size, leafHash, hashes }, checkpoint.root);
    return included.ok ? passed({ index, checkpoint }) : included;
  });
