import { CommandBody, IsId, IsNewId, IsMoney, IsText, Maybe } from '#platform';

export class RecoverAdvanceBody extends CommandBody {
  @Maybe()
  @IsNewId()
  readonly recoveryId?: string;

  @IsId()
  readonly commitmentId!: string;

  @IsMoney()
  readonly amount!: string;

  @IsText({ max: 60 })
  readonly voucherNumber!: string;
}
