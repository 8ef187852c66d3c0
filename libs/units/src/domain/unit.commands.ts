import type { CalendarDate, Command } from '#kernel';
import type { DatedLineage, UnitFacts, UnitKind } from '../events/index.js';

export interface EstablishUnitData {
  readonly unitId: string;
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parentId?: string;
  readonly validTo?: CalendarDate;
  readonly predecessors: readonly string[];
}

export interface OfUnit {
  readonly unitId: string;
}
export interface RenameUnitData extends OfUnit {
  readonly name: string;
}
export interface ReparentUnitData extends OfUnit {
  readonly parentId: string;
}

export type UnitCommand =
  | Command<'EstablishUnit', EstablishUnitData>
  | Command<'RenameUnit', RenameUnitData>
  | Command<'ReparentUnit', ReparentUnitData>
  | Command<'DissolveUnit', OfUnit>
  | Command<'FinishDissolution', OfUnit>;

/** One thing a unit still has: it keeps the unit from ending. */
export interface Holding {
  readonly kind: string;
  readonly id: string;
  readonly amount: string;
}

/** What is read of other streams and views before a decision on a unit. */
export interface UnitDecisionFacts {
  /** The parent asked for. */
  readonly parent?: UnitFacts;
  /** The parent asked for and all above it, on the effective date and whenever that changes later. */
  readonly parentLineages?: readonly DatedLineage[];
  readonly holdings?: readonly Holding[];
}
