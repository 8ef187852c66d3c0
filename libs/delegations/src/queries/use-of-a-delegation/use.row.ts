import { ApiProperty } from '@nestjs/swagger';
import { DocumentRow } from '#platform';

/** One decision under a delegation; amounts in whole đồng. */
export class UseRow {
  @ApiProperty({ description: 'The type of its event.' }) readonly decision!: string;
  @ApiProperty({ description: 'The stream it stands in.' }) readonly subject!: string;
  @ApiProperty() readonly recordedAt!: string;
  @ApiProperty() readonly index!: number;
  @ApiProperty({
    description:
      'True where another unit decided, and only the leaf may be read: who, when and on what is absent.',
  })
  readonly leafOnly!: boolean;
  @ApiProperty({ required: false }) readonly person?: string;
  @ApiProperty({ required: false }) readonly principal?: string;
  @ApiProperty({ required: false }) readonly on?: string;
  @ApiProperty({ required: false }) readonly document?: DocumentRow;
  @ApiProperty({
    required: false,
    description: 'Absent where a decision takes nothing of the ceiling, or of another unit’s need.',
  })
  readonly amount?: string;
  @ApiProperty({
    required: false,
    enum: ['reserved', 'confirmed', 'replaced', 'undone', 'notRecorded'],
    description: 'Only reserved and confirmed amounts count.',
  })
  readonly state?: string;
  @ApiProperty({ required: false, description: '<year>.<unit>.<category>: what the ceiling is for.' })
  readonly need?: string;
  @ApiProperty({ required: false, description: 'Decided under the delegation in this need, all together.' })
  readonly used?: string;
  @ApiProperty({ required: false, description: 'Of the ceiling, in this need.' }) readonly left?: string;
}
