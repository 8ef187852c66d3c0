import {
  CommandBody,
  IsId,
  IsListOf,
  IsNewId,
  IsText,
  IsWhole,
  matching,
  Maybe,
  NestedList,
} from '#platform';

const field = matching(
  'sealedField',
  'sealed-field.malformed',
  /^[a-z][A-Za-z]{0,59}$/u,
  'A sealed field.',
  'note',
);

export class TargetBody {
  /** The event's place in the log. */
  @IsWhole({ min: 0, max: Number.MAX_SAFE_INTEGER })
  readonly index!: number;

  /** The event's own id: it must be the event at that index. */
  @IsId()
  readonly eventId!: string;

  @IsListOf(field, { min: 1, max: 10 })
  readonly fields!: string[];
}

export class OrderRedactionBody extends CommandBody {
  @Maybe()
  @IsNewId()
  readonly redactionId?: string;

  /** The law, and what it asks: article, request, judgement. Never the text that is to go. */
  @IsText({ max: 1000, lines: true })
  readonly legalGround!: string;

  @NestedList(TargetBody, { min: 1, max: 100 })
  readonly targets!: TargetBody[];
}
