import fastify from 'fastify';

/** What HTTP costs by itself: parses the same body, answers 201 with as much JSON as the ledger does. */
const server = fastify({ logger: false });
const answer = {
  stream: 'budgetLine-2025.unit.ministry.recurrent.009.040.6950',
  revision: 4711,
  events: [{ id: 'b3c1f0a2-5d44-8d5e-9d0a-0f5a3f3f7f10', type: 'FundsCommitted', revision: 4711 }],
  waitToken: 'eyJpbmRleCI6NDcxMSwic3RyZWFtIjoiYnVkZ2V0TGluZSJ9',
  outcome: 'settled',
};

server.get('/ready', () => 'ready');
server.post('/*', (request, reply) => {
  if (typeof request.body !== 'object') return reply.code(400).send();
  return reply.code(201).send(answer);
});
await server.listen({ host: '127.0.0.1', port: Number(process.env['PORT']) });
