import { CommandBody, IsTexts, IsText } from '#platform';

export class SetParameterBody extends CommandBody {
  /** Texts by name, as the parameter's definition says. */
  @IsTexts({ max: 20 })
  readonly values!: Record<string, string>;

  /** The law or decision the values come from. */
  @IsText({ max: 500 })
  readonly source!: string;
}
