import { CommandBody, IsId, IsNewId, IsMoney, IsText, Maybe } from '#platform';

export class PostPaymentBody extends CommandBody {
  @IsId()
  readonly commitmentId!: string;

  @Maybe()
  @IsNewId()
  readonly paymentId?: string;

  /** What leaves now; may be 0 where an advance covers everything. */
  @IsMoney({ min: 0 })
  readonly cash!: string;

  /** What is set off against advances. */
  @IsMoney({ min: 0 })
  readonly advanceCleared!: string;

  @IsText({ max: 60 })
  readonly voucherNumber!: string;
}
