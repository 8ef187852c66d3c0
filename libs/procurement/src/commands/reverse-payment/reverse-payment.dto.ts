import { CommandBody, IsId } from '#platform';

export class ReversePurchasePaymentBody extends CommandBody {
  @IsId()
  readonly paymentId!: string;
}
