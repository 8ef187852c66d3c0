import type { StoredEvent } from '#event-sourcing';
import type { Digest, Parked, RowDifference } from '#views';

/** The first document or entry that is not the same, and the event that made it. */
export interface NamedDifference extends RowDifference {
  readonly event?: Pick<StoredEvent, 'index' | 'stream' | 'revision' | 'type' | 'recordedAt'>;
}

/** What the replay of one view came to. */
export interface Outcome {
  readonly view: string;
  readonly version: number;
  /** Index of the last event that counts. */
  readonly index: number;
  /** Of the replay. */
  readonly digest: Digest;
  readonly parked: readonly Parked[];
  /** `replayed`: there was nothing to compare with. */
  readonly result: 'replayed' | 'equal' | 'differs' | 'notComparable';
  /** By digest where the other side stands at this index, else document by document. */
  readonly comparedBy?: 'digest' | 'rows';
  /** Digest of the other side at this index. */
  readonly other?: Digest;
  readonly difference?: NamedDifference;
  /** Of a case: how much could be compared, and in how much events outside the case share. */
  readonly within?: { readonly compared: number; readonly apart: number };
  /** Of a case: streams that the view does not follow to their end, since they rest on events outside. */
  readonly streamsApart?: number;
  /** Why it could not be compared, or the difference not be named. */
  readonly reason?: string;
}

export const exitCodeOf = (outcomes: readonly Outcome[]): number => {
  if (outcomes.some(({ result }) => result === 'differs')) return 1;
  return outcomes.some(({ result }) => result === 'notComparable') ? 3 : 0;
};
