import {
  CommandBody,
  IsCalendarDate,
  IsNewId,
  IsMoney,
  IsOneOf,
  IsQuantity,
  IsSlug,
  IsText,
  Maybe,
  NestedList,
} from '#platform';
import { urgencies, type Urgency } from '../../events/index.js';
import { IsItemNo } from '../../http/fields.js';

/** One thing asked for. */
export class AskedItemBody {
  @IsItemNo()
  readonly no!: number;

  @IsText({ max: 60 })
  readonly itemCode!: string;

  @IsText({ max: 200 })
  readonly description!: string;

  @IsQuantity()
  readonly qty!: string;

  /** Unit of measure: `chiếc`, `bộ`, `kg`. */
  @IsText({ max: 20 })
  readonly uom!: string;

  /** VND, tax included. */
  @IsMoney({ min: 0 })
  readonly estUnitPrice!: string;
}

export class SubmitRequisitionBody extends CommandBody {
  @Maybe()
  @IsNewId()
  readonly requisitionId?: string;

  /** The unit that asks. */
  @IsSlug()
  readonly unitId!: string;

  @NestedList(AskedItemBody, { min: 1, max: 50 })
  readonly items!: AskedItemBody[];

  @IsCalendarDate()
  readonly neededBy!: string;

  @IsText({ max: 2000, lines: true })
  readonly purpose!: string;

  @IsOneOf(...urgencies)
  readonly urgency!: Urgency;
}
