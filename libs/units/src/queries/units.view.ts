import { idOf, type CalendarDate } from '#kernel';
import { register, when } from '#views';
import type { LedgerEvent } from '#event-sourcing';
import {
  unitDissolutionRefused,
  unitDissolutionStarted,
  unitDissolved,
  unitEstablished,
  type UnitKind,
  unitRenamed,
  unitReparented,
} from '../events/index.js';

/** A value and the day from which it holds; among equal days the one recorded last counts. */
export interface Dated<T> {
  readonly from: CalendarDate;
  readonly value: T;
}

/** A unit with everything it was called and everywhere it belonged. */
export type UnitDoc = {
  readonly unitId: string;
  readonly code: string;
  readonly kind: UnitKind;
  readonly names: readonly Dated<string>[];
  readonly parents: readonly Dated<string | null>[];
  readonly status: 'active' | 'dissolving' | 'dissolved';
  readonly validFrom: CalendarDate;
  readonly validTo?: CalendarDate;
  /** The day that it ends on; `dissolvedOn` once it has. */
  readonly dissolvingSince?: CalendarDate;
  readonly dissolvedOn?: CalendarDate;
  readonly predecessors: readonly string[];
  readonly externalRef?: string;
  readonly revision: number;
};

const unitOf = (event: LedgerEvent): string => idOf(event.stream);

const dated = <T>(history: readonly Dated<T>[], from: CalendarDate, value: T): readonly Dated<T>[] =>
  [...history, { from, value }].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));

export const valueOn = <T>(history: readonly Dated<T>[], day: CalendarDate): T | undefined =>
  history.findLast(({ from }) => from <= day)?.value;

/** The organisation tree, as it was on every day. */
export const unitsView = register<UnitDoc>('units', 2, {
  on: [
    when(unitEstablished, unitOf, (_, { data, externalRef, revision }) => ({
      unitId: data.unitId,
      code: data.code,
      kind: data.kind,
      predecessors: data.predecessors,
      validFrom: data.validFrom,
      validTo: data.validTo,
      externalRef,
      revision,
      status: 'active',
      names: [{ from: data.validFrom, value: data.name }],
      parents: [{ from: data.validFrom, value: data.parentId ?? null }],
    })),
    when(unitRenamed, unitOf, (doc, { data, effectiveDate, revision }) => ({
      ...doc!,
      revision,
      names: dated(doc!.names, effectiveDate, data.name),
    })),
    when(unitReparented, unitOf, (doc, { data, effectiveDate, revision }) => ({
      ...doc!,
      revision,
      parents: dated(doc!.parents, effectiveDate, data.parentId),
    })),
    when(unitDissolutionStarted, unitOf, (doc, { revision, effectiveDate }) => ({
      ...doc!,
      revision,
      status: 'dissolving',
      dissolvingSince: effectiveDate,
    })),
    when(unitDissolutionRefused, unitOf, (doc, { revision }) => ({
      ...doc!,
      revision,
      status: 'active',
      dissolvingSince: undefined,
    })),
    when(unitDissolved, unitOf, (doc, { revision, effectiveDate }) => ({
      ...doc!,
      revision,
      status: 'dissolved',
      dissolvedOn: effectiveDate,
    })),
  ],
  buckets: { kind: doc => doc.kind, status: doc => doc.status, externalRef: doc => doc.externalRef },
});
