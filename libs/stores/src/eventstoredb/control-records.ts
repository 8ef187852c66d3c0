import {
  type Appended,
  type Conflict,
  type ControlRecord,
  type ControlStreamName,
  type Revision,
  StoreUnavailable,
} from '#event-sourcing';
import { canonicalJson, sha256, uuidV8 } from '#kernel';
import type { Appender } from './appender.js';
import type { Incoming } from './received.js';
import type { StreamNames } from './stream-names.js';
import type { StreamReads } from './stream-reads.js';

const type = 'ControlRecord';

/** The streams of the ledger's own housekeeping, on the server and nowhere else. */
export class ControlRecords {
  constructor(
    private readonly appender: Appender,
    private readonly reads: StreamReads,
    private readonly names: StreamNames,
  ) {}

  async last(stream: ControlStreamName): Promise<ControlRecord | undefined> {
    const last = await this.reads.last(this.names.onServer(stream));
    return last && record(stream, last);
  }

  async records(stream: ControlStreamName, from: Revision, limit: number): Promise<readonly ControlRecord[]> {
    const found = (await this.reads.forward(this.names.onServer(stream), from, limit)) ?? [];
    return found.map(event => record(stream, event));
  }

  /** The id is that of the record's place and text: sent again it is recognised, and another text is another record. */
  put(stream: ControlStreamName, expected: Revision, text: string): Promise<Appended | Conflict> {
    const onServer = this.names.onServer(stream);
    const id = uuidV8(sha256(canonicalJson(['socai/control/v1', onServer, expected, text])));
    const event = { id, type, body: canonicalJson({ text }), metadata: { more: 0 } };
    return this.appender.append(onServer, expected, [event]);
  }
}

const record = (stream: ControlStreamName, { revision, data }: Incoming): ControlRecord => {
  const { text } = (data ?? {}) as { readonly text?: unknown };
  if (typeof text !== 'string')
    throw new StoreUnavailable(`revision ${revision} of ${stream} is no record of this ledger`);
  return { revision: Number(revision), text };
};
