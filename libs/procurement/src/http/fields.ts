import {
  IsMatching,
  IsMoney,
  IsQuantity,
  IsText,
  IsWhole,
  matching,
  Maybe,
  type Sealed,
  SealedAs,
} from '#platform';
import { lineIdPattern } from '#budgets/events';
import type { PayeeAccount, Supplier } from '../events/index.js';

export const IsItemNo = (): PropertyDecorator => IsWhole({ min: 1, max: 999 });

export const IsLineId = (): PropertyDecorator =>
  IsMatching('lineId', 'line-id.malformed', new RegExp(lineIdPattern, 'u'), 'A budget line, by its key.');

export const IsTaxCode = (): PropertyDecorator =>
  IsMatching('taxCode', 'tax-code.malformed', /^[0-9]{10}(-[0-9]{3})?$/u, 'A tax code.', '0800123456');

const personShape = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/u;
export const personId = matching('personId', 'person-id.malformed', personShape, 'A person.');
export const IsPersonId = (): PropertyDecorator =>
  IsMatching('personId', 'person-id.malformed', personShape, 'A person.', 'p-an');

/** So much of one item. */
export class ItemQuantityBody {
  @IsItemNo()
  readonly no!: number;

  @IsQuantity()
  readonly qty!: string;
}

/** So much of one item at a price. The amount is qty × unitPrice, rounded half up to 1 VND. */
export class OfferedItemBody extends ItemQuantityBody {
  /** VND, tax included. */
  @IsMoney({ min: 0 })
  readonly unitPrice!: string;
}

/** Money of one line. */
export class LineAmountBody {
  @IsLineId()
  readonly lineId!: string;

  @IsMoney()
  readonly amount!: string;

  /** Tiểu mục. */
  @Maybe()
  @IsMatching('subItem', 'sub-item.malformed', /^[0-9]{4}$/u, 'Four digits.', '6954')
  readonly subItem?: string;
}

export class SupplierBody implements Supplier {
  @IsTaxCode()
  readonly taxCode!: string;

  @IsText({ max: 300 })
  readonly name!: string;
}

/** Where the supplier is paid. */
export class PayeeAccountBody implements PayeeAccount {
  @IsText({ max: 200 })
  readonly bank!: string;

  @IsMatching('account', 'account.malformed', /^[0-9A-Za-z]{4,40}$/u, 'An account number.', '0341000123456')
  readonly number!: string;

  /** May be a natural person. */
  @Maybe()
  @IsText({ max: 300 })
  @SealedAs('accountHolder')
  readonly holder?: Sealed;
}
