import { CommandBody, IsMoney, IsSha256, IsText, Maybe, Nested, NestedList } from '#platform';
import { OfferedItemBody, SupplierBody } from '../../http/fields.js';

export class BidderBody extends SupplierBody {
  @Maybe()
  @IsMoney({ min: 0 })
  readonly price?: string;
}

export class AwardBody extends CommandBody {
  /** The `awardDigest` that the purchase was shown with: what the award binds. */
  @IsSha256()
  readonly seenDigest!: string;

  @Nested(SupplierBody)
  readonly supplier!: SupplierBody;

  @NestedList(BidderBody, { max: 50 })
  readonly bidders!: BidderBody[];

  @NestedList(OfferedItemBody, { min: 1, max: 50 })
  readonly items!: OfferedItemBody[];

  @Maybe()
  @IsText({ max: 200 })
  readonly evaluationDoc?: string;
}
