import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { CouldNotRead } from '#command-line';
import { canonicalJson, sha256 } from '#kernel';
import type { FileIdentity } from '#stores/sqlite';
import type { RangeResult, RangeTask } from '../ranges/range-task.js';

const form = 'socai-verify/2';

/** What the notes in a state file are about. */
export interface StateSubject {
  readonly file: FileIdentity;
  /** Leaves that were published: a range is compared with published files as far as that. */
  readonly published: number;
}

interface Header {
  readonly form: typeof form;
  readonly file: FileIdentity;
}

/**
 * What has been checked, one line a range, appended when it is done: a run that was cut off goes on from there. A line
 * that was torn by the end of a process does not fit its own hash and is passed over. Whoever can write the file can
 * make the next run believe anything: it belongs to the verifier alone, and is made so (mode 0600).
 */
export class StateFile {
  private readonly lines = new Map<string, string>();

  /** @throws CouldNotRead when the file is about another log, or about a larger one than there is now */
  constructor(
    private readonly path: string,
    private readonly subject: StateSubject,
  ) {
    const text = existing(path);
    if (text === undefined) this.begin();
    else this.resume(text.split('\n'));
  }

  /** The result of a task that was done before, exactly as it is asked now. */
  find(task: RangeTask): RangeResult | undefined {
    const line = this.lines.get(this.keyOf(task));
    return line === undefined ? undefined : (deserialize(Buffer.from(line, 'base64')) as RangeResult);
  }

  keep(task: RangeTask, result: RangeResult): void {
    const text = serialize(result).toString('base64');
    appendFileSync(this.path, `${this.keyOf(task)} ${sha256(text)} ${text}\n`);
  }

  /** Everything was checked: the next run begins anew. */
  remove(): void {
    rmSync(this.path, { force: true });
  }

  private begin(): void {
    const header: Header = { form, file: this.subject.file };
    writeFileSync(this.path, `${canonicalJson(header)}\n`, { mode: 0o600, flag: 'wx' });
  }

  private resume([header = '', ...lines]: readonly string[]): void {
    if (!this.isOurs(header))
      throw new CouldNotRead(
        `Tệp trạng thái ${this.path} thuộc về một sổ khác / The state file ${this.path} is of another log: ` +
          'delete it, or name another one.',
      );
    for (const line of lines) {
      const [key = '', sum = '', text = ''] = line.split(' ');
      if (text !== '' && sha256(text) === sum) this.lines.set(key, text);
    }
    // What was torn would swallow the beginning of the next line.
    if (lines.at(-1) !== '') appendFileSync(this.path, '\n');
  }

  private isOurs(text: string): boolean {
    const { path, device, inode, bytes } = this.subject.file;
    try {
      const { form: written, file } = JSON.parse(text) as Header;
      const same = file.path === path && file.device === device && file.inode === inode;
      return written === form && same && file.bytes <= bytes;
    } catch {
      return false;
    }
  }

  private keyOf(task: RangeTask): string {
    return sha256(canonicalJson([task, Math.min(this.subject.published, task.to)]));
  }
}

const existing = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new CouldNotRead(`Không đọc được tệp trạng thái / The state file cannot be read: ${path}`);
  }
};
