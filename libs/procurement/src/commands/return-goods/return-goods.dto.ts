import { CommandBody, IsId, IsNewId, Maybe, NestedList } from '#platform';
import { ItemQuantityBody } from '../../http/fields.js';

export class ReturnGoodsBody extends CommandBody {
  @Maybe()
  @IsNewId()
  readonly returnId?: string;

  @IsId()
  readonly receiptId!: string;

  @NestedList(ItemQuantityBody, { min: 1, max: 50 })
  readonly items!: ItemQuantityBody[];
}
