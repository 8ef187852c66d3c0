import { Metadata } from '@grpc/grpc-js';
import anyPb from 'google-protobuf/google/protobuf/any_pb.js';
import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import statusPb from '@eventstore/db-client/generated/status_pb.js';
import streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import type {
  BatchAppendReq,
  BatchAppendResp,
  ReadResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import type { UUID } from '@eventstore/db-client/generated/shared_pb.js';
import type { DoubleOutcome, DoubleRecord, Expected, Proposed } from './double-log.js';

const { BatchAppendResp: Answer, ReadResp: Read } = streamsPb;

export const identifier = (stream: string) => {
  const name = new sharedPb.StreamIdentifier();
  name.setStreamName(Buffer.from(stream));
  return name;
};

export const proposed = (request: BatchAppendReq): Proposed[] =>
  request.getProposedMessagesList().map(message => ({
    id: message.getId()!.getString(),
    type: message.getMetadataMap().get('type')!,
    contentType: message.getMetadataMap().get('content-type')!,
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  }));

export const expectedOf = (options: BatchAppendReq.Options): Expected => {
  if (options.hasNoStream()) return -1n;
  return options.hasStreamPosition() ? BigInt(options.getStreamPosition()) : 'any';
};

export const batchAnswer = (
  correlationId: UUID,
  stream: string,
  expected: Expected,
  outcome: DoubleOutcome,
): BatchAppendResp => {
  const answer = new Answer();
  answer.setCorrelationId(correlationId);
  answer.setStreamIdentifier(identifier(stream));
  if (outcome.kind !== 'written') {
    answer.setError(errorOf(expected, outcome));
    return answer;
  }
  const success = new Answer.Success();
  const position = new sharedPb.AllStreamPosition();
  position.setCommitPosition(`${outcome.position}`);
  position.setPreparePosition(`${outcome.position}`);
  success.setCurrentRevision(`${outcome.revision}`);
  success.setPosition(position);
  answer.setSuccess(success);
  return answer;
};

/** What a server says while it stops: a status the client does not know, without a code. */
export const notReady = (correlationId: UUID, stream: string): BatchAppendResp => {
  const answer = new Answer();
  answer.setCorrelationId(correlationId);
  answer.setStreamIdentifier(identifier(stream));
  answer.setError(status('Server Is Not Ready', 'event_store.client.NotReady', new Uint8Array()));
  return answer;
};

const errorOf = (expected: Expected, outcome: Exclude<DoubleOutcome, { kind: 'written' }>) => {
  if (outcome.kind === 'deleted') {
    const deleted = new sharedPb.StreamDeleted();
    return status('Stream Deleted', 'event_store.client.StreamDeleted', deleted.serializeBinary());
  }
  if (outcome.kind === 'too-large') {
    const large = new sharedPb.MaximumAppendSizeExceeded();
    large.setMaxappendsize(1_048_576);
    return status('Too Large', 'event_store.client.MaximumAppendSizeExceeded', large.serializeBinary());
  }
  const wrong = new sharedPb.WrongExpectedVersion();
  if (outcome.current < 0n) wrong.setCurrentNoStream(new sharedPb.Empty());
  else wrong.setCurrentStreamRevision(`${outcome.current}`);
  if (expected === 'any') wrong.setExpectedAny(new sharedPb.Empty());
  else if (expected < 0n) wrong.setExpectedNoStream(new sharedPb.Empty());
  else wrong.setExpectedStreamPosition(`${expected}`);
  return status('Wrong Expected Version', 'event_store.client.WrongExpectedVersion', wrong.serializeBinary());
};

const status = (message: string, type: string, bytes: Uint8Array) => {
  const details = new anyPb.Any();
  details.pack(bytes, type);
  const error = new statusPb.Status();
  error.setMessage(message);
  error.setDetails(details);
  return error;
};

export const eventMessage = (record: DoubleRecord): ReadResp => {
  const event = new Read.ReadEvent.RecordedEvent();
  const id = new sharedPb.UUID();
  id.setString(record.id);
  event.setId(id);
  event.setStreamIdentifier(identifier(record.stream));
  event.setStreamRevision(`${record.revision}`);
  event.setCommitPosition(`${record.position}`);
  event.setPreparePosition(`${record.position}`);
  event.getMetadataMap().set('type', record.type).set('content-type', record.contentType);
  event.getMetadataMap().set('created', '17000000000000000');
  event.setData(record.data);
  event.setCustomMetadata(record.metadata);
  const readEvent = new Read.ReadEvent();
  readEvent.setEvent(event);
  readEvent.setCommitPosition(`${record.position}`);
  const message = new Read();
  message.setEvent(readEvent);
  return message;
};

export const confirmation = (): ReadResp => {
  const message = new Read();
  const confirmed = new Read.SubscriptionConfirmation();
  confirmed.setSubscriptionId('double');
  message.setConfirmation(confirmed);
  return message;
};

export const caughtUp = (): ReadResp => {
  const message = new Read();
  message.setCaughtUp(new Read.CaughtUp());
  return message;
};

/** A failed precondition that names itself in its trailers. */
export const streamDeleted = (stream: string) => {
  const metadata = new Metadata();
  metadata.set('exception', 'stream-deleted');
  metadata.set('stream-name', stream);
  return { code: 9, details: `Event stream '${stream}' is deleted.`, metadata };
};

export const streamNotFound = (stream: string): ReadResp => {
  const message = new Read();
  const missing = new Read.StreamNotFound();
  missing.setStreamIdentifier(identifier(stream));
  message.setStreamNotFound(missing);
  return message;
};
