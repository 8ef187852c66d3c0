import { CommandBody, IsMoney, IsOneOf, IsText, Maybe } from '#platform';
import { type DisposalKind, disposalKinds } from '../../events/index.js';

export class DisposeBody extends CommandBody {
  @IsOneOf(...disposalKinds)
  readonly kind!: DisposalKind;

  /** Outside party it goes to; needed unless it is scrapped or destroyed. */
  @Maybe()
  @IsText({ max: 300 })
  readonly recipient?: string;

  /** What it brought, whole đồng. */
  @IsMoney({ min: 0 })
  readonly proceeds!: string;
}
