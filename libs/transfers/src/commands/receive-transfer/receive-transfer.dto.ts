import { CommandBody, IsText, Maybe, NestedList, type Sealed, SealedAs } from '#platform';
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

  /** The receiving officer's own: who was there, how somebody behaved. */
  @Maybe()
  @IsText({ max: 1000, lines: true })
  @SealedAs('note')
  readonly note?: Sealed;
}
