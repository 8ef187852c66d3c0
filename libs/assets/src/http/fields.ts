import { IsMatching, IsSlug, IsText } from '#platform';
import type { Accountable } from '../events/index.js';

/** Who answers for a thing. */
export class AccountableBody implements Accountable {
  @IsSlug()
  readonly unitId!: string;

  /** personId of an officer of that unit. */
  @IsText({ max: 100 })
  readonly officerId!: string;
}

/** Code of an item in the catalogue. */
export const IsItemCode = (): PropertyDecorator =>
  IsMatching(
    'itemCode',
    'item-code.malformed',
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/u,
    'Code of an item in the catalogue.',
    'xe-oto-tuan-tra',
  );
