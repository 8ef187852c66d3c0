import { CommandBody, IsText } from '#platform';

export class ReportLossBody extends CommandBody {
  /** When and how it was missed. */
  @IsText({ max: 2000, lines: true })
  readonly circumstances!: string;
}
