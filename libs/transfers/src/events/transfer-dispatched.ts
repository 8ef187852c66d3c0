import { eventType, type FactOf, list, shape, text, uuid } from '#event-sourcing';
import { bookValuesShape, parties } from './shapes.js';

/** Posts nothing: on the way the sender still answers for the things. */
export const transferDispatched = eventType(
  'TransferDispatched',
  'The things of a transfer left the sender.',
  shape({
    ...parties,
    items: list(
      shape({
        assetId: uuid(),
        assetNumber: text(60),
        itemCode: text(60),
        condition: text(500),
        bookValues: bookValuesShape(),
      }),
    ),
    carrier: text(300),
    from: text(300),
    to: text(300),
  }),
);

export type TransferDispatched = FactOf<typeof transferDispatched>;
