import { applyDecorators, Get, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOperation, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { AnyDuty, Duties } from '../identity/access.js';
import { problems } from '../operations/openapi-responses.js';

export interface QueryRouteParts {
  /** Below the controller's path. */
  readonly path?: string;
  readonly summary: string;
  /** Class of a row, its members described by the field decorators or `@ApiProperty`. */
  readonly row: Type<unknown>;
  /** Of a list: classes of what stands in the answer beside it, by member. */
  readonly beside?: Readonly<Record<string, Type<unknown>>>;
  /** Media types in which people may have it instead. */
  readonly forPeople?: readonly string[];
  /** A row of an answer, for whoever reads OpenAPI. */
  readonly example?: object;
  /** And of what stands beside the rows. */
  readonly exampleBeside?: Readonly<Record<string, object>>;
  /** Any of these duties; absent: any duty at all, the answer cut to the caller's scope. */
  readonly duties?: readonly [string, ...string[]];
}

const parked = {
  type: 'array',
  description: 'Streams that are missing from the answer.',
  items: {
    type: 'object',
    properties: { stream: { type: 'string' }, index: { type: 'integer' }, reason: { type: 'string' } },
    required: ['stream', 'index', 'reason'],
  },
};

const asOf = {
  type: 'object',
  description:
    'The clocks of the answer. `final: false`: more may still be recorded at or before the instant asked.',
  properties: {
    index: { type: 'integer' },
    recordedAt: { type: 'string', format: 'date-time' },
    effective: { type: 'string', format: 'date' },
    final: { type: 'boolean' },
  },
  required: ['index', 'final'],
};

const envelope = (properties: object) => ({
  type: 'object',
  properties: { ...properties, asOf, incomplete: parked },
  required: [...Object.keys(properties), 'asOf', 'incomplete'],
});

/** When the answers of examples were given. */
const exampleAsOf = {
  index: 5728,
  recordedAt: '2020-07-15T02:00:00.000Z',
  effective: '2020-06-30',
  final: true,
};

const exampled = (example: object | undefined, answer: object) =>
  example && { example: { ...answer, asOf: exampleAsOf, incomplete: [] } };

const route = (
  { path = '', summary, row, duties, beside = {} }: QueryRouteParts,
  content: object,
): MethodDecorator =>
  applyDecorators(
    Get(path),
    duties === undefined ? AnyDuty() : Duties(...duties),
    ApiOperation({ summary }),
    ApiExtraModels(row, ...Object.values(beside)),
    ApiResponse({ status: 200, description: 'The answer.', content } as never),
    ...problems(400, 401, 403, 404, 429, 503).map(problem => ApiResponse(problem)),
  );

/** `GET` of one thing: `{item, asOf, incomplete}`. */
export const OneRoute = (parts: QueryRouteParts): MethodDecorator =>
  route(parts, {
    'application/json': {
      schema: envelope({ item: { $ref: getSchemaPath(parts.row) } }),
      ...exampled(parts.example, { item: parts.example }),
    },
    ...Object.fromEntries((parts.forPeople ?? []).map(type => [type, { schema: { type: 'string' } }])),
  });

/** `GET` of a list: `{items, next, asOf, incomplete}`, or CSV. */
export const ListRoute = (parts: QueryRouteParts): MethodDecorator =>
  route(parts, {
    'application/json': {
      schema: envelope({
        items: { type: 'array', items: { $ref: getSchemaPath(parts.row) } },
        next: { type: ['string', 'null'], description: 'The cursor of the next page; null at the end.' },
        ...Object.fromEntries(
          Object.entries(parts.beside ?? {}).map(([member, of]) => [member, { $ref: getSchemaPath(of) }]),
        ),
      }),
      ...exampled(parts.example, { items: [parts.example], next: null, ...parts.exampleBeside }),
    },
    'text/csv': { schema: { type: 'string' } },
  });
