import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { HourContent, HourFiles } from '#access-log/ports';
import type { Random, Scheduler } from '#event-sourcing';
import { append, contentOf, endsTorn, linesOf, missing, replace } from './hour-file.js';

export interface HourFolderParts {
  readonly random: Random;
  readonly scheduler: Scheduler;
  /** A write failed and is tried again, or the disk is so slow that lines had to be left out. */
  readonly onTrouble: (reason: string) => void;
}

const restMs = 1_000;
const waitingMax = 50_000;
/** Two days: what is paged through again is mostly of one. */
const hashedMax = 48;
const fileName = /^(\d{4}-\d\d-\d\dT\d\d)[.]jsonl$/u;

interface Waiting {
  readonly hour: string;
  readonly line: string;
}

/**
 * `HourFiles` in a folder: `<hour>.jsonl`, beside them `keeper` and `sealed`. Lines are gathered for a second. A line
 * that was being written at a kill stays torn, on a line of its own; after a failed write one may stand twice.
 */
export class HourFolder implements HourFiles {
  private waiting: Waiting[] = [];
  private leftOut = 0;
  private writing = Promise.resolve();
  private resting: Promise<void> | undefined;
  private readonly closing = new AbortController();
  /** Hours whose file is known to end with a whole line. */
  private readonly whole = new Set<string>();

  /** What an hour's file was hashed to, and the state of the file then. */
  private readonly hashed = new Map<string, { readonly state: string; readonly content: HourContent }>();

  private constructor(
    private readonly folder: string,
    private readonly parts: HourFolderParts,
    readonly keeper: string,
  ) {}

  /** @throws the error of the file system */
  static async open(folder: string, parts: HourFolderParts): Promise<HourFolder> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const place = join(folder, 'keeper');
    const known = (await readFile(place, 'utf8').catch(missing))?.trim();
    const keeper = known || Buffer.from(parts.random.bytes(8)).toString('hex');
    if (!known) await replace(place, keeper);
    return new HourFolder(folder, parts, keeper);
  }

  append(hour: string, line: string): void {
    if (this.waiting.length >= waitingMax) this.leftOut += 1;
    else this.waiting.push({ hour, line });
    this.resting ??= this.parts.scheduler.wait(restMs, this.closing.signal).then(() => this.rested());
  }

  flush(): Promise<void> {
    this.writing = this.writing.catch(() => undefined).then(() => this.write());
    return this.writing;
  }

  async hours(): Promise<readonly string[]> {
    const names = await readdir(this.folder);
    return names.flatMap(name => fileName.exec(name)?.[1] ?? []).sort();
  }

  /** Read again only when the file is another, or was touched: the time of a change of state cannot be set by hand. */
  async contentOf(hour: string): Promise<HourContent | undefined> {
    const place = this.placeOf(hour);
    const stats = await stat(place, { bigint: true }).catch(missing);
    if (!stats) return undefined;
    const state = [stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(' ');
    const known = this.hashed.get(hour);
    if (known?.state === state) return known.content;
    const content = await contentOf(place);
    if (content) this.keep(hour, state, content);
    return content;
  }

  private keep(hour: string, state: string, content: HourContent): void {
    this.hashed.delete(hour);
    this.hashed.set(hour, { state, content });
    if (this.hashed.size > hashedMax) this.hashed.delete(this.hashed.keys().next().value!);
  }

  lines(hour: string, from: number): AsyncIterable<string> {
    return linesOf(this.placeOf(hour), from);
  }

  async sealedThrough(): Promise<string | undefined> {
    return (await readFile(join(this.folder, 'sealed'), 'utf8').catch(missing))?.trim();
  }

  rememberSealed(hour: string): Promise<void> {
    return replace(join(this.folder, 'sealed'), hour);
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.resting;
  }

  private async rested(): Promise<void> {
    this.resting = undefined;
    await this.flush().catch((error: Error) => this.parts.onTrouble(error.message));
  }

  /** What could not be written waits for the next time, in its order. */
  private async write(): Promise<void> {
    const hours = Map.groupBy(this.taken(), ({ hour }) => hour);
    for (const [hour, lines] of hours) {
      try {
        await this.writeHour(hour, lines);
        hours.delete(hour);
      } catch (error) {
        this.whole.delete(hour);
        this.waiting = [...hours.values(), this.waiting].flat();
        throw error;
      }
    }
  }

  /** A gap must show in the file itself. */
  private taken(): readonly Waiting[] {
    const taken = this.waiting;
    this.waiting = [];
    if (this.leftOut === 0) return taken;
    this.parts.onTrouble(`${this.leftOut} lines were left out: the disk is too slow`);
    const gap = { hour: taken.at(-1)!.hour, line: JSON.stringify({ leftOut: this.leftOut }) };
    this.leftOut = 0;
    return [...taken, gap];
  }

  private async writeHour(hour: string, lines: readonly Waiting[]): Promise<void> {
    const path = this.placeOf(hour);
    const torn = !this.whole.has(hour) && (await endsTorn(path));
    await append(path, `${torn ? '\n' : ''}${lines.map(({ line }) => `${line}\n`).join('')}`);
    this.whole.add(hour);
  }

  private placeOf(hour: string): string {
    return join(this.folder, `${hour}.jsonl`);
  }
}
