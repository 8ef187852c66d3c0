import { IsMatching, IsQuantity, IsWhole } from '#platform';

/** The number of an item within its requisition or purchase, from 1. */
export const IsItemNo = (): PropertyDecorator => IsWhole({ min: 1, max: 999 });

export const IsPersonId = (): PropertyDecorator =>
  IsMatching('personId', 'person-id.malformed', /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/u, 'A person.', 'p-an');

/** So much of one item. */
export class ApprovedItemBody {
  @IsItemNo()
  readonly no!: number;

  @IsQuantity()
  readonly qty!: string;
}
