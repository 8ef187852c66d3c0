import type { ApiResponseOptions } from '@nestjs/swagger';
import { titles } from '../problems/titles.js';

// Nest's types know OpenAPI 3.0 schemas; these are plain JSON Schema (3.1), which is what the document says it is.
type Schema = Readonly<Record<string, unknown>>;

export const answers = (status: number, description: string, schema: Schema): ApiResponseOptions => ({
  status,
  description,
  content: { 'application/json': { schema } },
});

/** Problem answers for these statuses. */
export const problems = (...statuses: readonly number[]): readonly ApiResponseOptions[] =>
  statuses.map(status => ({
    status,
    description: titles[status]?.en ?? 'A problem.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }));

const strings = { type: 'object', additionalProperties: { type: 'string' } };

/** The component `Problem`. */
export const problemSchema: Schema = {
  type: 'object',
  description:
    'RFC 9457. `code` is stable; `title` and `detail` are in Vietnamese or English by Accept-Language.',
  required: [
    'type',
    'status',
    'code',
    'title',
    'detail',
    'instance',
    'numbers',
    'holders',
    'errors',
    'correlationId',
  ],
  properties: {
    type: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    title: { type: 'string' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    numbers: strings,
    holders: {
      type: 'array',
      items: {
        type: 'object',
        required: ['kind', 'id'],
        properties: { kind: { type: 'string' }, id: { type: 'string' }, amount: { type: 'string' } },
      },
    },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: { pointer: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
    refusalIndex: { type: 'integer', description: 'Index in the log of the recorded refusal.' },
    process: {
      type: 'object',
      required: ['id', 'href'],
      properties: { id: { type: 'string' }, href: { type: 'string' } },
    },
    correlationId: { type: 'string' },
  },
};
