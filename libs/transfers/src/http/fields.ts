import { IsId, IsText } from '#platform';

/** A thing, and the condition it is in. */
export class ConditionBody {
  @IsId()
  readonly assetId!: string;

  @IsText({ max: 200 })
  readonly condition!: string;
}

/** Things of one transfer; more would not fit into one event. */
export const thingsAtMost = 100;
