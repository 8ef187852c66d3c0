/** A file of the published log. */
export interface LogFile {
  /** As C2SP tlog-tiles names it, below the log's prefix: `checkpoint`, `tile/0/000.p/3`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Where the published log is kept: a folder, or whatever else can be served as static files.
 * @throws the storage's own error from every method: an outage, after which the same may be tried again
 */
export interface LogFiles {
  /** Undefined when there is no such file. */
  read(path: string): Promise<Buffer | undefined>;
  /** Each file is there whole or not at all, whenever somebody looks; all are durable when this resolves. */
  write(files: readonly LogFile[]): Promise<void>;
  /** Files, or folders with all that is in them. What is not there is no error. */
  remove(paths: readonly string[]): Promise<void>;
}
