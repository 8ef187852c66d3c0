import type { StreamName } from '#kernel';

/** Streams of the server's own, and of the ledger's housekeeping, are no part of the log. */
const system = '$';
const control = 'socai-';
/** Streams of keys end when their keys are destroyed: they are no history. */
const keys = `${control}key-`;

export const keyStreamOf = (id: string): string => keys + id;

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** How streams are called on the server: as here, behind the namespace of this ledger. */
export class StreamNames {
  constructor(readonly namespace: string) {}

  onServer(stream: string): string {
    return this.namespace + stream;
  }

  /** Undefined for a stream of somebody else, of the server, or of the ledger's housekeeping. */
  ours(onServer: string): StreamName | undefined {
    if (!onServer.startsWith(this.namespace)) return undefined;
    const stream = onServer.slice(this.namespace.length);
    return stream.startsWith(system) || stream.startsWith(control) ? undefined : stream;
  }

  /** The stream whose settings a stream of the server (`$$x`) holds, if it is ours: control streams too, keys not. */
  settled(onServer: string): string | undefined {
    if (!onServer.startsWith(`$$${this.namespace}`)) return undefined;
    const settled = onServer.slice(2 + this.namespace.length);
    return settled.startsWith(system) || settled.startsWith(keys) ? undefined : settled;
  }

  /** A .NET expression for the names of our streams and of those that hold their settings. */
  get filter(): string {
    const namespace = quoted(this.namespace);
    return `^${namespace}(?!\\$|${control})|^\\$\\$${namespace}(?!\\$)`;
  }
}
