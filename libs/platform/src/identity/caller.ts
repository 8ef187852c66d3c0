import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Grant } from '#event-sourcing';
import type { Identity } from './claims.js';

/** Which units somebody may read about. */
export interface ReadScope {
  /** True for an auditor: everything, raw history too. */
  readonly everything: boolean;
  readonly units: readonly { readonly unitId: string; readonly subtree: boolean }[];
}

/** Who asks, as the token says it. */
export interface Caller {
  readonly issuer: string;
  /** `azp`: the system the request comes from. Idempotency keys are scoped to it. */
  readonly clientId: string;
  /** Absent for a service acting for nobody: it may ask, not command. */
  readonly personId?: string;
  readonly onBehalfOf?: string;
  /** The delegation that the request names. */
  readonly delegationId?: string;
  /** The service acting for the person (RFC 8693 `act`), for the log only. */
  readonly actingService?: string;
  /** The acting unit: the one the header `Acting-Unit` names, else the only or first one. */
  readonly unitId: string;
  /** The duty this route is used in. */
  readonly duty: string;
  /** Every grant of the token; commands rely on those of the acting unit only. */
  readonly grants: readonly Grant[];
  readonly readScope: ReadScope;
}

/** Only on routes that declare a duty; the guard has put it there. */
export const callerOf = (request: FastifyRequest): Caller => {
  if (request.caller === undefined)
    throw new Error('this route has no caller: it is public, or its guard did not run');
  return request.caller;
};

/** `@Caller() caller: Caller` */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext) =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `authenticate` before the body is read. */
    identity?: Identity;
    /** Set by `DutyGuard`. */
    caller?: Caller;
  }
}
