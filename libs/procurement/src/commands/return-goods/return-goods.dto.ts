import { CommandBody, IsId, Maybe, NestedList } from '#platform';
import { ItemQuantityBody } from '../../http/fields.js';

export class ReturnGoodsBody extends CommandBody {
  /** A UUID of the sender's own; made from the idempotency key if left out. */
  @Maybe()
  @IsId()
  readonly returnId?: string;

  @IsId()
  readonly receiptId!: string;

  @NestedList(ItemQuantityBody, { min: 1, max: 50 })
  readonly items!: ItemQuantityBody[];
}
