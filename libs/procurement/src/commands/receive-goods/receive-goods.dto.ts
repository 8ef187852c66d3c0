import { CommandBody, IsId, IsText, Maybe, NestedList } from '#platform';
import { ItemQuantityBody } from '../../http/fields.js';

export class ReceiveGoodsBody extends CommandBody {
  /** A UUID of the sender's own; made from the idempotency key if left out. */
  @Maybe()
  @IsId()
  readonly receiptId?: string;

  @IsText({ max: 300 })
  readonly place!: string;

  @NestedList(ItemQuantityBody, { min: 1, max: 50 })
  readonly items!: ItemQuantityBody[];

  @Maybe()
  @IsText({ max: 200 })
  readonly deliveryNote?: string;
}
