import { CommandBody, IsId, IsNewId, IsOneOf, IsQuantity, IsSlug, Maybe, NestedList } from '#platform';
import { categories, type Category } from '../../events/index.js';
import { IsItemNo, LineAmountBody } from '../../http/fields.js';

/** So much of one item of an approved requisition. */
export class SourceBody {
  @IsId()
  readonly requisitionId!: string;

  @IsItemNo()
  readonly no!: number;

  @IsQuantity()
  readonly qty!: string;
}

/** One item of the purchase: the same thing, taken from one requisition or several. */
export class PlannedItemBody {
  @IsItemNo()
  readonly no!: number;

  @NestedList(SourceBody, { min: 1, max: 50 })
  readonly sources!: SourceBody[];
}

export class PlanPurchaseBody extends CommandBody {
  @Maybe()
  @IsNewId()
  readonly purchaseId?: string;

  /** The unit that buys. */
  @IsSlug()
  readonly buyerUnit!: string;

  @IsOneOf(...categories)
  readonly category!: Category;

  @NestedList(PlannedItemBody, { min: 1, max: 50 })
  readonly items!: PlannedItemBody[];

  /** From which lines it is meant to be paid; signing commits. */
  @NestedList(LineAmountBody, { max: 20 })
  readonly fundings!: LineAmountBody[];
}
