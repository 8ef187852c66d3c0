import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** The way a stalled or delayed byte would have gone. */
export type Way = 'to-server' | 'to-client';

/**
 * Stands before a TCP server and breaks what passes, as networks do. It knows no protocol, so it stands before a real
 * server as before a double. One fault replaces the other of its kind; `mend` takes all of them back.
 */
export interface FaultProxy {
  readonly port: number;
  /** Connections that are open now. */
  readonly connections: number;
  /** Breaks every open connection. What was held back is lost; new connections are taken. */
  cut(): void;
  /** Breaks every open connection, and every new one as soon as it is made. */
  refuse(): void;
  /**
   * Holds back what goes one way, on open and on new connections. With `to-client` a write is done and its answer is
   * never heard.
   */
  stall(way: Way): void;
  /** Every chunk comes so many milliseconds late, in order. */
  delay(ms: number): void;
  /** What was held back goes on, and so does everything after it. */
  mend(): void;
  /** Resolves when bytes of the client have reached the server, or been held back before it, since the call. */
  asked(): Promise<void>;
  /** Resolves when bytes of the server have reached the client, or been held back before it, since the call. */
  answered(): Promise<void>;
  close(): Promise<void>;
}

/** A proxy on a free port of 127.0.0.1, before a server on `host` (default 127.0.0.1). */
export const faultProxy = async (serverPort: number, host = '127.0.0.1'): Promise<FaultProxy> => {
  const proxy = new Proxy(serverPort, host);
  await proxy.listen();
  return proxy;
};

class Proxy implements FaultProxy {
  private readonly pairs = new Set<Pair>();
  private readonly stalled = new Set<Way>();
  private readonly heard: Record<Way, Set<() => void>> = { 'to-server': new Set(), 'to-client': new Set() };
  private delayMs = 0;
  private refusing = false;
  private readonly server: Server;

  constructor(serverPort: number, host: string) {
    this.server = createServer({ allowHalfOpen: true, noDelay: true }, client => {
      if (this.refusing) return void client.resetAndDestroy();
      const pair: Pair = new Pair(client, connect({ port: serverPort, host, allowHalfOpen: true }), {
        holds: way => this.stalled.has(way),
        delayMs: () => this.delayMs,
        passing: way => this.pass(way),
        ended: () => this.pairs.delete(pair),
      });
      this.pairs.add(pair);
    });
  }

  async listen(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get connections(): number {
    return this.pairs.size;
  }

  cut(): void {
    for (const pair of [...this.pairs]) pair.cut();
  }

  refuse(): void {
    this.refusing = true;
    this.cut();
  }

  stall(way: Way): void {
    this.stalled.add(way);
  }

  delay(ms: number): void {
    this.delayMs = ms;
  }

  mend(): void {
    this.refusing = false;
    this.delayMs = 0;
    this.stalled.clear();
    for (const pair of this.pairs) pair.release();
  }

  asked(): Promise<void> {
    return new Promise(resolve => this.heard['to-server'].add(resolve));
  }

  answered(): Promise<void> {
    return new Promise(resolve => this.heard['to-client'].add(resolve));
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  private pass(way: Way): void {
    for (const told of this.heard[way]) told();
    this.heard[way].clear();
  }
}

interface Faults {
  holds(way: Way): boolean;
  delayMs(): number;
  passing(way: Way): void;
  ended(): void;
}

/** One connection of a client, and the one to the server that stands for it. */
class Pair {
  private readonly lanes: readonly Lane[];

  constructor(
    private readonly client: Socket,
    private readonly server: Socket,
    private readonly faults: Faults,
  ) {
    server.setNoDelay(true);
    this.lanes = [
      new Lane(client, server, 'to-server', faults),
      new Lane(server, client, 'to-client', faults),
    ];
    for (const socket of [client, server]) {
      socket.on('error', () => this.cut());
      socket.on('close', () => this.cut());
    }
  }

  release(): void {
    for (const lane of this.lanes) lane.release();
  }

  cut(): void {
    this.faults.ended();
    for (const socket of [this.client, this.server]) if (!socket.destroyed) socket.resetAndDestroy();
  }
}

/** One way of a pair: everything that comes, in order, as the faults of the moment let it. */
class Lane {
  private readonly held: (Buffer | 'end')[] = [];
  private tail: Promise<unknown> = Promise.resolve();

  constructor(
    from: Socket,
    private readonly to: Socket,
    private readonly way: Way,
    private readonly faults: Faults,
  ) {
    from.on('data', chunk => this.take(chunk));
    from.on('end', () => this.take('end'));
  }

  release(): void {
    for (const piece of this.held.splice(0)) this.send(piece);
  }

  private take(piece: Buffer | 'end'): void {
    if (this.faults.holds(this.way) || this.held.length > 0) this.held.push(piece);
    else this.send(piece);
    this.faults.passing(this.way);
  }

  private send(piece: Buffer | 'end'): void {
    const ms = this.faults.delayMs();
    const late = ms > 0 ? setTimeout(ms) : undefined;
    this.tail = this.tail.then(() => late).then(() => this.put(piece));
  }

  private put(piece: Buffer | 'end'): void {
    if (this.to.destroyed) return;
    if (piece === 'end') this.to.end();
    else this.to.write(piece);
  }
}
