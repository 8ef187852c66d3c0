import { ApiProperty } from '@nestjs/swagger';
import { AssetRow } from '../assets/assets.query.js';
import { HeldUnderRow } from './held-under.row.js';

/** One thing, and the decision by which its holder answers for it. */
export class OneAssetRow extends AssetRow {
  @ApiProperty({ type: HeldUnderRow, required: false, description: 'What made them its holder.' })
  readonly heldUnder?: HeldUnderRow;
}
