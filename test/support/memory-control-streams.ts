import type { ControlRecord, ControlStreamName, ControlStreams, Revision } from '#event-sourcing';

/** Control streams in memory: the same contract, without an engine. */
export class MemoryControlStreams implements ControlStreams {
  private readonly streams = new Map<ControlStreamName, readonly ControlRecord[]>();

  async last(stream: ControlStreamName) {
    return this.of(stream).at(-1);
  }

  async records(stream: ControlStreamName, from: Revision = 0, limit = 1_000) {
    return this.of(stream).slice(from, from + limit);
  }

  async put(stream: ControlStreamName, expected: Revision, text: string) {
    const records = this.of(stream);
    const actual = records.length - 1;
    if (actual !== expected) return { appended: false, actual } as const;
    const revision = expected + 1;
    this.streams.set(stream, [...records, { revision, text }]);
    return { appended: true, revision } as const;
  }

  private of(stream: ControlStreamName): readonly ControlRecord[] {
    return this.streams.get(stream) ?? [];
  }
}
