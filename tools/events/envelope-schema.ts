import Type from 'typebox';
import { calendarDate, list, maybe, sha256Hex, shape, text, uuid } from '#event-sourcing';

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
  sealed: maybe(Type.Record(Type.String(), Type.Unknown())),
  salt: sha256Hex(),
  contentHash: sha256Hex(),
});
