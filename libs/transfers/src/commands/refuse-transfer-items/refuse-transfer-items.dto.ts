import { CommandBody, IsId, IsText, NestedList } from '#platform';
import { thingsAtMost } from '../../http/fields.js';

export class RefusedItemBody {
  @IsId()
  readonly assetId!: string;

  @IsText({ max: 500 })
  readonly cause!: string;
}

export class RefuseTransferItemsBody extends CommandBody {
  @NestedList(RefusedItemBody, { min: 1, max: thingsAtMost })
  readonly items!: RefusedItemBody[];
}
