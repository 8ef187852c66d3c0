import type { Appended, Conflict, ControlRecord, ControlStreams, Revision } from '#event-sourcing';
import type { LogFiles } from '../ports/index.js';
import { halted } from './halt.js';
import { type LogKeys, openHead } from './log-keys.js';
import { headOfRecord, headsStream, recordedHeads } from './recorded-heads.js';
import { headRecordText, type SignedHead } from './signed-head.js';

/** The published head, below the log's prefix. */
export const checkpointPath = 'checkpoint';
/** The last signed head, in the folder that is kept apart from the database. */
export const lastHeadPath = 'last-head';

/** Somebody who keeps the last head of this log that they saw: a witness, an archive. */
export interface HeadKeeper {
  readonly name: string;
  /** Signed notes. Those that the log's keys did not sign are an error of the keeper and are not believed. */
  heads(): Promise<readonly string[]>;
}

export interface HeadPlaces {
  readonly control: ControlStreams;
  /** The published files. */
  readonly files: LogFiles;
  /** Apart from the database, so that no backup of the one brings back the other. */
  readonly apart: LogFiles;
  readonly keepers?: readonly HeadKeeper[];
}

/** Every head that the log ever signed, wherever it is kept. */
export class HeadBook {
  /** Revision of the last record of `socai-heads` that was accepted or written. */
  private revision: Revision = -1;

  constructor(
    private readonly places: HeadPlaces,
    private readonly keys: LogKeys,
  ) {}

  /** Those that may be the last one: of the control stream, of the file apart, published, and of the keepers. */
  async lastHeads(): Promise<readonly SignedHead[]> {
    const { control, files, apart, keepers = [] } = this.places;
    const record = await control.last(headsStream);
    this.revision = record?.revision ?? -1;
    const kept = await apart.read(lastHeadPath);
    const published = await files.read(checkpointPath);
    const witnessed = await Promise.all(keepers.map(keeper => keeper.heads()));
    return [
      ...(record ? [this.recorded(record)] : []),
      ...(kept ? [this.mustOpen(kept.toString(), 'The file of the last signed head')] : []),
      // The published file is disposable: one that is damaged is written again.
      ...[published?.toString(), ...witnessed.flat()].flatMap(note => this.ifOurs(note)),
    ];
  }

  /** Heads of `socai-heads` of more than `after` leaves, oldest first. */
  since(after = -1): AsyncGenerator<SignedHead> {
    return recordedHeads(this.places.control, after);
  }

  /** Heads that others recorded since this book last read or wrote; each is for `accept` once it has been checked. */
  async news(): Promise<readonly (SignedHead & { readonly revision: Revision })[]> {
    const records = await this.places.control.records(headsStream, this.revision + 1);
    return records.map(record => ({ ...this.recorded(record), revision: record.revision }));
  }

  /** Size of the largest head on record; 0 when there is none. */
  async largest(): Promise<number> {
    const record = await this.places.control.last(headsStream);
    return record ? headOfRecord(record).size : 0;
  }

  accept({ revision }: { readonly revision: Revision }): void {
    this.revision = revision;
  }

  async record(note: string, time: string): Promise<Appended | Conflict> {
    const text = headRecordText({ checkpoint: note, time });
    const outcome = await this.places.control.put(headsStream, this.revision, text);
    if (outcome.appended) this.revision = outcome.revision;
    return outcome;
  }

  async keep(note: string): Promise<void> {
    await this.places.apart.write([{ path: lastHeadPath, bytes: Buffer.from(note) }]);
  }

  async publish(note: string): Promise<void> {
    await this.places.files.write([{ path: checkpointPath, bytes: Buffer.from(note) }]);
  }

  /** Which places do not have this head or a larger one. */
  async placesBehind({
    size,
  }: SignedHead): Promise<Readonly<Record<'recorded' | 'kept' | 'published', boolean>>> {
    const { control, files, apart } = this.places;
    const record = await control.last(headsStream);
    const behind = (heads: readonly SignedHead[]): boolean => !heads.some(head => head.size >= size);
    return {
      recorded: behind(record ? [headOfRecord(record)] : []),
      kept: behind(this.ifOurs((await apart.read(lastHeadPath))?.toString())),
      published: behind(this.ifOurs((await files.read(checkpointPath))?.toString())),
    };
  }

  private recorded(record: ControlRecord): SignedHead {
    return this.mustOpen(headOfRecord(record).note, `Record ${record.revision} of ${headsStream}`);
  }

  private mustOpen(note: string, what: string): SignedHead {
    const opened = openHead(note, this.keys);
    if (opened.ok) return { size: opened.value.size, root: opened.value.root, note };
    throw halted('ledger.head-damaged', `${what} is no head of this log: ${opened.message}.`, {
      what,
      why: opened.code,
    });
  }

  private ifOurs(note: string | undefined): readonly SignedHead[] {
    const opened = note === undefined ? undefined : openHead(note, this.keys);
    return opened?.ok ? [{ size: opened.value.size, root: opened.value.root, note: note! }] : [];
  }
}
