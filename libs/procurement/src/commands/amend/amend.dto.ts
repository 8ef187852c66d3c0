import { CommandBody, IsId, IsNewId, IsMoney, Maybe, NestedList } from '#platform';
import { LineAmountBody, OfferedItemBody } from '../../http/fields.js';

export class ReductionBody {
  @IsId()
  readonly commitmentId!: string;

  @IsMoney()
  readonly amount!: string;
}

export class AmendBody extends CommandBody {
  @Maybe()
  @IsNewId()
  readonly amendmentId?: string;

  /** Every item of the contract as it is to be. */
  @NestedList(OfferedItemBody, { min: 1, max: 50 })
  readonly items!: OfferedItemBody[];

  /** Where the contract becomes dearer: what the lines commit besides. */
  @NestedList(LineAmountBody, { max: 20 })
  readonly additions!: LineAmountBody[];

  /** Where it becomes cheaper: what the commitments let go. */
  @NestedList(ReductionBody, { max: 20 })
  readonly reductions!: ReductionBody[];
}
