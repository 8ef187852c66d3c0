import { CommandBody, IsId, IsOneOf, IsText, NestedList } from '#platform';
import { type Resolution, resolutions } from '../../events/index.js';
import { thingsAtMost } from '../../http/fields.js';

/** `receivedLater` and `acceptedAsIs` are then signed for by the receiver; `returned` is confirmed by the sender. */
export class ResolutionBody {
  @IsId()
  readonly assetId!: string;

  @IsOneOf(...resolutions)
  readonly resolution!: Resolution;

  @IsText({ max: 2000, lines: true })
  readonly note!: string;
}

export class ResolveDiscrepancyBody extends CommandBody {
  @NestedList(ResolutionBody, { min: 1, max: thingsAtMost })
  readonly items!: ResolutionBody[];
}
