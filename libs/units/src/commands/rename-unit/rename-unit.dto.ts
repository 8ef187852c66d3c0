import { CommandBody, IsText } from '#platform';

export class RenameUnitBody extends CommandBody {
  @IsText({ max: 200 })
  readonly name!: string;
}
