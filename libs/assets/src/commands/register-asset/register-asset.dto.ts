import {
  CommandBody,
  IsCalendarDate,
  IsNewId,
  IsMoney,
  IsOneOf,
  IsText,
  Maybe,
  Nested,
  NestedList,
} from '#platform';
import { type AssetClass, assetClasses, enteredOrigins, type Regime, regimes } from '../../events/index.js';
import { AccountableBody, IsItemCode } from '../../http/fields.js';

/** Where it comes from. What was purchased is registered by its acceptance. */
export class OriginBody {
  @IsOneOf(...enteredOrigins)
  readonly kind!: (typeof enteredOrigins)[number];

  /** The paper, donor or works it came with. */
  @IsText({ max: 200 })
  readonly ref!: string;
}

/** What a budget line bore of the cost. */
export class FundingBody {
  @IsText({ max: 200 })
  readonly lineId!: string;

  @IsMoney()
  readonly share!: string;
}

export class RegisterAssetBody extends CommandBody {
  @Maybe()
  @IsNewId()
  readonly assetId?: string;

  /** Unique in the whole ledger. */
  @IsText({ max: 60 })
  readonly assetNumber!: string;

  @Maybe()
  @IsText({ max: 200 })
  readonly manufacturer?: string;

  @Maybe()
  @IsText({ max: 200 })
  readonly model?: string;

  @Maybe()
  @IsText({ max: 100 })
  readonly manufacturerSerial?: string;

  @IsItemCode()
  readonly itemCode!: string;

  @IsOneOf(...assetClasses)
  readonly assetClass!: AssetClass;

  @IsOneOf(...regimes)
  readonly regime!: Regime;

  @Nested(OriginBody)
  readonly origin!: OriginBody;

  /** Whole đồng. */
  @IsMoney({ min: 0 })
  readonly originalCost!: string;

  @IsMoney({ min: 0 })
  readonly accumulatedWear!: string;

  /** In use since then; left out for a thing that enters service later. */
  @Maybe()
  @IsCalendarDate()
  readonly inServiceFrom?: string;

  @Nested(AccountableBody)
  readonly accountable!: AccountableBody;

  @IsText({ max: 300 })
  readonly location!: string;

  /** Empty for what no line of this ledger paid for; else the shares sum to the cost. */
  @NestedList(FundingBody, { max: 20 })
  readonly fundings!: FundingBody[];
}
