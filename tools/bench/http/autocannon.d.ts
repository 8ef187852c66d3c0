/** The part of autocannon that is used here; it ships no types. */
declare module 'autocannon' {
  export interface Request {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  }
  /** One connection. */
  export interface Client {
    on(event: 'headers', listener: (head: { readonly statusCode: number }) => void): void;
    on(event: 'body', listener: (chunk: Buffer) => void): void;
  }
  export interface Options {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration?: number;
    /** Requests in all; instead of `duration`. */
    readonly amount?: number;
    readonly setupClient?: (client: Client) => void;
    readonly requests: readonly (Request & { readonly setupRequest: (request: Request) => Request })[];
  }
  export interface Result {
    readonly '2xx': number;
    readonly non2xx: number;
    readonly errors: number;
    /** Seconds. */
    readonly duration: number;
    /** Milliseconds. */
    readonly latency: { readonly p50: number; readonly p99: number; readonly mean: number };
  }
  export default function autocannon(options: Options): Promise<Result>;
}
