import { CommandBody, IsText, NestedList } from '#platform';
import { ConditionBody, thingsAtMost } from '../../http/fields.js';

export class ReceiveTransferBody extends CommandBody {
  /** Number of the hand-over record, unique in the whole ledger. */
  @IsText({ max: 100 })
  readonly recordNumber!: string;

  /** Where the things are from now on. */
  @IsText({ max: 300 })
  readonly location!: string;

  /** What is signed for now, and the condition it arrived in. */
  @NestedList(ConditionBody, { min: 1, max: thingsAtMost })
  readonly items!: ConditionBody[];
}
