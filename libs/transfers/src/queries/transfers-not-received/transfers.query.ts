import { ApiProperty } from '@nestjs/swagger';
import { IsId, IsOneOf, IsSlug, IsText, ListByRefQuery, Maybe } from '#platform';
import { type TransferKind, transferKinds } from '../../events/index.js';
import type { Story } from '../story.js';
import type { TransferDoc } from '../transfers.view.js';

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
  @ApiProperty({ description: 'How far each thing is.', type: 'array', items: { type: 'object' } })
  readonly items!: TransferDoc['items'];
  @ApiProperty({ description: 'What a decision names in `seenDigest`.' }) readonly contentDigest!: string;
  @ApiProperty({ type: Object }) readonly requested!: Story['requested'];
  @ApiProperty({ required: false, type: Object }) readonly decided?: Story['decided'];
  @ApiProperty({ required: false, type: 'array', items: { type: 'object' } })
  readonly notFree?: Story['notFree'];
  @ApiProperty({ required: false, type: Object }) readonly dispatched?: Story['dispatched'];
  @ApiProperty({ type: 'array', items: { type: 'object' } }) readonly records!: Story['records'];
  @ApiProperty({ required: false, type: Object }) readonly receiverConsentDoc?: Story['receiverConsentDoc'];
  @ApiProperty({ required: false }) readonly dueBack?: string;
  @ApiProperty() readonly decideBy!: string;
  @ApiProperty({ required: false, type: Object }) readonly deadlines?: Story['deadlines'];
  @ApiProperty({ required: false, description: 'Last day of the step it waits for.' })
  readonly dueOn?: string;
  @ApiProperty({ description: 'Days past that day; 0 while there is time.' }) readonly overdueDays!: number;
  @ApiProperty({ description: 'Days from the request to its end, or until now.' }) readonly ageDays!: number;
  @ApiProperty({
    required: false,
    type: Object,
    description: 'What was recorded last; `on` is the latest day of any of its parts.',
  })
  readonly ended?: Story['ended'];
  @ApiProperty({ required: false }) readonly externalRef?: string;
  @ApiProperty({ description: 'Revision for If-Match.' }) readonly revision!: number;
}
