import { CommandBody, IsMoney } from '#platform';

export class RecordOpeningBalanceBody extends CommandBody {
  @IsMoney()
  readonly amount!: string;
}
