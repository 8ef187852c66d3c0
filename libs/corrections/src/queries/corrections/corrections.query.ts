import { ApiProperty } from '@nestjs/swagger';
import { DocumentRow, IsId, IsOneOf, IsSlug, ListByRefQuery, Maybe, ProcessRefusalRow } from '#platform';
import type { Attempt } from '../attempts.js';
import { correctionsIn, type ErrorDoc } from '../errors.view.js';

/** Which declared errors. `event` asks for one by its id; `correction` for what an event corrects or was to correct. */
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

  /** `declared`: nothing corrects it yet; what is under way, or was refused, does not. */
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
  @ApiProperty() readonly document!: DocumentRow;
}

/** A command that was to correct it and has not, with everything that it did. */
export class AttemptRow {
  @ApiProperty({
    enum: ['pending', 'refused'],
    description: 'Whether its process is under way, or ended in a refusal and undid what had been done.',
  })
  readonly outcome!: Attempt['outcome'];
  @ApiProperty({ type: [String], description: 'What has still to end: /v1/processes/{id}.' })
  readonly underWay!: readonly string[];
  @ApiProperty({ required: false, description: 'Why it was refused.' })
  readonly refusal?: ProcessRefusalRow;
  @ApiProperty({ type: [StatementRow] }) readonly events!: readonly StatementRow[];
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
  @ApiProperty({
    type: [StatementRow],
    description:
      'What corrects it: commands that say so, with all that followed, once their process was carried through.',
  })
  readonly corrections!: readonly StatementRow[];
  @ApiProperty({ type: [AttemptRow], description: 'What was to correct it and has not.' })
  readonly attempts!: readonly AttemptRow[];
  @ApiProperty({ required: false, description: 'Of the wrong event in its stream.' })
  readonly revision?: number;
  @ApiProperty({ required: false, description: 'Of the declaration.' }) readonly externalRef?: string;
}

export const rowOf = ({ attempts, ...doc }: ErrorDoc): CorrectionRow => ({
  ...doc,
  corrections: correctionsIn({ attempts }),
  attempts: attempts
    .filter(({ outcome }) => outcome !== 'settled')
    .map(({ command: _, ...attempt }) => attempt),
});
