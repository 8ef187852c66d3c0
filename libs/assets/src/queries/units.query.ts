import { IsOneOf, IsSlug, ListByRefQuery, Maybe } from '#platform';
import type { UnitsAsked } from './units-asked.js';

/** Filters of every list of things by who answers for them. */
export class UnitsQuery extends ListByRefQuery implements UnitsAsked {
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
}
