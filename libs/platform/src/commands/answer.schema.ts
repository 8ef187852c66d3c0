const text = { type: 'string' } as const;

const problem = { $ref: '#/components/schemas/Problem' } as const;

const object = (properties: object, required: readonly string[]) => ({
  type: 'object',
  properties,
  required,
});

export const processSchema = object({ id: text, href: text }, ['id', 'href']);

export const commandAnswerSchema = object(
  {
    outcome: { type: 'string', enum: ['settled', 'pending', 'refused'] },
    stream: text,
    revision: { type: 'integer' },
    events: {
      type: 'array',
      items: object({ id: text, type: text, revision: { type: 'integer' } }, ['id', 'type', 'revision']),
    },
    waitToken: {
      type: 'string',
      description:
        'For waitFor of a query: it then sees this command, and the end of its process if this tells it.',
    },
    proof: {
      ...object({ href: text }, ['href']),
      description:
        'Where the proof that its first event is in the log will be, within seconds; `wait=5` waits for it.',
    },
    process: processSchema,
    problem,
  },
  ['outcome', 'stream', 'revision', 'events', 'waitToken', 'proof'],
);

export const dryRunAnswerSchema = object(
  {
    outcome: { type: 'string', enum: ['accepted', 'refused'] },
    stream: text,
    facts: {
      type: 'array',
      items: object({ type: text, data: { type: 'object', additionalProperties: true } }, ['type', 'data']),
    },
    problem,
  },
  ['outcome', 'stream', 'facts'],
);
