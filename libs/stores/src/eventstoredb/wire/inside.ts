import { createRequire } from 'node:module';
import type { Duplex, Readable } from 'node:stream';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { batchAppendAnswer } from './batch-append.js';

/**
 * What the client (6.2.1, pinned) has inside and this adapter stands on: its connection, its credentials, and its way
 * to the leader. What is sent and read on it is written by the adapter itself (`wire/`): the client's own appends share
 * one table of what waits among all clients, and its messages cost several times the time.
 */
export interface Inside {
  /** Opens a call, and looks for another server when it breaks; `cache` holds what is open, by connection. */
  GRPCStreamCreator<T>(
    kind: unknown,
    name: string,
    create: (grpc: Grpc) => T,
    cache?: WeakMap<object, T>,
  ): () => Promise<T>;
  callArguments(
    options: { readonly requiresLeader: boolean },
    call: { readonly deadline: number },
  ): CallArguments;
  handleError(...failed: readonly unknown[]): Promise<void>;
}
type CallArguments = [metadata: unknown, options: object];

/** What it calls of gRPC. */
interface Grpc {
  makeServerStreamRequest(
    path: string,
    serialize: (message: Buffer) => Buffer,
    deserialize: (bytes: Buffer) => unknown,
    message: Buffer,
    ...more: CallArguments
  ): ReadCall;
  makeBidiStreamRequest(
    path: string,
    serialize: (message: Buffer) => Buffer,
    deserialize: (bytes: Buffer) => unknown,
    ...more: CallArguments
  ): AppendCall;
}

/** What appends are written to, in bytes, and answered on, with an `AppendAnswer` each. */
export type AppendCall = Duplex & { cancel(): void };
/** What brings what was read of each message. */
export type ReadCall = Readable & { cancel(): void };

// The service has no types, and the client exports none of it.
const { StreamsClient } = createRequire(import.meta.url)(
  '@eventstore/db-client/generated/streams_grpc_pb.js',
);
const service = '/event_store.client.streams.Streams';

export const insideOf = (client: EventStoreDBClient): Inside => client as unknown as Inside;

const asItIs = (bytes: Buffer): Buffer => bytes;
const forEver = { deadline: Infinity };

/** The call that is open on this connection, or a new one, which `opened` is told of before anybody writes to it. */
export const openAppends = (
  inside: Inside,
  opened: (call: AppendCall) => void,
  open: WeakMap<object, AppendCall>,
): Promise<AppendCall> =>
  inside.GRPCStreamCreator(
    StreamsClient,
    'appendToStream',
    grpc => {
      const args = inside.callArguments({ requiresLeader: true }, forEver);
      const call = grpc.makeBidiStreamRequest(`${service}/BatchAppend`, asItIs, batchAppendAnswer, ...args);
      opened(call);
      return call;
    },
    open,
  )();

/** A call that brings what a `ReadReq` asks for, as `read` makes it of each message. */
export const openReads = (
  inside: Inside,
  request: Buffer,
  read: (bytes: Buffer) => unknown,
): Promise<ReadCall> =>
  inside.GRPCStreamCreator(StreamsClient, 'subscribeToAll', grpc =>
    grpc.makeServerStreamRequest(
      `${service}/Read`,
      asItIs,
      read,
      request,
      ...inside.callArguments({ requiresLeader: true }, forEver),
    ),
  )();
