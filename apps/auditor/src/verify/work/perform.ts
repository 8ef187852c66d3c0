import { ledgerEvents } from '../../../../projector/src/ledger-events.js';
import { SealKeysAudit, SqliteAudit } from '#stores/sqlite';
import { eventChecks } from '../events/check-event.js';
import { DataShapes } from '../events/data-shapes.js';
import { redactionsListed, sealedFieldsSound } from '../events/sealed-fields.js';
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
  private readonly checks = [
    ...eventChecks(new DataShapes(ledgerEvents)),
    sealedFieldsSound(ledgerEvents),
    redactionsListed,
  ];

  /** @throws LogFileProblem */
  constructor(private readonly sources: Sources) {
    this.audit = sources.events === undefined ? undefined : new SqliteAudit(sources.events);
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
    if (!this.audit) return new EntryRange(task, this.sources).check(onProgress);
    return new RowRange(this.audit, task, this.checks, this.sources, this.keys).check(onProgress);
  }
}
