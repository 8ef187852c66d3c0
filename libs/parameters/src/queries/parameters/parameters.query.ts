import { ApiProperty } from '@nestjs/swagger';
import type { CalendarDate } from '#kernel';
import { type AskedQuery, isDatedBy } from '#platform';
import type { ParameterDoc } from './parameters.view.js';

/** What a parameter was set to, from a day on. */
export class ParameterStepRow {
  @ApiProperty({ example: '2020-01-01' }) readonly from!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { decide: '30', dispatch: '10', receive: '20' },
  })
  readonly values!: Readonly<Record<string, string>>;
  @ApiProperty({ description: 'The law or decision it comes from.', example: 'Thông tư 12/2019/TT-BCA' })
  readonly source!: string;
  @ApiProperty({ example: '0190a5c4-1b2e-8c3d-8e4f-5a6b7c8d9e01' }) readonly eventId!: string;
}

/** A legal parameter: what is in force, and what it was and will be. */
export class ParameterRow {
  @ApiProperty({ example: 'transferDeadlines' }) readonly name!: string;
  @ApiProperty({
    type: ParameterStepRow,
    nullable: true,
    description:
      'What is in force on the `effective` day, today unless said; null where nothing had been set for that day.',
  })
  readonly inForce!: ParameterStepRow | null;
  @ApiProperty({
    type: [ParameterStepRow],
    description:
      'Earliest first, among equal days the one recorded last counts; with `effective` what was set for days up to it.',
  })
  readonly history!: readonly ParameterStepRow[];
  @ApiProperty() readonly revision!: number;
}

/** A parameter on the day asked; without one, with everything that was set for whatever day. */
export const rowOn = (
  { history, ...doc }: ParameterDoc,
  asked: Pick<AskedQuery, 'effective'>,
  day: CalendarDate,
): ParameterRow => {
  const dated = history.filter(({ from }) => isDatedBy(asked, from));
  return { ...doc, inForce: dated.findLast(({ from }) => from <= day) ?? null, history: dated };
};
