import { CommandBody, IsId } from '#platform';

/** `reason` says what is wrong with it. */
export class DeclareErrorBody extends CommandBody {
  /** The event's own id: it must be the event at that index. */
  @IsId()
  readonly eventId!: string;
}
