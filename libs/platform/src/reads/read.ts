import type { Instant } from '#kernel';

/** A question by somebody whose reading is itself a matter of record. */
export interface Read {
  /** When it had been answered. */
  readonly at: Instant;
  /** Absent for a service that asks for nobody. */
  readonly personId?: string;
  readonly onBehalfOf?: string;
  readonly clientId: string;
  readonly actingService?: string;
  /** Which of the watched duties the person holds, and for which units. */
  readonly duties: readonly { readonly duty: string; readonly unitId: string }[];
  /** Path and query as they were asked: both clocks are in it where they were named. */
  readonly path: string;
  readonly status: number;
  /** The clocks that the answer was read at. */
  readonly asOf?: { readonly index: number; readonly effective?: string };
  readonly correlationId: string;
}

/** Keeps reads. */
export interface Reads {
  /** Never delays and never fails the answer. */
  note(read: Read): void;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Put there by the answer itself, for who keeps reads. */
    readAt?: Read['asOf'];
  }
}
