import { hashFromBase64 } from '../encoding/base64.js';
import { exactDecimal } from '../encoding/decimal.js';
import { Malformed, quoted } from '../malformed.js';
import type { TreeHead } from '../merkle/consistency.js';
import { isHash } from '../merkle/hash.js';
import { isSize } from '../merkle/size.js';
import { controlIn } from '../note/key-name.js';
import { parseNote } from '../note/note.js';
import { openNote } from '../note/open.js';
import type { Verifier } from '../note/verifier.js';
import type { TextOrBytes } from '../encoding/utf8.js';
import { checking, differs, failed, passed, type Verdict } from '../verdict.js';

/** First line of the text, so that it can be taken for nothing else that a log signs. */
export const newOriginFormat = 'socai/new-origin/v1';

/**
 * What a log says that goes on from the beginning of another, because events of that one are lost after they had been
 * signed: the history that was published under the old name is not forked under that name.
 */
export interface NewOrigin {
  readonly origin: string;
  readonly former: string;
  /** Size and root of what both have in common. */
  readonly from: TreeHead;
  /** RFC 3339, UTC, milliseconds. */
  readonly time: string;
  /** One line. */
  readonly reason: string;
  /** The last heads of the former log that anybody knew of; those of more events are of what is lost. */
  readonly heads: readonly TreeHead[];
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u;
const bad = (reason: string, line: number): Malformed => new Malformed('new-origin', reason, { line });
const isLine = (text: string): boolean =>
  text !== '' && !text.includes('\n') && text.isWellFormed() && controlIn(text) < 0;

/** One line each: format, origin, former origin, size, root, time, reason; then `head <size> <root>` for each head. */
export const formatNewOrigin = ({ origin, former, from, time, reason, heads }: NewOrigin): string => {
  if (![origin, former, reason].every(isLine) || origin === former || !instant.test(time))
    throw new RangeError('two names that differ, a reason of one line, and a time with milliseconds');
  if (![from, ...heads].every(({ size, root }) => isSize(size) && isHash(root)))
    throw new RangeError('a head has a size below 2^53 and a SHA-256');
  const lines = [
    newOriginFormat,
    origin,
    former,
    `${from.size}`,
    Buffer.from(from.root).toString('base64'),
    time,
    reason,
  ];
  const known = heads.map(({ size, root }) => `head ${size} ${Buffer.from(root).toString('base64')}`);
  return `${[...lines, ...known].join('\n')}\n`;
};

/** Takes the text apart and verifies nothing. @throws Malformed */
export const parseNewOrigin = (text: string): NewOrigin => {
  const lines = text.split('\n');
  if (lines.pop() !== '') throw bad('the last line has no line feed', lines.length + 1);
  if (lines.length < 7 || lines.slice(0, 7).includes(''))
    throw bad('there are not seven lines', lines.length);
  const [format, origin, former, size, root, time, reason, ...heads] = lines as Lines;
  if (format !== newOriginFormat) throw bad(`${quoted(format)} is not ${newOriginFormat}`, 1);
  if (origin === former) throw bad('the two names are one', 3);
  if (!instant.test(time)) throw bad(`${quoted(time)} is no time`, 6);
  const known = heads.map((line, at) => headIn(line, 8 + at));
  return { origin, former, time, reason, from: headOf(size, root, 4), heads: known };
};

type Lines = [string, string, string, string, string, string, string, ...string[]];

const headIn = (text: string, line: number): TreeHead => {
  const [mark, size = '', root = '', ...more] = text.split(' ');
  if (mark !== 'head' || more.length > 0) throw bad(`${quoted(text)} is no head`, line);
  return headOf(size, root, line);
};

const headOf = (size: string, root: string, line: number): TreeHead => {
  const leaves = exactDecimal(size);
  const hash = hashFromBase64(root);
  if (leaves === undefined || !hash)
    throw bad('a head is a size in plain decimal and base64 of 32 bytes', line);
  return { size: leaves, root: hash };
};

/**
 * The statement of a log that a verifier knows: a key of the new name has signed it. Never throws.
 * @param keys of the new name; those of the former one may be among them, and then count as well
 */
export const openNewOrigin = (
  input: TextOrBytes,
  origin: string,
  keys: readonly Verifier[],
): Verdict<NewOrigin & { readonly signedBy: readonly string[] }> =>
  checking(() => {
    const statement = parseNewOrigin(parseNote(input).text);
    if (statement.origin !== origin)
      return differs('new-origin.other-log', 'the statement is of another log', origin, statement.origin);
    const note = openNote(input, keys);
    if (!note.ok) return note;
    const signedBy = note.value.verified.map(({ name }) => name);
    if (!signedBy.includes(origin))
      return failed('new-origin.unsigned', 'no key of the new name has signed the statement');
    return passed({ ...statement, signedBy });
  });
