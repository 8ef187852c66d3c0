import { Server, ServerCredentials, type ServerDuplexStream, type sendUnaryData } from '@grpc/grpc-js';
import featuresPb from '@eventstore/db-client/generated/serverfeatures_pb.js';
import streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { TombstoneReq, TombstoneResp } from '@eventstore/db-client/generated/streams_pb.js';
import { createRequire } from 'node:module';
import { DoubleLog, type Expected, type Proposed } from './double-log.js';
import { batchAnswer, expectedOf, notReady, proposed, streamDeleted } from './messages.js';
import { answerRead, type ReadCall } from './reading.js';

type BatchCall = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

// The service definitions have no types: they are plain objects, and the client exports none of them.
const load = createRequire(import.meta.url);
const { StreamsService } = load('@eventstore/db-client/generated/streams_grpc_pb.js');
const { ServerFeaturesService } = load('@eventstore/db-client/generated/serverfeatures_grpc_pb.js');

/**
 * A small double of the server, speaking the client's protocol for the calls the adapter makes. Beside a real server,
 * never instead of one: docs/servers-tested.md says which cases passed on which. As the real one does, it compares ids
 * at the exact revision, delivers before it acknowledges, and knows two shapes of error.
 */
export class EventStoreDbDouble {
  readonly log = new DoubleLog();
  private server = new Server();
  private bound = 0;
  /** Answers appends as a server does that is stopping, and writes nothing. */
  stopping = false;
  /** Writes, and never says so. */
  mute = false;

  get port(): number {
    return this.bound;
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.bound}?tls=false`;
  }

  static async start(): Promise<EventStoreDbDouble> {
    const double = new EventStoreDbDouble();
    await double.listen();
    return double;
  }

  /** Breaks every connection; calls under way get no answer. */
  stop(): Promise<void> {
    this.server.forceShutdown();
    return Promise.resolve();
  }

  /** The same data on the same port again. */
  async restart(): Promise<void> {
    await this.stop();
    this.server = new Server();
    await this.listen();
  }

  private listen(): Promise<void> {
    this.server.addService(ServerFeaturesService, { getSupportedMethods: supportedMethods });
    this.server.addService(StreamsService, {
      read: (call: ReadCall) => answerRead(this.log, call),
      append: unsupported,
      delete: unsupported,
      tombstone: (call: { request: TombstoneReq }, answer: sendUnaryData<TombstoneResp>) =>
        this.tombstone(call.request, answer),
      batchAppend: (call: BatchCall) => this.batchAppend(call),
    });
    return new Promise((resolve, reject) => {
      this.server.bindAsync(`127.0.0.1:${this.bound}`, ServerCredentials.createInsecure(), (error, port) => {
        if (error) return reject(error);
        this.bound = port;
        resolve();
      });
    });
  }

  private batchAppend(call: BatchCall): void {
    const begun = new Map<string, { stream: string; expected: Expected; events: Proposed[] }>();
    call.on('error', () => undefined);
    call.on('end', () => call.end());
    call.on('data', (request: BatchAppendReq) => {
      const id = request.getCorrelationId()!;
      const key = JSON.stringify(id.toObject());
      const options = request.getOptions();
      if (options) {
        const stream = Buffer.from(options.getStreamIdentifier()!.getStreamName_asU8()).toString();
        begun.set(key, { stream, expected: expectedOf(options), events: [] });
      }
      const append = begun.get(key)!;
      append.events.push(...proposed(request));
      if (!request.getIsFinal()) return;
      begun.delete(key);
      const { stream, expected, events } = append;
      if (this.stopping) return void call.write(notReady(id, stream));
      const outcome = this.log.write(stream, expected, events);
      // Whoever subscribes is told first, by a turn of the event loop or two.
      setImmediate(() =>
        setImmediate(() => {
          if (!this.mute && !call.destroyed) call.write(batchAnswer(id, stream, expected, outcome));
        }),
      );
    });
  }

  private tombstone(request: TombstoneReq, answer: sendUnaryData<TombstoneResp>): void {
    const name = request.getOptions()!.getStreamIdentifier()!.getStreamName_asU8();
    const stream = Buffer.from(name).toString();
    if (this.log.isDeleted(stream)) return answer(streamDeleted(stream));
    this.log.tombstone(stream);
    answer(null, new streamsPb.TombstoneResp());
  }
}

const supportedMethods = (_: unknown, answer: sendUnaryData<unknown>): void => {
  const method = new featuresPb.SupportedMethod();
  method.setServiceName('event_store.client.streams.streams');
  method.setMethodName('batchappend');
  const methods = new featuresPb.SupportedMethods();
  methods.setEventStoreServerVersion('24.2.0');
  methods.addMethods(method);
  answer(null, methods);
};

const unsupported = (_: unknown, answer?: sendUnaryData<unknown>): void =>
  answer?.({ code: 12, details: 'the double does not do this' });
