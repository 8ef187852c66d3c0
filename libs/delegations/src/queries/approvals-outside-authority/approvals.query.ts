import { ApiProperty } from '@nestjs/swagger';
import { IsOneOf, IsSlug, ListQuery, Maybe } from '#platform';

export class ApprovalsQuery extends ListQuery {
  /** Decisions that stand, or attempts that were refused; both unless said. */
  @Maybe()
  @IsOneOf('recorded', 'refused')
  readonly outcome?: 'recorded' | 'refused';

  /** The unit that acted, or asked, and every unit below it on the effective date. */
  @Maybe()
  @IsSlug()
  readonly within?: string;
}

/** One decision, or attempt at one, that its maker had no authority for. */
export class ApprovalRow {
  @ApiProperty({ enum: ['recorded', 'refused'] }) readonly outcome!: 'recorded' | 'refused';
  @ApiProperty({ description: 'What is wrong: a finding, or the code of the refusal.' })
  readonly finding!: string;
  @ApiProperty({ description: 'The event, or the command that was refused.' }) readonly decision!: string;
  @ApiProperty() readonly subject!: string;
  @ApiProperty() readonly person!: string;
  @ApiProperty({ required: false }) readonly principal?: string;
  @ApiProperty({ required: false }) readonly delegationId?: string;
  @ApiProperty() readonly unitId!: string;
  @ApiProperty() readonly on!: string;
  @ApiProperty() readonly recordedAt!: string;
  @ApiProperty() readonly index!: number;
  @ApiProperty({ required: false, description: 'Whole đồng.' }) readonly amount?: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, selfRequired: false })
  readonly numbers?: Readonly<Record<string, string>>;
}
