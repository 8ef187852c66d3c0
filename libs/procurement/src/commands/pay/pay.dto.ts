import { IsId, IsListOf, IsMoney, uuid } from '#platform';
import { VoucherBody } from '../../http/voucher.dto.js';

export class PayBody extends VoucherBody {
  @IsId()
  readonly invoiceId!: string;

  /** What the payment rests on. */
  @IsListOf(uuid, { min: 1, max: 50 })
  readonly acceptanceIds!: string[];

  @IsMoney({ min: 0 })
  readonly cash!: string;

  /** Set off against an advance on the same commitment. */
  @IsMoney({ min: 0 })
  readonly advanceCleared!: string;
}
