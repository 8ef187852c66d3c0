import { CommandBody, IsListOf, IsSha256, IsText, matching, Maybe, Nested, NestedList } from '#platform';
import type { DecisionBody } from '../../events/index.js';
import { ApprovedItemBody } from '../../http/fields.js';

const personId = matching(
  'personId',
  'person-id.malformed',
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/u,
  'A person.',
);

/** A body that decided together; whoever sends the command answers for it. */
export class DecidingBody implements DecisionBody {
  @IsText({ max: 200 })
  readonly name!: string;

  @IsListOf(personId, { min: 1, max: 30 })
  readonly members!: string[];
}

export class ApproveRequisitionBody extends CommandBody {
  /** The `digest` that the requisition was shown with: what the approval binds. */
  @IsSha256()
  readonly seenDigest!: string;

  /** At most what was asked; items left out are not approved. */
  @NestedList(ApprovedItemBody, { min: 1, max: 50 })
  readonly approvedItems!: ApprovedItemBody[];

  @Maybe()
  @Nested(DecidingBody)
  readonly decisionBody?: DecidingBody;
}
