import { PayloadTooLarge, type NewEvent } from '#event-sourcing';

export const bodyBytesMax = 65_000;
export const appendBytesMax = 1_048_576;
/** A UTF-16 code unit never takes more bytes in UTF-8. */
const bytesPerUnitMax = 3;

/**
 * Counting bytes is skipped where the length alone shows that the limit holds.
 * @throws PayloadTooLarge, or TypeError for a lone surrogate: such text cannot be stored to the byte
 */
export const mustFit = (events: readonly NewEvent[]): void => {
  let units = 0;
  for (const { body } of events) {
    units += body.length;
    if (!body.isWellFormed()) throw new TypeError('the body of an event holds a lone surrogate');
    if (body.length * bytesPerUnitMax > bodyBytesMax) mustBeWithin(bodyBytesMax, Buffer.byteLength(body));
  }
  if (units * bytesPerUnitMax > appendBytesMax)
    mustBeWithin(
      appendBytesMax,
      events.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0),
    );
};

const mustBeWithin = (limit: number, actual: number): void => {
  if (actual > limit) throw new PayloadTooLarge(limit, actual);
};
