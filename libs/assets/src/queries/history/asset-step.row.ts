import { ApiProperty } from '@nestjs/swagger';
import { DocumentRow, EventLinks, eventLinks, type Readable } from '#platform';
import type { AssetStepDoc } from '../asset-history.view.js';

/** One step in the life of a thing. Of what a unit out of the reader's scope did, its leaf alone. */
export class AssetStepRow extends EventLinks {
  @ApiProperty({ description: 'Place of its event in the log.' }) readonly index!: number;
  @ApiProperty() readonly eventId!: string;
  @ApiProperty() readonly assetId!: string;
  @ApiProperty({ description: 'Of the thing, or of a transfer.' }) readonly stream!: string;
  @ApiProperty() readonly type!: string;
  @ApiProperty() readonly recordedAt!: string;
  @ApiProperty({ description: 'True where only the leaf may be read: what follows is absent then.' })
  readonly leafOnly!: boolean;
  @ApiProperty({ required: false }) readonly effectiveDate?: string;
  @ApiProperty({ required: false, description: 'Whose act it was, or whose act began it.' })
  readonly person?: string;
  @ApiProperty({ required: false }) readonly onBehalfOf?: string;
  @ApiProperty({ required: false }) readonly unitId?: string;
  @ApiProperty({ required: false }) readonly duty?: string;
  @ApiProperty({ required: false, description: 'The process that carried it on.' })
  readonly issuedBy?: string;
  @ApiProperty({ required: false }) readonly document?: DocumentRow;
  @ApiProperty({ required: false }) readonly reason?: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    selfRequired: false,
    description: 'What it says of this thing.',
  })
  readonly data?: AssetStepDoc['data'];
}

const leafOf = ({ assetId, index, eventId, type, stream, recordedAt }: AssetStepDoc) => ({
  assetId,
  index,
  eventId,
  type,
  stream,
  recordedAt,
});

/** A step as far as its reader's scope goes. */
export const stepRow =
  (readable: Readable) =>
  (doc: AssetStepDoc): AssetStepRow => {
    const leafOnly = !readable(doc.unitId);
    return { ...(leafOnly ? leafOf(doc) : doc), leafOnly, ...eventLinks(doc.index) };
  };
