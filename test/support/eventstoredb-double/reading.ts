import type { ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { DoubleLog, DoubleRecord } from './double-log.js';
import { caughtUp, confirmation, eventMessage, streamDeleted, streamNotFound } from './messages.js';

export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

/** As the server does it: a read includes the place it begins at, a subscription does not. */
export const answerRead = (log: DoubleLog, call: ReadCall): void => {
  const options = call.request.getOptions()!;
  if (options.hasSubscription()) return void subscribe(log, call, options);
  const found = options.hasStream() ? readStream(log, call, options) : readAll(log, options);
  void send(call, found ?? []).then(() => call.end());
};

const readStream = (log: DoubleLog, call: ReadCall, options: ReadReq.Options) => {
  const asked = options.getStream()!;
  const stream = Buffer.from(asked.getStreamIdentifier()!.getStreamName_asU8()).toString();
  if (log.isDeleted(stream)) {
    call.emit('error', streamDeleted(stream));
    return undefined;
  }
  const records = log.of(stream);
  if (records.length === 0) call.write(streamNotFound(stream));
  const from = asked.hasRevision() ? Number(asked.getRevision()) : 0;
  return taken(asked.hasEnd() ? records : records.slice(from), options);
};

const readAll = (log: DoubleLog, options: ReadReq.Options) => {
  const all = options.getAll()!;
  const from = all.hasPosition() ? BigInt(all.getPosition()!.getCommitPosition()) : 0n;
  return taken(
    log.all.filter(({ position }) => position >= from),
    options,
  );
};

const taken = (records: readonly DoubleRecord[], options: ReadReq.Options): readonly DoubleRecord[] => {
  const backwards = Number(options.getReadDirection()) === 1;
  return (backwards ? records.toReversed() : records).slice(0, Number(options.getCount()));
};

const subscribe = async (log: DoubleLog, call: ReadCall, options: ReadReq.Options): Promise<void> => {
  const all = options.getAll()!;
  const after = all.hasPosition() ? BigInt(all.getPosition()!.getCommitPosition()) : -1n;
  const regex = new RegExp(options.getFilter()?.getStreamIdentifier()?.getRegex() ?? '');
  let next = log.all.findIndex(({ position }) => position > after);
  if (next < 0) next = log.all.length;
  let wake: () => void = () => undefined;
  const forget = log.onWrite(() => wake());
  call.on('cancelled', () => wake());
  call.write(confirmation());
  for (let told = false; !call.cancelled && !call.destroyed;) {
    const news = log.all.slice(next);
    next += news.length;
    await send(
      call,
      news.filter(({ stream }) => regex.test(stream)),
    );
    if (next < log.all.length) continue;
    if (!told) call.write(caughtUp());
    told = true;
    await new Promise<void>(resolve => (wake = resolve));
  }
  forget();
};

/** No faster than the client takes it. */
const send = async (call: ReadCall, records: readonly DoubleRecord[]): Promise<void> => {
  for (const record of records) {
    if (call.cancelled || call.destroyed) return;
    if (call.write(eventMessage(record))) continue;
    await new Promise<void>(resolve => {
      for (const event of ['drain', 'cancelled', 'close']) call.once(event, () => resolve());
    });
  }
};
