import { ApiProperty } from '@nestjs/swagger';
import { itemStates } from '../../domain/transfer.js';
import { type ReceiptOutcome, receiptOutcomes, type Resolution, resolutions } from '../../events/index.js';
import { BookValuesRow, LeftRow, SignedRow } from '../act.row.js';
import type { TransferDoc } from '../transfers.view.js';

/** How far one thing of a transfer is, and since when. */
export class TransferItemRow {
  @ApiProperty() readonly assetId!: string;
  @ApiProperty({ enum: itemStates }) readonly state!: TransferDoc['items'][number]['state'];
  @ApiProperty() readonly since!: string;
  @ApiProperty({
    required: false,
    enum: resolutions,
    description: 'What was said of it when it had not arrived as dispatched.',
  })
  readonly resolution?: Resolution;
  @ApiProperty({ required: false, description: 'Why it was not free.' }) readonly cause?: string;
}

/** A thing that was not free, and why. */
export class NotFreeRow {
  @ApiProperty() readonly assetId!: string;
  @ApiProperty() readonly cause!: string;
}

/** A thing as it left. */
export class SentRow {
  @ApiProperty() readonly assetId!: string;
  @ApiProperty() readonly assetNumber!: string;
  @ApiProperty() readonly itemCode!: string;
  @ApiProperty() readonly condition!: string;
  @ApiProperty() readonly bookValues!: BookValuesRow;
}

export class DispatchedRow extends LeftRow {
  @ApiProperty({ type: [SentRow] }) readonly things!: readonly SentRow[];
}

/** A thing as it was signed for. */
export class ReceivedRow {
  @ApiProperty() readonly assetId!: string;
  @ApiProperty({ enum: receiptOutcomes }) readonly outcome!: ReceiptOutcome;
  @ApiProperty() readonly condition!: string;
}

/** A hand-over record: what the receiver signed. */
export class ReceiptRow extends SignedRow {
  @ApiProperty({ type: [ReceivedRow] }) readonly items!: readonly ReceivedRow[];
}

/** Last days of the steps that follow a decision. */
export class DeadlinesRow {
  @ApiProperty() readonly dispatchBy!: string;
  @ApiProperty() readonly receiveBy!: string;
}
