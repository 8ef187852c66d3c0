import { CommandBody, NestedList } from '#platform';
import { ConditionBody, thingsAtMost } from '../../http/fields.js';

export class ConfirmReturnBody extends CommandBody {
  /** What is back, and the condition it came back in. */
  @NestedList(ConditionBody, { min: 1, max: thingsAtMost })
  readonly items!: ConditionBody[];
}
