import { ApiProperty } from '@nestjs/swagger';
import { ToldEvent } from '#platform';
import { type OriginKind, originKinds } from '../../events/index.js';

/** The steps from a thing back to where its money came from, the last one first. */
export const chainSteps = [
  'registration',
  'acceptance',
  'receipt',
  'amendment',
  'contract',
  'award',
  'method',
  'plan',
  'approval',
  'requisition',
  'commitment',
  'payment',
  'paymentReversal',
  'allocation',
  'adjustment',
  'appropriation',
  'withdrawal',
  'openingBalance',
] as const;
export type ChainStep = (typeof chainSteps)[number];

/** One step: what happened, by whom, on what paper, and its proof. Out of the reader's scope, its leaf alone. */
export class ChainStepRow extends ToldEvent {
  @ApiProperty({ enum: chainSteps, example: 'allocation' }) readonly step!: ChainStep;
  @ApiProperty({
    required: false,
    description: 'The purchase, requisition or budget line that it is a step of.',
    example: '2020.hai-duong.ministry.recurrent.009.040-041.6950',
  })
  readonly of?: string;
  @ApiProperty({ required: false, description: 'Whole đồng.', example: '34000000' })
  readonly amount?: string;
  @ApiProperty({ required: false, description: 'The line that money came from, or who granted it.' })
  readonly from?: string;
}

class Note {
  @ApiProperty({ example: 'Tài sản mua sắm: lần ngược từ nghiệm thu đến giao dự toán.' })
  readonly vi!: string;
  @ApiProperty({ example: 'Bought: traced from its acceptance back to the appropriation.' })
  readonly en!: string;
}

/** Where a thing came from, beside its chain. */
export class ChainOriginRow {
  @ApiProperty({ enum: originKinds, example: 'purchase' }) readonly kind!: OriginKind;
  @ApiProperty({ description: 'The purchase, or the paper or donor that it came with.' })
  readonly ref!: string;
  @ApiProperty({ description: 'False: no appropriation stands behind it.' })
  readonly paidFromBudget!: boolean;
  @ApiProperty({ type: Note }) readonly note!: Note;
}
