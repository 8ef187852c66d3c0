import { ApiProperty } from '@nestjs/swagger';
import type { DocumentRef } from '#kernel';
import { IsId, IsOneOf, IsSlug, ListByRefQuery, Maybe } from '#platform';

/** Which declared errors. `event` asks for one by its id; `correction` for what an event corrects. */
export class CorrectionsQuery extends ListByRefQuery {
  @Maybe()
  @IsId()
  readonly event?: string;

  @Maybe()
  @IsId()
  readonly correction?: string;

  /** The unit whose entry was wrong. */
  @Maybe()
  @IsSlug()
  readonly unit?: string;

  @Maybe()
  @IsOneOf('declared', 'corrected')
  readonly state?: string;
}

const id = '0190a5c4-1b2e-8c3d-8e4f-5a6b7c8d9e01';

/** An event that says that another is wrong, or corrects it. */
export class StatementRow {
  @ApiProperty({ example: id }) readonly eventId!: string;
  @ApiProperty({ description: 'Its place in the log: /v1/events/{index}.', example: 2040 })
  readonly index!: number;
  @ApiProperty({ example: 'PaymentReversed' }) readonly type!: string;
  @ApiProperty() readonly stream!: string;
  @ApiProperty({ example: '2020-03-20' }) readonly effectiveDate!: string;
  @ApiProperty({ description: 'The month in whose books it stands.', example: '2020-04' })
  readonly postedPeriod!: string;
  @ApiProperty() readonly recordedAt!: string;
  @ApiProperty({ example: 'p-accountant' }) readonly person!: string;
  @ApiProperty({ example: 'hai-duong' }) readonly unitId!: string;
}

export class DeclarationRow extends StatementRow {
  @ApiProperty({ example: 'Ghi nhầm số tiền: 95 triệu thay vì 59 triệu' }) readonly reason!: string;
  @ApiProperty({ type: Object }) readonly document!: DocumentRef;
}

/** A wrong event with its declaration and everything that corrects it. */
export class CorrectionRow {
  @ApiProperty({ description: 'The wrong event.', example: id }) readonly eventId!: string;
  @ApiProperty({ required: false, example: 2038 }) readonly index?: number;
  @ApiProperty({ required: false }) readonly stream?: string;
  @ApiProperty({ required: false, example: 'PaymentPosted' }) readonly type?: string;
  @ApiProperty({ description: 'The unit whose entry it was.', example: 'hai-duong' })
  readonly unitId!: string;
  @ApiProperty({ type: DeclarationRow, required: false }) readonly declaration?: DeclarationRow;
  @ApiProperty({ type: [StatementRow] }) readonly corrections!: readonly StatementRow[];
  @ApiProperty({ required: false, description: 'Of the wrong event in its stream.' })
  readonly revision?: number;
}
