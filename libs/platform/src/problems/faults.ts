import { HttpException } from '@nestjs/common';
import type { PayloadTooLarge } from '#event-sourcing';
import type { UnknownClock, ViewNotReady } from '#views';
import { badInput, ProblemException } from './problem.js';

const later = { headers: { 'retry-after': '2' } };

type Known = (fault: Error) => ProblemException;

const askedWrongly = (pointer: string, code: string): ProblemException => badInput({ pointer, code });

/** Errors of the ports by name: what they mean to a client. */
const byName: Readonly<Record<string, Known>> = {
  StoreUnavailable: () => new ProblemException(503, 'ledger.unavailable', later),
  ViewNotReady: fault => {
    const { percent } = fault as ViewNotReady;
    return percent === undefined
      ? new ProblemException(503, 'view.not-ready', later)
      : new ProblemException(503, 'view.being-built', { ...later, numbers: { percent } });
  },
  ReadStoreUnavailable: () => new ProblemException(503, 'view.not-ready', later),
  ReadStoreLost: () => new ProblemException(503, 'view.not-ready', later),
  CopyGone: () => new ProblemException(503, 'view.not-ready', later),
  UnknownCursor: () => askedWrongly('?cursor', 'cursor.malformed'),
  UnknownClock: fault => askedWrongly(`?${(fault as UnknownClock).field}`, 'known.unknown'),
  UnknownWaitToken: () => askedWrongly('?waitFor', 'wait-token.malformed'),
  PayloadTooLarge: fault => {
    const { limit, actual } = fault as PayloadTooLarge;
    return new ProblemException(413, 'command.too-large', { numbers: { limit, actual } });
  },
};

/** What Fastify and Nest answer by themselves, by status. */
const byStatus: Readonly<Record<number, string>> = {
  400: 'request.malformed',
  404: 'route.unknown',
  405: 'method.not-allowed',
  408: 'request.timed-out',
  413: 'body.too-large',
  414: 'url.too-long',
  415: 'body.wrong-type',
  429: 'client.too-many-requests',
};

const byFastifyCode: Readonly<Record<string, string>> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: 'body.missing',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'body.wrong-length',
};

const statusOf = (fault: unknown): number | undefined => {
  if (fault instanceof HttpException) return fault.getStatus();
  const status = (fault as { statusCode?: unknown }).statusCode;
  return typeof status === 'number' ? status : undefined;
};

const causeOf = (fault: Error): { code?: string } => fault.cause ?? fault;

/** The problem that an exception comes to; undefined for a bug, which is answered 500 and logged. */
export const problemOf = (fault: unknown): ProblemException | undefined => {
  if (fault instanceof ProblemException) return fault;
  if (!(fault instanceof Error)) return undefined;
  const known = byName[fault.name];
  if (known) return known(fault);
  const status = statusOf(fault);
  const code = byFastifyCode[causeOf(fault).code ?? ''] ?? byStatus[status ?? 0];
  return status === undefined || code === undefined ? undefined : new ProblemException(status, code);
};
