import { CommandBody, IsCalendarDate, IsSha256, IsText, IsWhole, Maybe, Nested, NestedList } from '#platform';
import { LineAmountBody, PayeeAccountBody } from '../../http/fields.js';

export class AdvanceTermsBody {
  /** Whole percent of the contract. */
  @IsWhole({ min: 0, max: 100 })
  readonly maxPct!: number;

  @Maybe()
  @IsText({ max: 200 })
  readonly guaranteeDoc?: string;
}

export class SignBody extends CommandBody {
  /** The `signingDigest` that the purchase was shown with: what the signature binds. */
  @IsSha256()
  readonly seenDigest!: string;

  /** Unique with the buyer. */
  @IsText({ max: 100 })
  readonly contractNumber!: string;

  @IsCalendarDate()
  readonly signedOn!: string;

  /** Sum exactly to the award. */
  @NestedList(LineAmountBody, { min: 1, max: 20 })
  readonly fundings!: LineAmountBody[];

  @Nested(PayeeAccountBody)
  readonly payeeAccount!: PayeeAccountBody;

  @Nested(AdvanceTermsBody)
  readonly advanceTerms!: AdvanceTermsBody;

  /** Whole percent of what is accepted. */
  @IsWhole({ min: 0, max: 100 })
  readonly retentionPct!: number;

  /** Required where something is retained. */
  @Maybe()
  @IsCalendarDate()
  readonly retentionDue?: string;

  @IsCalendarDate()
  readonly deliveryDue!: string;
}
