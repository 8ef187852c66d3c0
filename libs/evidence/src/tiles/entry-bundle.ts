import { asBuffer } from '../encoding/as-buffer.js';
import { Malformed } from '../malformed.js';
import { tileWidth } from './coordinates.js';

/** Bytes of the largest entry: its length must fit 16 bits. Source: C2SP tlog-tiles, "Log entries". */
export const entrySizeMax = 65_535;

/** Entries, each after its length as a big-endian 16-bit number. @throws RangeError for an entry that is too large */
export const formatEntryBundle = (entries: readonly Uint8Array[]): Buffer => {
  if (entries.length < 1 || entries.length > tileWidth) throw new RangeError('a bundle has 1 to 256 entries');
  const bytes = Buffer.alloc(entries.reduce((sum, { length }) => sum + 2 + length, 0));
  let at = 0;
  for (const entry of entries) {
    if (entry.length > entrySizeMax)
      throw new RangeError(`an entry has at most ${entrySizeMax} bytes, not ${entry.length}`);
    at = bytes.writeUInt16BE(entry.length, at);
    at += asBuffer(entry).copy(bytes, at);
  }
  return bytes;
};

/** The entries of a bundle, as views of its bytes. @throws Malformed unless it has exactly `width`, and nothing more */
export const parseEntryBundle = (bytes: Buffer, width: number): readonly Buffer[] => {
  const entries: Buffer[] = [];
  let at = 0;
  while (at < bytes.length) {
    const start = at + 2;
    const end = start <= bytes.length ? start + bytes.readUInt16BE(at) : start;
    if (end > bytes.length) throw new Malformed('entry-bundle', 'an entry is cut off', { offset: at });
    if (entries.length === width)
      throw new Malformed('entry-bundle', `there are more than ${width} entries`, { offset: at });
    entries.push(bytes.subarray(start, end));
    at = end;
  }
  if (entries.length !== width)
    throw new Malformed('entry-bundle', `there are ${entries.length} entries, not ${width}`, { offset: at });
  return entries;
};
