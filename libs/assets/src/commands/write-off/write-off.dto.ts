import { CommandBody, IsText, Maybe } from '#platform';

export class WriteOffBody extends CommandBody {
  /** What the inquiry found. */
  @IsText({ max: 2000, lines: true })
  readonly findings!: string;

  /** What was imposed on whoever answered for it. */
  @Maybe()
  @IsText({ max: 500 })
  readonly compensation?: string;
}
