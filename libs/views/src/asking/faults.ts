import type { Index } from '#event-sourcing';

/** A view is being built, or did not come as far as the question needs in time. Ask again shortly (HTTP 503). */
export class ViewNotReady extends Error {
  override readonly name = 'ViewNotReady';
  constructor(
    readonly view: string,
    /** Where its live copy stands; undefined while there is none in the wanted version. */
    readonly position: Index | undefined,
    /** How far it should be. */
    readonly wanted?: Index,
  ) {
    super(
      position === undefined
        ? `the view ${view} is being built`
        : `the view ${view} stands at index ${position} and has not reached ${wanted ?? 'the event waited for'} in time`,
    );
  }
}

/** A clock of the question means nothing (HTTP 400). `field`: `known` or `effective`. */
export class UnknownClock extends Error {
  override readonly name = 'UnknownClock';
  constructor(
    readonly field: 'known' | 'effective',
    readonly value: string,
    reason: string,
  ) {
    super(`${field}: ${reason}`);
  }
}

/** `waitFor` is not a token that a command answered with (HTTP 400). */
export class UnknownWaitToken extends Error {
  override readonly name = 'UnknownWaitToken';
  constructor(readonly value: string) {
    super('waitFor: this is not a token that a command answered with');
  }
}
