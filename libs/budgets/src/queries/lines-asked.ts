import { IsMatching, IsOneOf, IsSlug, ListByRefQuery, Maybe } from '#platform';
import { bucketsOf, type Reading } from '#views';
import { type Scope, readUnitTree, unitsView, type UnitTree } from '#units/views';
import { type FundingSource, fundingSources, type Nature, natures } from '../events/index.js';
import { type BudgetLineDoc, budgetLinesView, lineOn } from './budget-lines.view.js';

/** Which lines. `within` takes a unit's subtree on the effective date, or on today's tree with `tree=current`. */
export class LinesQuery extends ListByRefQuery {
  @Maybe()
  @IsMatching('fiscalYear', 'fiscal-year.malformed', /^20[0-9]{2}$/u, 'A year.', '2020')
  readonly fiscalYear?: string;

  /** One unit alone. */
  @Maybe()
  @IsSlug()
  readonly unit?: string;

  /** A unit and every unit below it. */
  @Maybe()
  @IsSlug()
  readonly within?: string;

  @Maybe()
  @IsOneOf('effective', 'current')
  readonly tree?: 'effective' | 'current';

  @Maybe()
  @IsOneOf(...fundingSources)
  readonly source?: FundingSource;

  @Maybe()
  @IsOneOf(...natures)
  readonly nature?: Nature;

  @Maybe()
  @IsMatching('chapter', 'chapter.malformed', /^[0-9]{3}$/u, 'Three digits.', '009')
  readonly chapter?: string;

  @Maybe()
  @IsMatching('item', 'item.malformed', /^[0-9]{4}$/u, 'Four digits.', '6950')
  readonly item?: string;

  @Maybe()
  @IsOneOf('open', 'closing', 'closed')
  readonly status?: string;
}

export const lineViews = [budgetLinesView, unitsView];

/** Buckets tell how a line stands now: on a day its status may be another. */
export const bucketsAsked = ({ status, effective, ...asked }: LinesQuery) => {
  const { fiscalYear, unit, source, nature, chapter, item, externalRef } = asked;
  const standing = effective === undefined ? { status } : {};
  return bucketsOf({ fiscalYear, unit, source, nature, chapter, item, externalRef, ...standing });
};

export interface LinesWanted {
  readonly tree: UnitTree;
  /** True for a unit that the caller may read. */
  readonly readable: (unitId: string) => boolean;
  /** True for a line that is asked about, of such a unit. */
  readonly wanted: (doc: BudgetLineDoc) => boolean;
  /** Such a line as it was on the day asked; undefined where it was not there, or stood otherwise than was asked. */
  readonly asItWas: (doc: BudgetLineDoc) => BudgetLineDoc | undefined;
}

/** The tree a question is about, and which of its lines somebody asked for and may see. */
export const linesWanted = async (
  reading: Reading,
  { within, tree, effective, status }: LinesQuery,
  scope: Scope,
  today: string,
): Promise<LinesWanted> => {
  const units = await readUnitTree(reading, tree === 'current' ? today : (effective ?? today));
  const readable = units.readableBy(scope);
  const below = within === undefined ? undefined : units.within(within);
  const wanted = ({ unitId }: BudgetLineDoc) => readable(unitId) && (below?.has(unitId) ?? true);
  const asItWas = (doc: BudgetLineDoc) => {
    const line = wanted(doc) ? lineOn(doc, effective) : undefined;
    return line && (status === undefined || line.status === status) ? line : undefined;
  };
  return { tree: units, readable, wanted, asItWas };
};
