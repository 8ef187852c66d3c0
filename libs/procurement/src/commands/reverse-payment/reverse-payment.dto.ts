import { CommandBody, IsId } from '#platform';

export class ReversePaymentBody extends CommandBody {
  @IsId()
  readonly paymentId!: string;
}
