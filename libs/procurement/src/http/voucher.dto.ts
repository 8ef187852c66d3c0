import { CommandBody, IsId, IsNewId, IsMoney, IsText, Maybe, Nested } from '#platform';
import { PayeeAccountBody } from './fields.js';

/** One voucher: money from one commitment of one line to the account of the contract. */
export class VoucherBody extends CommandBody {
  @Maybe()
  @IsNewId()
  readonly paymentId?: string;

  @IsId()
  readonly commitmentId!: string;

  @IsText({ max: 60 })
  readonly voucherNumber!: string;

  @Nested(PayeeAccountBody)
  readonly payeeAccount!: PayeeAccountBody;
}

/** A voucher over one amount. */
export class AmountVoucherBody extends VoucherBody {
  @IsMoney()
  readonly amount!: string;
}
