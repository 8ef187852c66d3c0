import type { CalendarDate } from '#kernel';
import type {
  UnitDissolutionRefused,
  UnitDissolutionStarted,
  UnitDissolved,
  UnitEstablished,
  UnitFacts,
  UnitKind,
  UnitRenamed,
  UnitReparented,
} from '../events/index.js';

export type UnitFact =
  | UnitEstablished
  | UnitRenamed
  | UnitReparented
  | UnitDissolutionStarted
  | UnitDissolved
  | UnitDissolutionRefused;

/** A node of the organisation tree as its own commands need to know it. */
export interface Unit {
  readonly status: 'none' | 'active' | 'dissolving' | 'dissolved';
  readonly unitId: string;
  readonly kind?: UnitKind;
  readonly validFrom: CalendarDate;
  /** Earliest first: on a day the last entry at or before it counts. */
  readonly parents: UnitFacts['parents'];
}

export const noUnit: Unit = { status: 'none', unitId: '', validFrom: '9999-12-31', parents: [] };
