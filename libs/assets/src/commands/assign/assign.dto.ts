import { CommandBody, IsText, Maybe, Nested } from '#platform';
import { AccountableBody } from '../../http/fields.js';

/** Who answers for it and where it is are two facts: either may change alone. */
export class AssignBody extends CommandBody {
  @Maybe()
  @Nested(AccountableBody)
  readonly accountable?: AccountableBody;

  @Maybe()
  @IsText({ max: 300 })
  readonly location?: string;
}
