import { ApiProperty } from '@nestjs/swagger';
import { DocumentRow, IsId, IsOneOf, IsSlug, IsText, ListByRefQuery, Maybe } from '#platform';
import { type TransferKind, transferKinds } from '../../events/index.js';
import { DecidedRow, TransferActRow } from '../act.row.js';
import {
  DeadlinesRow,
  DispatchedRow,
  NotFreeRow,
  ReceiptRow,
  TransferItemRow,
} from './transfer-parts.row.js';

const statuses = [
  'requested',
  'deciding',
  'decided',
  'inTransit',
  'disputed',
  'received',
  'rejected',
  'cancelled',
  'returned',
];

export class TransfersQuery extends ListByRefQuery {
  @Maybe()
  @IsOneOf(...statuses)
  readonly status?: string;

  /** `true`: under way; `false`: over. */
  @Maybe()
  @IsOneOf('true', 'false')
  readonly open?: string;

  /** `true`: whose next step is past its last day. */
  @Maybe()
  @IsOneOf('true')
  readonly overdue?: string;

  @Maybe()
  @IsOneOf(...transferKinds)
  readonly kind?: TransferKind;

  /** Sender or receiver. */
  @Maybe()
  @IsSlug()
  readonly unit?: string;

  @Maybe()
  @IsSlug()
  readonly fromUnit?: string;

  @Maybe()
  @IsSlug()
  readonly toUnit?: string;

  /** Sender or receiver in this unit's subtree. */
  @Maybe()
  @IsSlug()
  readonly within?: string;

  @Maybe()
  @IsOneOf('effective', 'current')
  readonly tree?: 'effective' | 'current';

  @Maybe()
  @IsId()
  readonly asset?: string;

  @Maybe()
  @IsText({ max: 100 })
  readonly recordNumber?: string;
}

/** A transfer, how far it is, and for how long it has been under way. */
export class TransferRow {
  @ApiProperty() readonly transferId!: string;
  @ApiProperty({ enum: transferKinds }) readonly kind!: string;
  @ApiProperty({ enum: statuses }) readonly status!: string;
  @ApiProperty() readonly fromUnit!: string;
  @ApiProperty() readonly fromUnitName!: string;
  @ApiProperty() readonly toUnit!: string;
  @ApiProperty() readonly toUnitName!: string;
  @ApiProperty() readonly reason!: string;
  @ApiProperty({ description: 'How far each thing is.', type: [TransferItemRow] })
  readonly items!: readonly TransferItemRow[];
  @ApiProperty({ description: 'What a decision names in `seenDigest`.' }) readonly contentDigest!: string;
  @ApiProperty() readonly requested!: TransferActRow;
  @ApiProperty({ required: false }) readonly decided?: DecidedRow;
  @ApiProperty({ required: false, type: [NotFreeRow] }) readonly notFree?: readonly NotFreeRow[];
  @ApiProperty({ required: false }) readonly dispatched?: DispatchedRow;
  @ApiProperty({ type: [ReceiptRow] }) readonly records!: readonly ReceiptRow[];
  @ApiProperty({ required: false }) readonly receiverConsentDoc?: DocumentRow;
  @ApiProperty({ required: false }) readonly dueBack?: string;
  @ApiProperty() readonly decideBy!: string;
  @ApiProperty({ required: false }) readonly deadlines?: DeadlinesRow;
  @ApiProperty({ required: false, description: 'Last day of the step it waits for.' })
  readonly dueOn?: string;
  @ApiProperty({ description: 'Days past that day; 0 while there is time.' }) readonly overdueDays!: number;
  @ApiProperty({ description: 'Days from the request to its end, or until now.' }) readonly ageDays!: number;
  @ApiProperty({
    required: false,
    description: 'What was recorded last; `on` is the latest day of any of its parts.',
  })
  readonly ended?: TransferActRow;
  @ApiProperty({ required: false }) readonly externalRef?: string;
  @ApiProperty({ description: 'Revision for If-Match.' }) readonly revision!: number;
}
