import { exactDecimal } from '../encoding/decimal.js';
import { hashesInLines, headAndNote, linesOfHashes, proofHashesMax } from '../encoding/hash-lines.js';
import { strictText, type TextOrBytes } from '../encoding/utf8.js';
import { Malformed } from '../malformed.js';
import { isSize } from '../merkle/size.js';

/** What a log sends to a witness. Source: C2SP tlog-witness, "add-checkpoint". */
export interface AddCheckpoint {
  /** Size of the last checkpoint that the log believes the witness to have cosigned; 0 for none. */
  readonly old: number;
  /** Consistency proof from `old` to the checkpoint. */
  readonly hashes: readonly Buffer[];
  /** The signed note, whole. */
  readonly checkpoint: string;
}

const subject = 'add-checkpoint';

/** Takes a request apart and verifies nothing. @throws Malformed, which a witness answers with 400 */
export const parseAddCheckpoint = (input: TextOrBytes): AddCheckpoint => {
  const text = strictText(input);
  if (text === undefined) throw new Malformed(subject, 'it is not well-formed UTF-8');
  const { head, note } = headAndNote(subject, text);
  const [, decimal = ''] = /^old (\d+)$/.exec(head[0] ?? '') ?? [];
  const old = exactDecimal(decimal);
  if (old === undefined)
    throw new Malformed(subject, 'there is no `old` with a plain decimal below 2^53', { line: 1 });
  return { old, hashes: hashesInLines(subject, head.slice(1), 2), checkpoint: note };
};

/** @throws RangeError for what no witness would take */
export const formatAddCheckpoint = ({ old, hashes, checkpoint }: AddCheckpoint): string => {
  if (!isSize(old) || hashes.length > proofHashesMax)
    throw new RangeError('a request has an old size below 2^53 and at most 63 hashes');
  return [`old ${old}`, ...linesOfHashes(hashes), '', checkpoint].join('\n');
};
