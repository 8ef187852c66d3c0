import {
  CommandBody,
  IsCalendarDate,
  IsId,
  IsNewId,
  IsListOf,
  IsMatching,
  IsOneOf,
  IsQuantity,
  IsSlug,
  IsText,
  Maybe,
  Nested,
  NestedList,
} from '#platform';
import { type AssetClass, assetClasses, type Regime, regimes } from '#assets/events';
import { IsItemNo, IsPersonId, personId } from '../../http/fields.js';

/** Where accepted goods go, and who answers for them there. */
export class DestinationBody {
  @IsSlug()
  readonly unitId!: string;

  @IsPersonId()
  readonly officerId!: string;

  @IsText({ max: 300 })
  readonly location!: string;
}

/** What registering the things of one item needs. */
export class RegistrationBody {
  @IsOneOf(...assetClasses)
  readonly assetClass!: AssetClass;

  @IsOneOf(...regimes)
  readonly regime!: Regime;

  @Maybe()
  @IsText({ max: 200 })
  readonly manufacturer?: string;

  @Maybe()
  @IsText({ max: 200 })
  readonly model?: string;

  /** In use since then; left out for things that enter service later. */
  @Maybe()
  @IsCalendarDate()
  readonly inServiceFrom?: string;
}

/** Printable ASCII without blanks: two hundred of them fit into one event. */
const printable = /^[\x21-\x7e]{1,60}$/u;

export class AcceptedAssetBody {
  /** Unique in the whole ledger. */
  @IsMatching('assetNumber', 'asset-number.malformed', printable, 'An asset number.', 'TS-2020-0001')
  readonly assetNumber!: string;

  @Maybe()
  @IsMatching('serial', 'serial.malformed', printable, "The manufacturer's serial number.")
  readonly manufacturerSerial?: string;
}

export class InspectedItemBody {
  @IsItemNo()
  readonly no!: number;

  @IsQuantity({ zero: true })
  readonly accepted!: string;

  @IsQuantity({ zero: true })
  readonly rejected!: string;

  @Maybe()
  @IsText({ max: 500, lines: true })
  readonly rejectReason?: string;

  @Maybe()
  @Nested(DestinationBody)
  readonly destination?: DestinationBody;

  @Maybe()
  @Nested(RegistrationBody)
  readonly registration?: RegistrationBody;

  /** As many as were accepted; left out for goods that are no assets. At most 200 over all items. */
  @Maybe()
  @NestedList(AcceptedAssetBody, { max: 200 })
  readonly assets?: AcceptedAssetBody[];
}

export class AcceptGoodsBody extends CommandBody {
  @Maybe()
  @IsNewId()
  readonly acceptanceId?: string;

  @IsId()
  readonly receiptId!: string;

  @IsListOf(personId, { min: 1, max: 20 })
  readonly committee!: string[];

  @NestedList(InspectedItemBody, { min: 1, max: 50 })
  readonly items!: InspectedItemBody[];
}
