import { ledgerEvents } from '../../../../projector/src/ledger-events.js';
import { SealKeysAudit, SqliteAudit } from '#stores/sqlite';
import { EventReader } from '../events/read-event.js';
import { EntryRange } from '../ranges/check-entries.js';
import { RowRange } from '../ranges/check-rows.js';
import type {
  IntegrityResult,
  IntegrityTask,
  OnProgress,
  RangeResult,
  RangeTask,
  Sources,
} from '../ranges/range-task.js';

export type Task = RangeTask | IntegrityTask;
export type ResultOf<T extends Task> = T extends RangeTask ? RangeResult : IntegrityResult;

/** One pair of hands: what it reads from is opened once, and every task is done with it. */
export class Hand {
  private readonly audit: SqliteAudit | undefined;
  private readonly keys: SealKeysAudit | undefined;
  private readonly events: EventReader | undefined;

  /** @throws LogFileProblem */
  constructor(private readonly sources: Sources) {
    this.audit = sources.events === undefined ? undefined : new SqliteAudit(sources.events);
    this.events = this.audit && new EventReader(ledgerEvents, this.audit);
    this.keys = sources.sealKeys === undefined ? undefined : new SealKeysAudit(sources.sealKeys);
  }

  /** @throws LogFileProblem, or the file system's error, when something could not be read */
  perform<T extends Task>(task: T, onProgress: OnProgress): ResultOf<T> {
    return this.done(task, onProgress) as ResultOf<T>;
  }

  close(): void {
    this.audit?.close();
    this.keys?.close();
  }

  private done(task: Task, onProgress: OnProgress): RangeResult | IntegrityResult {
    if (task.kind === 'integrity') return { faults: this.audit?.integrity() ?? [] };
    if (!this.audit || !this.events) return new EntryRange(task, this.sources).check(onProgress);
    return new RowRange(this.audit, task, this.events, this.sources, this.keys).check(onProgress);
  }
}
