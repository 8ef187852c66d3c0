import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { delegationOf, headerOf } from '../calls/headers.js';
import { DENIALS, type Denials } from '../commands/ports.js';
import { ProblemException } from '../problems/problem.js';
import { ACCESS, type Access } from './access.js';
import { callerOfIdentity } from './caller-of-identity.js';
import { denialOf } from './denial.js';

/** Lets through whoever holds the duty of the route, and puts `request.caller` there. */
@Injectable()
export class DutyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(DENIALS) private readonly denials: Denials,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (access === undefined) throw new Error(`${request.url} declares neither a duty nor @Public()`);
    if (access.kind === 'duties') this.admit(request, access);
    return true;
  }

  private admit(request: FastifyRequest, access: Extract<Access, { kind: 'duties' }>): void {
    if (request.identity === undefined)
      throw new Error('a route with a duty was reached without authentication');
    try {
      request.caller = callerOfIdentity(request.identity, access, {
        ...delegationOf(request),
        unit: headerOf(request, 'acting-unit'),
      });
    } catch (fault) {
      const { command } = access;
      if (fault instanceof ProblemException && fault.status === 403 && command !== undefined)
        this.denials.record(denialOf(request, fault.code, command));
      throw fault;
    }
  }
}
