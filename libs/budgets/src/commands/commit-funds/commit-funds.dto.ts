import { CommandBody, IsNewId, IsMatching, IsMoney, IsOneOf, IsText, Maybe, Nested } from '#platform';
import { type CommitmentOwner, ownerKinds } from '../../events/index.js';

/** What the money is held for. */
export class OwnerBody implements CommitmentOwner {
  /** `purchase` commitments are made by the purchase's signing, never by hand. */
  @IsOneOf(...ownerKinds)
  readonly kind!: CommitmentOwner['kind'];

  @IsText({ max: 100 })
  readonly id!: string;
}

export class CommitFundsBody extends CommandBody {
  @Maybe()
  @IsNewId()
  readonly commitmentId?: string;

  @Nested(OwnerBody)
  readonly owner!: OwnerBody;

  @IsMoney()
  readonly amount!: string;

  /** Tiểu mục: four digits below the line's item. */
  @Maybe()
  @IsMatching('subItem', 'sub-item.malformed', /^[0-9]{4}$/u, 'Four digits.', '6954')
  readonly subItem?: string;

  @Maybe()
  @IsMatching('taxCode', 'tax-code.malformed', /^[0-9]{10}(-[0-9]{3})?$/u, 'A tax code.', '0800123456')
  readonly payeeTaxCode?: string;
}
