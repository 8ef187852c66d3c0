import { CommandBody, IsId, IsMoney, IsText } from '#platform';

export class ReleaseCommitmentBody extends CommandBody {
  @IsId()
  readonly commitmentId!: string;

  @IsMoney()
  readonly amount!: string;

  /** Why the money is not needed. */
  @IsText({ max: 500 })
  readonly cause!: string;
}
