import { CommandBody, IsText, NestedList } from '#platform';
import { ConditionBody, thingsAtMost } from '../../http/fields.js';

export class DispatchTransferBody extends CommandBody {
  /** Every thing of the transfer, and the condition it leaves in. */
  @NestedList(ConditionBody, { min: 1, max: thingsAtMost })
  readonly items!: ConditionBody[];

  @IsText({ max: 300 })
  readonly carrier!: string;

  /** The place it leaves. */
  @IsText({ max: 300 })
  readonly from!: string;

  /** The place it goes to. */
  @IsText({ max: 300 })
  readonly to!: string;
}
