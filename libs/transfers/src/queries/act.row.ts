import { ApiProperty } from '@nestjs/swagger';
import { DocumentRow } from '#platform';
import type { DecisionBody } from '../events/index.js';
import type { Act } from './story.js';

/** A step of a transfer: on which day, recorded when, by whom, on what paper. */
export class TransferActRow implements Act {
  @ApiProperty({ description: 'Its day of effect.' }) readonly on!: string;
  @ApiProperty({ description: 'When it was recorded.' }) readonly at!: string;
  @ApiProperty() readonly by!: string;
  @ApiProperty({ required: false }) readonly onBehalfOf?: string;
  @ApiProperty() readonly document!: DocumentRow;
  @ApiProperty({ description: 'Place of its event in the log.' }) readonly index!: number;
}

/** A body that decides, and its members by personId. */
export class DecisionBodyRow implements DecisionBody {
  @ApiProperty() readonly body!: string;
  @ApiProperty({ type: [String] }) readonly members!: readonly string[];
}

export class DecidedRow extends TransferActRow {
  @ApiProperty({ required: false }) readonly decisionBody?: DecisionBodyRow;
}

/** The carrier and both places are named. */
export class LeftRow extends TransferActRow {
  @ApiProperty() readonly carrier!: string;
  @ApiProperty() readonly from!: string;
  @ApiProperty() readonly to!: string;
}

/** What a thing is worth in the sender's books, whole đồng. */
export class BookValuesRow {
  @ApiProperty() readonly originalCost!: string;
  @ApiProperty() readonly accumulatedWear!: string;
  @ApiProperty() readonly netValue!: string;
}

/** What the receiver signed, but for the things. */
export class SignedRow extends TransferActRow {
  @ApiProperty() readonly receiptId!: string;
  @ApiProperty() readonly recordNumber!: string;
  @ApiProperty() readonly receivingOfficer!: string;
  @ApiProperty() readonly location!: string;
}
