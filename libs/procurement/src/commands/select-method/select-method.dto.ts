import { CommandBody, IsOneOf, IsText, Maybe } from '#platform';
import { type Method, methods } from '../../events/index.js';

export class SelectMethodBody extends CommandBody {
  @IsOneOf(...methods)
  readonly method!: Method;

  /** The article of law that opens this method. */
  @IsText({ max: 300 })
  readonly legalRule!: string;

  /** Required where suppliers do not compete. */
  @Maybe()
  @IsText({ max: 2000, lines: true })
  readonly rationale?: string;
}
