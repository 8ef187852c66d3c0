import { CommandBody, IsText } from '#platform';

export class TerminateBody extends CommandBody {
  @IsText({ max: 2000, lines: true })
  readonly grounds!: string;
}
