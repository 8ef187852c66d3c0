/** There is no such copy of a view: it was dropped, or retired and takes no more rows. */
export class CopyGone extends Error {
  override readonly name = 'CopyGone';
  constructor(
    readonly id: string,
    readonly why = 'there is no such copy',
  ) {
    super(`the copy ${id} of a view cannot be used: ${why}`);
  }
}

/** A running total would leave 64 bits. Nothing of the batch was written. */
export class AmountOverflow extends Error {
  override readonly name = 'AmountOverflow';
  constructor(
    /** Index of the event whose entry did it. */
    readonly index: number,
    readonly account: string,
    readonly commodity: string,
  ) {
    super(`the total of ${commodity} in ${account} leaves 64 bits with the event at index ${index}`);
  }
}

/** The engine cannot answer now: locked, full, unreachable. The work may be tried again. */
export class ReadStoreUnavailable extends Error {
  override readonly name = 'ReadStoreUnavailable';
}

/** What was stored is damaged or gone. The store is empty from here on: its views have to be built again. */
export class ReadStoreLost extends Error {
  override readonly name = 'ReadStoreLost';
}

/** `after` is not a cursor of this question. */
export class UnknownCursor extends Error {
  override readonly name = 'UnknownCursor';
  constructor(readonly after: string) {
    super('after: this is not a cursor that a page of this list gave');
  }
}
