/** A view is being built, or did not come as far as the question needs in time. Ask again shortly (HTTP 503). */
export class ViewNotReady extends Error {
  override readonly name = 'ViewNotReady';
  constructor(
    readonly view: string,
    why: string,
    /** How much of the log it has seen, while it is being built. */
    readonly percent?: number,
  ) {
    super(`the view ${view} ${why}`);
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
