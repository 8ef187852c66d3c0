import { CommandBody, IsFlag, IsSha256, IsText, IsTextList, Maybe, Nested } from '#platform';
import type { DecisionBody } from '../../events/index.js';

/** A collective decision; the one responsible person is who sends it. */
export class DecisionBodyBody implements DecisionBody {
  @IsText({ max: 200 })
  readonly body!: string;

  /** personIds. */
  @IsTextList({ max: 100 }, { max: 30 })
  readonly members!: string[];
}

/** A rejection needs `reason`. */
export class DecideTransferBody extends CommandBody {
  @IsFlag()
  readonly approve!: boolean;

  /** `contentDigest` of the transfer as it was seen: another content voids the approval. */
  @IsSha256()
  readonly seenDigest!: string;

  @Maybe()
  @Nested(DecisionBodyBody)
  readonly decisionBody?: DecisionBodyBody;
}
