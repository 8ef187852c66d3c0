import { ApiProperty } from '@nestjs/swagger';
import { originKinds } from '../../events/index.js';
import type { AssetDoc, Way } from '../asset-doc.js';

/** A thing has left its holder, who still answers for it. */
export class OnTheWayRow implements Way {
  @ApiProperty({ example: '2020-05-04' }) readonly since!: string;
  @ApiProperty({ description: 'Who carries it.' }) readonly carrier!: string;
  @ApiProperty({ description: 'The place it goes to.' }) readonly to!: string;
}

/** Where a thing came from. */
export class OriginRow {
  @ApiProperty({ enum: originKinds }) readonly kind!: AssetDoc['origin']['kind'];
  @ApiProperty({ description: 'The id of the purchase, or the paper or donor that it came with.' })
  readonly ref!: string;
}

/** What a line paid of a thing. */
export class FundingRow {
  @ApiProperty() readonly lineId!: string;
  @ApiProperty({ type: String, description: 'Whole đồng.' })
  readonly share!: AssetDoc['fundings'][number]['share'];
}
