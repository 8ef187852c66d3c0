import { CommandBody, IsId, IsMoney, Maybe } from '#platform';
import { IsLineId } from './fields.js';

/** Money from the line in the path to another one. */
export class SendFundsBody extends CommandBody {
  @IsLineId()
  readonly toLine!: string;

  @IsMoney()
  readonly amount!: string;

  /** A UUID of the sender's own; made from the idempotency key if left out. */
  @Maybe()
  @IsId()
  readonly moveId?: string;
}
