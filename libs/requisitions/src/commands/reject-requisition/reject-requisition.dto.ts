import { CommandBody, IsText } from '#platform';

export class RejectRequisitionBody extends CommandBody {
  @IsText({ max: 2000, lines: true })
  readonly grounds!: string;
}
