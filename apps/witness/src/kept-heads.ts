import { hash } from 'node:crypto';
import { openCheckpoint, type OpenedCheckpoint, type TreeHead, type Trust } from '#evidence';

/** Where heads are kept: a file is there whole or not at all, and on the disk once `write` has resolved. */
export interface HeadFiles {
  read(path: string): Promise<Buffer | undefined>;
  write(files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): Promise<void>;
}

/** What is kept of a log cannot be believed: without knowing the last head a witness must not sign. */
export class KeptHeadProblem extends Error {
  override readonly name = 'KeptHeadProblem';
}

/** A name of a log may hold slashes and dots; its hash is a file's name everywhere. */
const pathOf = (origin: string): string => `heads/${hash('sha256', origin, 'hex')}`;

/** The last head of each log that this witness cosigned, as the note that the log signed. */
export class KeptHeads {
  private constructor(
    private readonly files: HeadFiles,
    private readonly heads: Map<string, TreeHead>,
  ) {}

  /** @throws KeptHeadProblem for a kept head that is damaged, or that none of the given keys signed */
  static async open(files: HeadFiles, logs: readonly Trust[]): Promise<KeptHeads> {
    const heads = new Map<string, TreeHead>();
    for (const trust of logs) {
      const note = await files.read(pathOf(trust.origin));
      if (note) heads.set(trust.origin, mustOpen(note, trust));
    }
    return new KeptHeads(files, heads);
  }

  last(origin: string): TreeHead | undefined {
    return this.heads.get(origin);
  }

  /** On the disk when this resolves. When it fails the head before counts, and the new one must not be signed. */
  async keep({ origin, size, root }: OpenedCheckpoint, note: string): Promise<void> {
    await this.files.write([{ path: pathOf(origin), bytes: Buffer.from(note) }]);
    this.heads.set(origin, { size, root });
  }
}

const mustOpen = (note: Buffer, trust: Trust): TreeHead => {
  const opened = openCheckpoint(note, trust);
  if (opened.ok) return opened.value;
  throw new KeptHeadProblem(
    `Không tin được đầu sổ đã giữ của ${trust.origin}; nếu sổ đã đổi khóa, hãy đưa cả khóa cũ bằng --origin / ` +
      `The head kept of ${trust.origin} in ${pathOf(trust.origin)} cannot be believed: ${opened.message}. ` +
      'If the log has a new key, give its former key with another --origin too.',
  );
};
