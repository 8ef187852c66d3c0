import { CommandBody, IsId, IsMoney, IsText, Maybe } from '#platform';

export class RecoverAdvanceBody extends CommandBody {
  /** A UUID of the sender's own; made from the idempotency key if left out. */
  @Maybe()
  @IsId()
  readonly recoveryId?: string;

  @IsId()
  readonly commitmentId!: string;

  @IsMoney()
  readonly amount!: string;

  @IsText({ max: 60 })
  readonly voucherNumber!: string;
}
