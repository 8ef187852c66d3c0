import { noStream, type Revision } from '#event-sourcing';
import { TimedOut } from './timed.js';

/** What an error of the client or of gRPC comes to. */
export type Fault =
  | { readonly kind: 'conflict'; readonly actual: Revision }
  | { readonly kind: 'no-stream' }
  | { readonly kind: 'deleted' }
  /** The server said no: nothing was written, and trying again does not help. */
  | { readonly kind: 'refused'; readonly text: string }
  /** No connection was made: nothing was sent. */
  | { readonly kind: 'unreached'; readonly text: string }
  /** Anything may have happened. */
  | { readonly kind: 'unknown'; readonly text: string; readonly timedOut: boolean };

interface AnyFault {
  readonly type?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly actualVersion?: unknown;
}

/** Source: https://grpc.io/docs/guides/status-codes/ */
const grpc = { invalidArgument: 3, permissionDenied: 7, unavailable: 14, unauthenticated: 16 } as const;
const refusals: ReadonlySet<unknown> = new Set([
  'access-denied',
  'invalid-argument',
  'maximum-append-size-exceeded',
  'missing-required-metadata-property',
]);
const refusalCodes: ReadonlySet<unknown> = new Set([
  grpc.invalidArgument,
  grpc.permissionDenied,
  grpc.unauthenticated,
]);

/**
 * Errors come in several shapes: typed ones, typed ones without a code, and bare errors of gRPC without a type
 * (a server that is down or stopping). Type first, then code; their messages are for people, and may be empty.
 */
export const faultOf = (error: unknown): Fault => {
  const { type, code, actualVersion } = (error ?? {}) as AnyFault;
  switch (type) {
    case 'wrong-expected-version':
      return {
        kind: 'conflict',
        actual: typeof actualVersion === 'bigint' ? Number(actualVersion) : noStream,
      };
    case 'stream-not-found':
    case 'no-stream':
      return { kind: 'no-stream' };
    case 'stream-deleted':
      return { kind: 'deleted' };
    default:
      return outage(refusals.has(type) || refusalCodes.has(code), error);
  }
};

const outage = (isRefusal: boolean, error: unknown): Fault => {
  const { type, code, message } = (error ?? {}) as AnyFault;
  const text = typeof message === 'string' && message !== '' ? message : String(type ?? code ?? error);
  if (isRefusal) return { kind: 'refused', text };
  const isCutOff = code === grpc.unavailable && /no connection established/iu.test(text);
  // Of a cluster: nobody said who leads, so nobody was asked.
  if (isCutOff || /^failed to discover after/iu.test(text)) return { kind: 'unreached', text };
  return { kind: 'unknown', text, timedOut: error instanceof TimedOut };
};

/** The same in words, for the message of an error. */
export const faultText = (error: unknown): string => {
  const fault = faultOf(error);
  return 'text' in fault ? fault.text : fault.kind;
};
