import { applyDecorators, HttpCode, Post } from '@nestjs/common';
import { ApiExtension, ApiHeader, ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { anyCommandRefusals, delegationRefusals } from '#event-sourcing';
import { CommandDuty } from '../identity/access.js';
import { answers, problems } from '../operations/openapi-responses.js';
import { commandAnswerSchema, dryRunAnswerSchema } from './answer.schema.js';
import type { AnySpec } from './command-handlers.js';

export interface CommandRouteParts {
  /** Below the controller's path: `:lineId/commit`; absent for the resource itself. */
  readonly path?: string;
  readonly summary: string;
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  required: false,
  description:
    'Required unless dryRun: 1 to 255 visible ASCII characters. The same key again gets the same answer.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
} as const;

const ifMatch = (required: boolean) => ({
  name: 'If-Match',
  required,
  description: 'The revision that was seen, in quotes, as the ETag says it.',
  schema: { type: 'string', pattern: '^"[0-9]+"$' } as const,
});

const dryRun = {
  name: 'dryRun',
  required: false,
  description: 'Says what would happen, and records nothing.',
  schema: { type: 'boolean', default: false },
} as const;

const wait = {
  name: 'wait',
  required: false,
  description: 'Seconds to wait for the end of the process this may begin.',
  schema: { type: 'integer', minimum: 0, maximum: 30, default: 0 },
} as const;

const delegationHeaders = [
  {
    name: 'Delegation',
    required: false,
    description:
      'The delegation used. Whoever names one needs no duty of their own; `On-Behalf-Of` goes with it.',
    schema: { type: 'string', format: 'uuid' },
  },
  {
    name: 'On-Behalf-Of',
    required: false,
    description: 'The person who granted the delegation, unless the token names them.',
    schema: { type: 'string' },
  },
] as const;

const dutyText = (duties: readonly string[]): string =>
  `Duty: ${duties.map(duty => `\`${duty}\``).join(' or ')}.`;

/** `POST` of one command: its duty, its headers, its answers and the codes it may be refused with. */
export const CommandRoute = (spec: AnySpec, { path = '', summary }: CommandRouteParts): MethodDecorator => {
  if (spec.duty === undefined) throw new Error(`${spec.name} has no duty: only processes issue it`);
  const duties = spec.dutyAmong?.duties ?? [spec.duty];
  const delegable = spec.delegable !== undefined;
  return applyDecorators(
    Post(path),
    HttpCode(201),
    CommandDuty(duties, spec.name, delegable),
    ApiOperation({ operationId: spec.name, summary, description: dutyText(duties) }),
    ApiHeader(idempotencyKey),
    ApiHeader(ifMatch(spec.needsIfMatch ?? false)),
    ApiHeader({ name: 'Acting-Unit', required: false, description: 'Which unit of the token acts.' }),
    ...(delegable ? delegationHeaders.map(header => ApiHeader(header)) : []),
    ApiQuery(dryRun),
    ApiQuery(wait),
    ApiExtension('x-refusals', [...spec.refusals]),
    ApiExtension('x-refusals-of-any-command', [...anyCommandRefusals]),
    ...(spec.processRefusals ? [ApiExtension('x-refusals-of-its-process', [...spec.processRefusals])] : []),
    ...(delegable ? [ApiExtension('x-refusals-under-delegation', [...delegationRefusals])] : []),
    ApiResponse(answers(201, 'Recorded.', commandAnswerSchema)),
    ApiResponse(answers(200, 'A dry run.', dryRunAnswerSchema)),
    ...problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429, 503).map(problem =>
      ApiResponse(problem),
    ),
  );
};
