import { hashFromBase64 } from './encoding/base64.js';
import { exactDecimal } from './encoding/decimal.js';
import { Malformed, quoted } from './malformed.js';
import { isHash } from './merkle/hash.js';
import { isSize } from './merkle/size.js';
import { controlIn } from './note/key-name.js';

/** What a log says of itself: that under this name it has this many leaves, and this root. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
  /** Lines after the root; nobody but the log knows what they mean. */
  readonly extensions: readonly string[];
}

const bad = (reason: string, line: number): Malformed => new Malformed('checkpoint', reason, { line });

/**
 * Reads the text of a note as a checkpoint. Source: C2SP tlog-checkpoint, "Note text". Sizes of 2^53 and more are
 * refused: this library counts exactly or not at all. @throws Malformed
 */
export const parseCheckpoint = (text: string): Checkpoint => {
  const lines = text.split('\n');
  if (lines.pop() !== '') throw bad('the last line has no line feed', lines.length + 1);
  const [origin = '', size = '', root = '', ...extensions] = lines;
  if (origin === '') throw bad('there is no origin', 1);
  const leaves = exactDecimal(size);
  if (leaves === undefined) throw bad(`${quoted(size)} is not a size in plain decimal below 2^53`, 2);
  const hash = hashFromBase64(root);
  if (!hash) throw bad('the root is not base64 of 32 bytes', 3);
  const empty = extensions.indexOf('');
  if (empty >= 0) throw bad('an extension line is empty', 4 + empty);
  const control = lines.findIndex(line => controlIn(line) >= 0);
  if (control >= 0) throw bad('there is a control character', 1 + control);
  return { origin, size: leaves, root: hash, extensions };
};

const isLine = (text: string): boolean =>
  text !== '' && !text.includes('\n') && text.isWellFormed() && controlIn(text) < 0;

/** The text to be signed. @throws RangeError for what no reader would take */
export const formatCheckpoint = (
  checkpoint: Pick<Checkpoint, 'origin' | 'size' | 'root'> & Partial<Checkpoint>,
): string => {
  const { origin, size, root, extensions = [] } = checkpoint;
  if (![origin, ...extensions].every(isLine)) throw new RangeError('origin and extensions are lines of text');
  if (!isSize(size) || !isHash(root))
    throw new RangeError('a checkpoint has a size below 2^53 and a SHA-256');
  return [origin, size, root.toString('base64'), ...extensions, ''].join('\n');
};
