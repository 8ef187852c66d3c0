import type { StreamName } from '#kernel';

/** Streams of the server's own, and of the ledger's housekeeping, are no part of the log. */
const system = '$';
const control = 'socai-';
/** Streams of keys end when their keys are destroyed: they are no history. */
const keys = `${control}key-`;

export const keyStreamOf = (id: string): string => keys + id;

/** Copies of keys that were made elsewhere: of a file that was moved to this server, for one. No key's stream. */
export const keyCopies = `${keys}copies`;
const isOfKey = (stream: string): boolean => stream.startsWith(keys) && stream !== keyCopies;

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
    return settled.startsWith(system) || isOfKey(settled) ? undefined : settled;
  }

  /** The stream of the ledger's housekeeping that this is, if it is one that never ends: not one of a key. */
  housekeeping(onServer: string): string | undefined {
    if (!onServer.startsWith(this.namespace + control)) return undefined;
    const stream = onServer.slice(this.namespace.length);
    return isOfKey(stream) ? undefined : stream;
  }

  /**
   * A .NET expression for the names of our streams, of the housekeeping's, and of those that hold the settings of
   * either.
   */
  get filter(): string {
    const namespace = quoted(this.namespace);
    return `^${namespace}(?!\\$|${keys}(?!copies$))|^\\$\\$${namespace}(?!\\$)`;
  }
}
