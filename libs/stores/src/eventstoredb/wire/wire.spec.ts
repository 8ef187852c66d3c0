import fc from 'fast-check';
import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import {
  batchAnswer,
  caughtUp,
  confirmation,
  eventMessage,
} from '#test/support/eventstoredb-double/messages';
import type { DoubleOutcome } from '#test/support/eventstoredb-double/double-log';
import { faultOf } from '../faults.js';
import { readRequest } from './all-subscription.js';
import { batchAppendAnswer, batchAppendRequest } from './batch-append.js';
import { ProtoReader } from './proto-reader.js';
import { bigField, numberField } from './proto-writer.js';
import { readAnswer } from './read-answer.js';

/** What is generated for the client says the same of every message. */

const id = '5aa5aa5a-0000-8000-8000-00000000000a';
const text = fc.string({ unit: 'binary' }).filter(any => any.isWellFormed());
const long = fc.bigInt(0n, 2n ** 64n - 1n);
const revision = fc.oneof(
  fc.nat(300),
  fc.maxSafeInteger().filter(n => n >= 0),
);

const event = fc.record({
  id: fc.uuid(),
  type: text,
  body: text.map(note => JSON.stringify({ note })),
  metadata: fc.record({ more: fc.nat(), $correlationId: text }),
});

test('an append is read by the generated code as it was meant', () =>
  fc.assert(
    fc.property(text, revision, fc.array(event, { minLength: 1 }), (stream, expected, events) => {
      const sent = streamsPb.BatchAppendReq.deserializeBinary(
        batchAppendRequest(id, stream, expected, events),
      );
      const options = sent.getOptions()!;
      expect(sent.getCorrelationId()!.getString()).toBe(id);
      expect(sent.getIsFinal()).toBe(true);
      expect(Buffer.from(options.getStreamIdentifier()!.getStreamName_asU8()).toString()).toBe(stream);
      expect(options.getStreamPosition()).toBe(`${expected}`);
      expect(
        sent.getProposedMessagesList().map(message => ({
          id: message.getId()!.getString(),
          type: message.getMetadataMap().get('type'),
          contentType: message.getMetadataMap().get('content-type'),
          body: Buffer.from(message.getData_asU8()).toString(),
          metadata: JSON.parse(Buffer.from(message.getCustomMetadata_asU8()).toString()),
        })),
      ).toEqual(events.map(each => ({ ...each, contentType: 'application/json' })));
    }),
  ));

test('an append to a stream that must not exist says so', () => {
  const sent = streamsPb.BatchAppendReq.deserializeBinary(batchAppendRequest(id, 's', -1, []));
  expect(sent.getOptions()!.hasNoStream()).toBe(true);
});

const answered = (outcome: DoubleOutcome) => {
  const correlation = new sharedPb.UUID();
  correlation.setString(id);
  return batchAppendAnswer(Buffer.from(batchAnswer(correlation, 'line-a', 1n, outcome).serializeBinary()));
};

test('an answer is read as it was written, positions of 64 bits too', () =>
  fc.assert(
    fc.property(long, position => {
      const answer = answered({ kind: 'written', revision: 3n, position });
      expect(answer).toEqual({ correlationId: id, position: { commit: position, prepare: position } });
    }),
  ));

test.each<[DoubleOutcome, object]>([
  [
    { kind: 'wrong', current: 7n },
    { kind: 'conflict', actual: 7 },
  ],
  [
    { kind: 'wrong', current: -1n },
    { kind: 'conflict', actual: -1 },
  ],
  [{ kind: 'deleted' }, { kind: 'deleted' }],
  [{ kind: 'too-large' }, { kind: 'refused' }],
])('what the server refuses is known by its name: %j', (outcome, fault) => {
  const { correlationId, error } = answered(outcome);
  expect(correlationId).toBe(id);
  expect(faultOf(error)).toMatchObject(fault);
});

const record = fc.record({
  position: long,
  stream: text,
  revision: long,
  id: fc.uuid(),
  type: text,
  json: fc.dictionary(text, text),
});

test('an event is read as it was written', () =>
  fc.assert(
    fc.property(record, ({ json, ...recorded }) => {
      const data = Buffer.from(JSON.stringify(json));
      const metadata = Buffer.from('{"more":2}');
      const contentType = 'application/json';
      const sent = eventMessage({ ...recorded, contentType, data, metadata }).serializeBinary();
      const { position, stream, ...rest } = recorded;
      const at = { commit: position, prepare: position };
      const wanted = { ...rest, streamId: stream, data: json, metadata: { more: 2 }, position: at };
      expect(readAnswer(Buffer.from(sent))).toEqual({ kind: 'event', event: wanted });
    }),
  ));

test('an event of bytes has no data; signs are told from events', () => {
  const bytes = { position: 1n, stream: 's', revision: 0n, id, type: '$streamDeleted' };
  const nothing = {
    data: Buffer.from([0xff]),
    metadata: Buffer.alloc(0),
    contentType: 'application/octet-stream',
  };
  const kinds = [eventMessage({ ...bytes, ...nothing }), caughtUp(), confirmation()].map(each =>
    readAnswer(Buffer.from(each.serializeBinary())),
  );
  expect(kinds).toMatchObject([
    { kind: 'event', event: { data: undefined } },
    { kind: 'caught-up' },
    { kind: 'sign' },
  ]);
});

test('a subscription asks for what comes after a place, by the names of streams', () => {
  const asked = (after?: bigint) =>
    streamsPb.ReadReq.deserializeBinary(
      readRequest({
        after: after === undefined ? undefined : { commit: after, prepare: after - 1n },
        regex: '^ns\\.',
        checkpointEvery: 300,
      }),
    )
      .getOptions()!
      .toObject();
  const filter = { streamIdentifier: { regex: '^ns\\.' }, checkpointintervalmultiplier: 300, count: {} };
  expect(asked()).toMatchObject({ all: { start: {} }, filter, subscription: {}, uuidOption: { string: {} } });
  const place = { commitPosition: `${2n ** 53n + 2n}`, preparePosition: `${2n ** 53n + 1n}` };
  expect(asked(2n ** 53n + 2n)).toMatchObject({ all: { position: place }, readDirection: 0 });
});

test('numbers of every length are written and read', () =>
  fc.assert(
    fc.property(revision, long, (small, large) => {
      const reader = new ProtoReader(Buffer.concat([numberField(3, small), bigField(4, large)]));
      expect([reader.next(), reader.number(), reader.next(), reader.big(), reader.next()]).toEqual([
        3,
        small,
        4,
        large,
        0,
      ]);
    }),
  ));

test('a message that is cut off is none', () => {
  const whole = Buffer.from(caughtUp().serializeBinary());
  expect(() => readAnswer(Buffer.concat([Buffer.from([0x0a, 0x7f]), whole]))).toThrow(RangeError);
});
