import { CommandBody, IsId, IsOneOf, IsText, NestedList } from '#platform';
import { type DiscrepancyKind, discrepancyKinds } from '../../events/index.js';
import { thingsAtMost } from '../../http/fields.js';

export class DiscrepancyBody {
  @IsId()
  readonly assetId!: string;

  @IsOneOf(...discrepancyKinds)
  readonly kind!: DiscrepancyKind;

  @IsText({ max: 2000, lines: true })
  readonly note!: string;
}

export class ReportDiscrepancyBody extends CommandBody {
  @NestedList(DiscrepancyBody, { min: 1, max: thingsAtMost })
  readonly items!: DiscrepancyBody[];
}
