import { CommandBody, IsMoney, IsText, Maybe } from '#platform';

export class AppropriateBody extends CommandBody {
  @IsMoney()
  readonly amount!: string;

  /** Who gives: a ministry, a provincial budget, a donor. */
  @IsText({ max: 100 })
  readonly grantor!: string;

  /** Required for off-plan money. */
  @Maybe()
  @IsText({ max: 2000, lines: true })
  readonly justification?: string;
}
