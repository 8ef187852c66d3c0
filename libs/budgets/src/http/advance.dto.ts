import { vnd } from '#kernel';
import { CommandBody, IsId, IsNewId, IsMoney, IsText, Maybe } from '#platform';

/** An advance that leaves, or comes back. */
export class AdvanceBody extends CommandBody {
  @IsId()
  readonly commitmentId!: string;

  @Maybe()
  @IsNewId()
  readonly paymentId?: string;

  @IsMoney()
  readonly amount!: string;

  @IsText({ max: 60 })
  readonly voucherNumber!: string;
}

export const advanceOf = (
  lineId: string,
  { commitmentId, paymentId, amount, voucherNumber }: AdvanceBody,
) => ({
  lineId,
  commitmentId,
  paymentId,
  voucherNumber,
  amount: vnd(amount),
});
