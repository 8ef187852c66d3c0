import type { Index, StoredEvent } from '#event-sourcing';

/** An event in the log that this version cannot read. Nothing unknown is skipped: every view stops before it. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
  constructor(
    readonly event: Pick<StoredEvent, 'index' | 'stream' | 'revision' | 'type'>,
    cause: unknown,
  ) {
    super(
      `the event ${event.type} at index ${event.index} (${event.stream}, revision ${event.revision}) ` +
        `cannot be read: ${messageOf(cause)}`,
      { cause },
    );
  }
}

/** A new version of a view cannot apply an event: it is not switched to, and the live copy stays as it is. */
export class PoisonEvent extends Error {
  override readonly name = 'PoisonEvent';
  constructor(
    readonly view: string,
    readonly version: number,
    readonly index: Index,
    readonly stream: string,
    reason: string,
  ) {
    super(
      `version ${version} of the view ${view} cannot apply the event at index ${index} of ${stream}: ${reason}`,
    );
  }
}

/** Another version of a view became the live one while this one was being fed. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
  constructor(
    readonly view: string,
    readonly version: number,
  ) {
    super(`version ${version} of the view ${view} is no longer the live one`);
  }
}

/** A rebuilt copy differs from the live one at the same index: one of the two is wrong. It was dropped. */
export class RebuildDiffers extends Error {
  override readonly name = 'RebuildDiffers';
}

export const messageOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));
