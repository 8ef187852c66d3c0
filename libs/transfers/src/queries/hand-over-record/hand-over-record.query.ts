import { ApiProperty } from '@nestjs/swagger';
import type { HandOverRecord, Story } from '../story.js';

/** One thing of a hand-over record: as it left, and as it arrived. */
export interface HandedOver {
  readonly assetId: string;
  readonly assetNumber: string;
  readonly itemCode: string;
  readonly conditionSent: string;
  readonly conditionReceived: string;
  readonly outcome: string;
  readonly bookValues: {
    readonly originalCost: string;
    readonly accumulatedWear: string;
    readonly netValue: string;
  };
}

export interface RecordRow extends Omit<HandOverRecord, 'items'> {
  readonly items: readonly HandedOver[];
  /** Whole đồng. */
  readonly totalNetValue: string;
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
  @ApiProperty({ required: false, type: Object }) readonly decided?: Story['decided'];
  @ApiProperty({ required: false, type: Object }) readonly dispatched?: Omit<
    NonNullable<Story['dispatched']>,
    'things'
  >;
  @ApiProperty({ type: 'array', items: { type: 'object' } }) readonly records!: readonly RecordRow[];
}
