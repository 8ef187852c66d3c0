import { CommandBody, IsCalendarDate, IsListOf, IsOneOf, IsSlug, IsText, Maybe, slug } from '#platform';
import { type UnitKind, unitKinds } from '../../events/index.js';

export class EstablishUnitBody extends CommandBody {
  /** Never used again, also not after the unit's end. */
  @IsSlug()
  readonly unitId!: string;

  @IsText({ max: 40 })
  readonly code!: string;

  @IsText({ max: 200 })
  readonly name!: string;

  @IsOneOf(...unitKinds)
  readonly kind!: UnitKind;

  /** Left out for the ministry only. */
  @Maybe()
  @IsSlug()
  readonly parentId?: string;

  /** Last day of a unit that is meant to end: a checkpoint, a task force. */
  @Maybe()
  @IsCalendarDate()
  readonly validTo?: string;

  /** Units whose work it takes over. */
  @Maybe()
  @IsListOf(slug, { max: 50 })
  readonly predecessors?: string[];
}
