import Type from 'typebox';
import { calendarDate, list, maybe, sha256Hex, shape, text, uuid } from './shapes.js';

const instant = () =>
  Type.String({
    pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$',
    description: 'RFC 3339, UTC, milliseconds.',
  });
const stream = () => Type.String({ pattern: '^[a-z][A-Za-z0-9]*-.+$', description: '`<category>-<id>`' });
const revision = (minimum: number) => Type.Integer({ minimum });

const person = () =>
  shape({
    personId: text(),
    unitId: text(),
    duty: text(),
    onBehalfOf: maybe(text()),
    delegationId: maybe(text()),
  });
const document = () =>
  shape({ issuer: text(), kind: text(), number: text(), date: calendarDate(), sha256: sha256Hex() });
const gate = () => shape({ stream: stream(), revision: revision(-1) });

const hex = (pattern: string, description: string) => Type.String({ pattern: `^${pattern}$`, description });

/** A text that is kept sealed, as libs/event-sourcing/src/sealing makes it. */
const sealedMember = () =>
  shape({
    key: uuid(),
    nonce: hex('[0-9a-f]{24}', '12 bytes.'),
    ciphertext: hex(
      '([0-9a-f]{128})+',
      'AES-256-GCM; the text is followed by zero bytes, to a multiple of 64.',
    ),
    tag: hex('[0-9a-f]{32}', '16 bytes; bound to the event’s id and the field.'),
    hash: hex('[0-9a-f]{64}', 'SHA-256 of the text, salted; the salt stands outside the log.'),
    mac: hex('[0-9a-f]{64}', 'HMAC-SHA-256 of the text under the key.'),
  });

/** What stands around the data of every event. The index is not in it; the rules are in libs/event-sourcing. */
export const envelopeSchema = shape({
  id: uuid(),
  stream: stream(),
  revision: revision(0),
  type: text(),
  v: revision(1),
  effectiveDate: calendarDate(),
  recordedAt: instant(),
  actor: person(),
  originator: maybe(person()),
  clientId: text(),
  issuedBy: maybe(text()),
  document: document(),
  commandId: sha256Hex(),
  fingerprint: sha256Hex(),
  correlationId: text(),
  causationId: text(),
  gates: list(gate()),
  corrects: maybe(uuid()),
  postedPeriod: Type.String({
    pattern: '^\\d{4}-\\d{2}$',
    description: 'The month whose books it stands in.',
  }),
  programmeId: maybe(text()),
  missionId: maybe(text()),
  externalRef: maybe(text()),
  reason: maybe(text(2000)),
  data: Type.Unknown({ description: 'As the schema of its type and version says.' }),
  sealed: maybe(
    Type.Record(Type.String(), sealedMember(), { description: 'Texts that can be redacted, by field.' }),
  ),
  salt: sha256Hex(),
  contentHash: sha256Hex(),
});
