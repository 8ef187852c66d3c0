import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import statusPb from '@eventstore/db-client/generated/status_pb.js';
import { noStream, type Revision } from '#event-sourcing';
import type { Outgoing } from '../payload.js';
import type { Position } from '../received.js';
import { ProtoReader } from './proto-reader.js';
import { empty, field, message, numberField } from './proto-writer.js';

/** What the server says to one append. */
export interface AppendAnswer {
  readonly correlationId: string;
  /** Where it stands; undefined when the server did not say. */
  readonly position?: Position;
  readonly error?: Error;
}

/** An error that `faultOf` knows by its type. */
class AppendError extends Error {
  constructor(
    readonly type: string,
    text: string,
    readonly actualVersion?: bigint,
  ) {
    super(text);
  }
}

/**
 * One append as a `BatchAppendReq`: the bodies go as they are, no object is made of them. The message is one whole: an
 * append of ours is smaller than a message may be.
 */
export const batchAppendRequest = (
  correlationId: string,
  stream: string,
  expected: Revision,
  events: readonly Outgoing[],
): Buffer =>
  message(
    field(1, field(2, correlationId)),
    field(2, options(stream, expected)),
    ...events.map(event => field(3, proposed(event))),
    numberField(4, 1),
  );

const options = (stream: string, expected: Revision): Buffer =>
  message(field(1, field(3, stream)), expected === noStream ? field(3, empty) : numberField(2, expected));

const contentType = entry('content-type', 'application/json');

const proposed = ({ id, type, body, metadata }: Outgoing): Buffer =>
  message(
    field(1, field(2, id)),
    entry('type', type),
    contentType,
    field(3, JSON.stringify(metadata)),
    field(4, body),
  );

function entry(key: string, value: string): Buffer {
  return field(2, message(field(1, key), field(2, value)));
}

/** @throws RangeError when it is no `BatchAppendResp` */
export const batchAppendAnswer = (bytes: Buffer): AppendAnswer => {
  let correlationId = '';
  let error: Error | undefined;
  let position: Position | undefined;
  const reader = new ProtoReader(bytes);
  for (let number = reader.next(); number !== 0; number = reader.next()) {
    if (number === 1) correlationId = uuid(reader.message());
    else if (number === 2) error = errorOf(reader.content());
    else if (number === 3) position = positionOf(reader.message());
    else reader.skip();
  }
  return { correlationId, ...(error && { error }), ...(position && { position }) };
};

/** Of the two forms only the text: the server answers in the form it was asked in. */
const uuid = (reader: ProtoReader): string => {
  for (let number = reader.next(); number !== 0; number = reader.next()) {
    if (number === 2) return reader.text();
    reader.skip();
  }
  return '';
};

const positionOf = (success: ProtoReader): Position | undefined => {
  for (let number = success.next(); number !== 0; number = success.next()) {
    if (number === 3) return allPosition(success.message());
    success.skip();
  }
  return undefined;
};

const allPosition = (reader: ProtoReader): Position => {
  let commit = 0n;
  let prepare = 0n;
  for (let number = reader.next(); number !== 0; number = reader.next()) {
    if (number === 1) commit = reader.big();
    else if (number === 2) prepare = reader.big();
    else reader.skip();
  }
  return { commit, prepare };
};

/** Errors are rare: they are read by what the client was generated with. */
const errorOf = (bytes: Buffer): Error => {
  const status = statusPb.Status.deserializeBinary(bytes);
  const details = status.getDetails();
  const named = details?.getTypeName() ?? '';
  const text = status.getMessage() || named;
  switch (named.slice(named.lastIndexOf('.') + 1)) {
    case 'WrongExpectedVersion': {
      const wrong = sharedPb.WrongExpectedVersion.deserializeBinary(details!.getValue_asU8());
      const current = wrong.hasCurrentStreamRevision() ? BigInt(wrong.getCurrentStreamRevision()) : undefined;
      return new AppendError('wrong-expected-version', text, current);
    }
    case 'StreamDeleted':
      return new AppendError('stream-deleted', text);
    case 'AccessDenied':
      return new AppendError('access-denied', text);
    case 'MaximumAppendSizeExceeded':
      return new AppendError('maximum-append-size-exceeded', text);
    default:
      return new AppendError('unknown', text === '' ? 'an error without a name' : text);
  }
};
