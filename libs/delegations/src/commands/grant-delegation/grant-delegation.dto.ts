import {
  CommandBody,
  IsCalendarDate,
  IsFlag,
  IsMatching,
  IsMoney,
  IsNewId,
  IsOneOf,
  IsSlug,
  Maybe,
  Nested,
} from '#platform';
import { type FundingSource, fundingSources } from '#budgets/events';
import {
  type DelegableDuty,
  delegableDuties,
  matterCategories,
  type MatterCategory,
} from '../../events/index.js';

/** What a delegation reaches; all categories and all sources unless named. */
export class ScopeBody {
  @IsSlug()
  readonly unitId!: string;

  /** Whether the units below it are reached too, as the tree is on the day of a decision. */
  @IsFlag()
  readonly subtree!: boolean;

  @Maybe()
  @IsOneOf(...matterCategories)
  readonly category?: MatterCategory;

  @Maybe()
  @IsOneOf(...fundingSources)
  readonly source?: FundingSource;
}

/** It holds from `effectiveDate` on. Who grants it is who sends this. */
export class GrantDelegationBody extends CommandBody {
  @Maybe()
  @IsNewId()
  readonly delegationId?: string;

  @IsOneOf(...delegableDuties)
  readonly duty!: DelegableDuty;

  @IsMatching(
    'personId',
    'person-id.malformed',
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/u,
    'The delegate.',
    'p-an',
  )
  readonly toPersonId!: string;

  @Nested(ScopeBody)
  readonly scope!: ScopeBody;

  /** VND that may be decided for one unit, in one category and year. */
  @IsMoney({ min: 1 })
  readonly ceiling!: string;

  /** The last day it holds. */
  @IsCalendarDate()
  readonly validTo!: string;
}
