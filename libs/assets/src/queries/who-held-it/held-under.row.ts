import { ApiProperty } from '@nestjs/swagger';
import { DocumentRow, EventLinks } from '#platform';

/** An act: whose, on which day, on what paper, and where its event is. */
export class ActRow extends EventLinks {
  @ApiProperty({ example: 2051 }) readonly index!: number;
  @ApiProperty({ example: 'p-director' }) readonly person!: string;
  @ApiProperty({ example: '2020-05-04' }) readonly effectiveDate!: string;
  @ApiProperty() readonly document!: DocumentRow;
}

/** How somebody came to answer for a thing: its registration, an assignment, or a transfer that they signed for. */
export class HeldUnderRow extends ActRow {
  @ApiProperty({ enum: ['AssetRegistered', 'AssetAssigned', 'AssetTakenOver'] }) readonly type!: string;
  @ApiProperty({ required: false, example: '0190a5c4-1b2e-7c3d-8e4f-5a6b7c8d9e01' })
  readonly transferId?: string;
  @ApiProperty({ type: ActRow, required: false, description: 'Of a transfer, who decided on it.' })
  readonly decision?: ActRow;
}
