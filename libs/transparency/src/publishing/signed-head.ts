import { parseCheckpoint, parseNote, type TreeHead } from '#evidence';

/** A head that the log signed. */
export interface SignedHead extends TreeHead {
  /** The signed note. */
  readonly note: string;
}

/** A record of the control stream `socai-heads`. */
export interface HeadRecord {
  /** The signed note. */
  readonly checkpoint: string;
  /** When it was signed: RFC 3339, UTC. */
  readonly time: string;
}

export const headRecordText = (record: HeadRecord): string => JSON.stringify(record);

/** The head that a note speaks of, whoever signed it. @throws Malformed */
export const headIn = (note: string): SignedHead => {
  const { size, root } = parseCheckpoint(parseNote(note).text);
  return { size, root, note };
};

/** @throws Error when the text is no such record */
export const readHeadRecord = (text: string): HeadRecord & SignedHead => {
  const { checkpoint, time } = JSON.parse(text) as HeadRecord;
  return { checkpoint, time, ...headIn(checkpoint) };
};
