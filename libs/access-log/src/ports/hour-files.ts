/** What stands in the file of one hour. */
export interface HourContent {
  readonly lines: number;
  readonly bytes: number;
  /** SHA-256 of its bytes, hex. */
  readonly sha256: string;
}

/** Lines by hour, in files that only grow. An hour is named in UTC, as `2026-11-22T08`. */
export interface HourFiles {
  /** Names this folder for ever, so that several ledgers keep their own. */
  readonly keeper: string;
  /** Takes a line and returns at once; it stands in its file within a second or so. */
  append(hour: string, line: string): void;
  /** Resolves when every line taken so far is in its file. @throws the error of the file system; nothing is lost */
  flush(): Promise<void>;
  /** Every hour that has a file, in order. */
  hours(): Promise<readonly string[]>;
  /** Undefined when the hour has no file. */
  contentOf(hour: string): Promise<HourContent | undefined>;
  /** The lines of an hour from the n-th on; none when it has no file. */
  lines(hour: string, from: number): AsyncIterable<string>;
  /** The last hour that was sealed, as far as this folder remembers. */
  sealedThrough(): Promise<string | undefined>;
  rememberSealed(hour: string): Promise<void>;
  /** Writes what is left. */
  close(): Promise<void>;
}
