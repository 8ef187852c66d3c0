import { CommandBody, IsCalendarDate, IsNewId, IsMoney, IsText, Maybe, NestedList } from '#platform';
import { IsTaxCode, ItemQuantityBody } from '../../http/fields.js';

export class InvoicedItemBody extends ItemQuantityBody {
  @IsMoney({ min: 0 })
  readonly amount!: string;
}

export class RecordInvoiceBody extends CommandBody {
  @Maybe()
  @IsNewId()
  readonly invoiceId?: string;

  @IsTaxCode()
  readonly supplierTaxCode!: string;

  @IsText({ max: 20 })
  readonly series!: string;

  @IsText({ max: 20 })
  readonly number!: string;

  @IsCalendarDate()
  readonly date!: string;

  @NestedList(InvoicedItemBody, { min: 1, max: 50 })
  readonly items!: InvoicedItemBody[];

  /** The sum of the items. */
  @IsMoney()
  readonly total!: string;

  /** The part of the total that is tax. */
  @IsMoney({ min: 0 })
  readonly tax!: string;
}
