import { ApiProperty } from '@nestjs/swagger';
import { explainHref } from '#platform';
import type { Cell, Reading } from '#views';
import { lineAccount, type Measure, measures } from '../../events/index.js';

/** What is told of lines: each measure, and the two sums of measures that reports use. */
export const figures = [...measures, 'cashOut', 'budget'] as const;
export type LineFigure = (typeof figures)[number];

const measuresIn = (figure: LineFigure): readonly Measure[] =>
  figure === 'budget' ? measures : figure === 'cashOut' ? ['advanced', 'paid'] : [figure];

/** The cells that a figure of some lines is the sum of. */
export const cellsOf = (lineIds: readonly string[], figure: LineFigure): readonly Cell[] =>
  lineIds.flatMap(lineId =>
    measuresIn(figure).map(measure => ({ account: lineAccount(lineId, measure), commodity: 'VND' })),
  );

/** Where each figure of a row is explained. */
export class ExplainedAt implements Record<LineFigure, string> {
  @ApiProperty() readonly available!: string;
  @ApiProperty() readonly committed!: string;
  @ApiProperty() readonly advanced!: string;
  @ApiProperty() readonly paid!: string;
  @ApiProperty() readonly lapsed!: string;
  @ApiProperty() readonly cashOut!: string;
  @ApiProperty() readonly budget!: string;
}

export const explainedAt = (
  path: string,
  reading: Reading,
  asked: Readonly<Record<string, string | number | undefined>>,
): ExplainedAt =>
  Object.fromEntries(
    figures.map(measure => [measure, explainHref(path, reading, { measure, ...asked })]),
  ) as Record<LineFigure, string>;
