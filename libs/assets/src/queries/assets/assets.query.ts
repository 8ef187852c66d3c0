import { ApiProperty } from '@nestjs/swagger';
import { IsId, IsOneOf, IsText, Maybe } from '#platform';
import { type AssetStatus, type Regime, regimes } from '../../events/index.js';
import { AccountableBody, IsItemCode } from '../../http/fields.js';
import { UnitsQuery } from '../units.query.js';
import { FundingRow, OnTheWayRow, OriginRow } from './asset-parts.row.js';

const statuses = ['registered', 'inService', 'lost', 'removedFromEstablishment', 'disposed', 'writtenOff'];

/** Which things. Without `status`, a unit's list shows what it answers for. */
export class AssetsQuery extends UnitsQuery {
  @Maybe()
  @IsText({ max: 100 })
  readonly officer?: string;

  @Maybe()
  @IsItemCode()
  readonly itemCode?: string;

  @Maybe()
  @IsOneOf(...statuses)
  readonly status?: AssetStatus;

  @Maybe()
  @IsOneOf(...regimes)
  readonly regime?: Regime;

  @Maybe()
  @IsText({ max: 60 })
  readonly assetNumber?: string;

  /** A purchase's id, or the paper that things came with. */
  @Maybe()
  @IsText({ max: 200 })
  readonly origin?: string;

  /** The transfer that things are held for. */
  @Maybe()
  @IsId()
  readonly transfer?: string;
}

/** A thing as it was at both clocks. */
export class AssetRow {
  @ApiProperty() readonly assetId!: string;
  @ApiProperty() readonly assetNumber!: string;
  @ApiProperty() readonly itemCode!: string;
  @ApiProperty({ required: false }) readonly manufacturer?: string;
  @ApiProperty({ required: false }) readonly model?: string;
  @ApiProperty({ required: false }) readonly manufacturerSerial?: string;
  @ApiProperty({ enum: ['fixedAsset', 'tool'] }) readonly assetClass!: string;
  @ApiProperty({ enum: regimes }) readonly regime!: Regime;
  @ApiProperty({ enum: statuses }) readonly status!: AssetStatus;
  @ApiProperty({ description: 'Who answers for it; after its end, who did last.' })
  readonly accountable!: AccountableBody;
  @ApiProperty() readonly unitName!: string;
  @ApiProperty({ description: 'The day since which they have answered for it.', example: '2020-05-04' })
  readonly heldSince!: string;
  @ApiProperty({ description: 'Where it is.' }) readonly location!: string;
  @ApiProperty({ required: false, description: 'While it is between two units.' })
  readonly onTheWay?: OnTheWayRow;
  @ApiProperty({ required: false, description: 'The transfer it is held for.' })
  readonly transferId?: string;
  @ApiProperty({ description: 'Whole đồng.' }) readonly originalCost!: string;
  @ApiProperty() readonly accumulatedWear!: string;
  @ApiProperty({ description: 'Where it came from.' }) readonly origin!: OriginRow;
  @ApiProperty({ required: false }) readonly acceptanceId?: string;
  @ApiProperty({ type: [FundingRow] }) readonly fundings!: readonly FundingRow[];
  @ApiProperty() readonly registeredOn!: string;
  @ApiProperty({ required: false }) readonly inServiceFrom?: string;
  @ApiProperty({ required: false }) readonly externalRef?: string;
  @ApiProperty({ description: 'Revision for If-Match.' }) readonly revision!: number;
}
