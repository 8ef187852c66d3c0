import { eventType, type FactOf, list, shape, text, uuid } from '#event-sourcing';
import { targetShape } from './target.js';

/** The first hand: the envelope's document is the order. Destroys nothing. */
export const redactionOrdered = eventType(
  'RedactionOrdered',
  'Sealed fields of events are to go, on a legal ground; a second person has to carry it out.',
  shape({ redactionId: uuid(), legalGround: text(1000), targets: list(targetShape()) }),
);

/** The second hand. From here on nobody is shown the texts, and the keys are on their way out. */
export const redacted = eventType(
  'Redacted',
  'A second person carried a redaction out: the keys of these fields are destroyed.',
  shape({ redactionId: uuid(), targets: list(targetShape()), copies: list(text(300)) }),
);

/** What the ledger can reach is gone. `copies` may still hold the keys, and are out of its reach. */
export const sealKeysDestroyed = eventType(
  'SealKeysDestroyed',
  'The keys and salts of a redaction are gone everywhere the ledger can reach; the copies it cannot are listed.',
  shape({ redactionId: uuid(), copies: list(text(300)) }),
);

export const keyCopyErased = eventType(
  'KeyCopyErased',
  'Somebody answers for it: a copy that may have held the keys of a redaction is gone, or was purged of them.',
  shape({ redactionId: uuid(), place: text(300) }),
);

export type RedactionOrdered = FactOf<typeof redactionOrdered>;
export type Redacted = FactOf<typeof redacted>;
export type SealKeysDestroyed = FactOf<typeof sealKeysDestroyed>;
export type KeyCopyErased = FactOf<typeof keyCopyErased>;
