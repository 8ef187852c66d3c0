import { CommandBody, IsMoney, IsText } from '#platform';

export class WithdrawAppropriationBody extends CommandBody {
  @IsMoney()
  readonly amount!: string;

  /** Who gets it back. */
  @IsText({ max: 100 })
  readonly grantor!: string;
}
