import { type Envelope, type EventType, isSealedMember, sealKeyIdOf } from '#event-sourcing';
import { type Redacted, redacted } from '#redactions/events';
import type { EventCheck } from './check-event.js';
import { placeOf } from './event-place.js';

/** Names of the sealed fields of each type that has some. */
type Declared = ReadonlyMap<string, readonly string[]>;

const faultOf = (envelope: Envelope, field: string, declared: Declared): string | undefined => {
  const member = envelope.sealed![field];
  if (!declared.get(envelope.type)?.includes(field)) return `${field} is not sealed in ${envelope.type}`;
  if (!isSealedMember(member)) return `${field} is not of the shape of a sealed field`;
  return member.key === sealKeyIdOf(envelope.commandId, field) ? undefined : `${field} names another key`;
};

/** What is sealed is declared so, whole, and under the key that follows from its command. Needs no keys. */
export const sealedFieldsSound = (types: readonly EventType<any, any>[]): EventCheck => {
  const declared: Declared = new Map(types.map(({ type, sealed }) => [type, Object.keys(sealed)]));
  return ({ row, envelope }, report) => {
    for (const field in envelope.sealed) {
      const actual = faultOf(envelope, field, declared);
      if (actual !== undefined)
        report({ ...placeOf(row, envelope), code: 'event.sealed', what: field, actual });
    }
  };
};

/** What the law took away is listed: proofs and hashes stand without it. Data of another shape is found elsewhere. */
export const redactionsListed: EventCheck = ({ row, envelope }, report) => {
  if (envelope.type !== redacted.type) return;
  const { targets } = envelope.data as Partial<Redacted['data']>;
  if (!Array.isArray(targets)) return;
  for (const target of targets as Partial<Redacted['data']['targets'][number]>[]) {
    const { index, eventId: id, stream, revision, recordedAt, fields } = target;
    const names = Array.isArray(fields) ? fields.map(field => String(field?.name)).join(', ') : '?';
    const what = `${names} (Redacted: ${row.index})`;
    report({ code: 'note.redacted', index, id, stream, revision, recordedAt, what });
  }
};
