import { CommandBody, IsNewId, IsMoney, Maybe } from '#platform';
import { IsLineId } from './fields.js';

/** Money from the line in the path to another one. */
export class SendFundsBody extends CommandBody {
  @IsLineId()
  readonly toLine!: string;

  @IsMoney()
  readonly amount!: string;

  @Maybe()
  @IsNewId()
  readonly moveId?: string;
}
