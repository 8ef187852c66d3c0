import { CommandBody, IsNewId, IsText, Maybe, NestedList } from '#platform';
import { ItemQuantityBody } from '../../http/fields.js';

export class ReceiveGoodsBody extends CommandBody {
  @Maybe()
  @IsNewId()
  readonly receiptId?: string;

  @IsText({ max: 300 })
  readonly place!: string;

  @NestedList(ItemQuantityBody, { min: 1, max: 50 })
  readonly items!: ItemQuantityBody[];

  @Maybe()
  @IsText({ max: 200 })
  readonly deliveryNote?: string;
}
