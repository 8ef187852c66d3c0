import { ApiProperty } from '@nestjs/swagger';
import { type ReceiptOutcome, receiptOutcomes } from '../../events/index.js';
import { BookValuesRow, DecidedRow, LeftRow, SignedRow } from '../act.row.js';

/** One thing of a hand-over record: as it left, and as it arrived. */
export class HandedOverRow {
  @ApiProperty() readonly assetId!: string;
  @ApiProperty() readonly assetNumber!: string;
  @ApiProperty() readonly itemCode!: string;
  @ApiProperty() readonly conditionSent!: string;
  @ApiProperty() readonly conditionReceived!: string;
  @ApiProperty({ enum: receiptOutcomes }) readonly outcome!: ReceiptOutcome;
  @ApiProperty() readonly bookValues!: BookValuesRow;
}

export class RecordRow extends SignedRow {
  @ApiProperty({ type: [HandedOverRow] }) readonly items!: readonly HandedOverRow[];
  @ApiProperty({ description: 'Whole đồng.' }) readonly totalNetValue!: string;
}

/** The hand-over records of a transfer, one for each receipt, with everything that a reader needs beside them. */
export class HandOverRecordsRow {
  @ApiProperty() readonly transferId!: string;
  @ApiProperty() readonly kind!: string;
  @ApiProperty() readonly status!: string;
  @ApiProperty() readonly fromUnit!: string;
  @ApiProperty() readonly fromUnitName!: string;
  @ApiProperty() readonly toUnit!: string;
  @ApiProperty() readonly toUnitName!: string;
  @ApiProperty() readonly reason!: string;
  @ApiProperty({ required: false }) readonly decided?: DecidedRow;
  @ApiProperty({ required: false }) readonly dispatched?: LeftRow;
  @ApiProperty({ type: [RecordRow] }) readonly records!: readonly RecordRow[];
}
