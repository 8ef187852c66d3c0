import {
  CommandBody,
  DocumentBody,
  IsCalendarDate,
  IsNewId,
  IsIdList,
  IsOneOf,
  IsSlug,
  Maybe,
  Nested,
} from '#platform';
import { type TransferKind, transferKinds } from '../../events/index.js';
import { thingsAtMost } from '../../http/fields.js';

/** `reason` is needed: it is part of what is decided on. */
export class RequestTransferBody extends CommandBody {
  @Maybe()
  @IsNewId()
  readonly transferId?: string;

  /** Between managing agencies, within one, or a loan. */
  @IsOneOf(...transferKinds)
  readonly kind!: TransferKind;

  @IsSlug()
  readonly fromUnit!: string;

  @IsSlug()
  readonly toUnit!: string;

  @IsIdList({ min: 1, max: thingsAtMost })
  readonly assets!: string[];

  /** The receiver’s paper that it will take them. */
  @Maybe()
  @Nested(DocumentBody)
  readonly receiverConsentDoc?: DocumentBody;

  /** For a loan, and only for a loan. */
  @Maybe()
  @IsCalendarDate()
  readonly dueBack?: string;
}
