import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Outcome } from '#event-sourcing';
import { EngineFigures, Metrics, ReadyChecks, Shutdown } from '#platform';
import { accepted } from './sample.js';
import { body, type SampleLedger, sampleLedger } from './sample-ledger.js';

const figuresToken = 'figures-of-the-ledger';
let ledger: SampleLedger;
beforeAll(async () => {
  ledger = await sampleLedger({ SOCAI_METRICS_TOKEN: figuresToken });
});
afterAll(() => ledger.close());

describe('health and figures', () => {
  test('live, ready, and not ready when a part says so or throws', async () => {
    expect((await ledger.get('/health/live', { authorization: '' })).statusCode).toBe(200);
    const checks = ledger.app.get(ReadyChecks);
    let wrong: string | undefined;
    checks.add('views', async () => wrong);
    expect((await ledger.get('/health/ready')).json()).toEqual({ ready: true, checks: { views: 'ok' } });
    wrong = 'building budget-execution';
    const answer = await ledger.get('/health/ready');
    expect([answer.statusCode, answer.json().checks.views]).toEqual([503, wrong]);
    wrong = undefined;
    checks.add('log', () => Promise.reject(new RangeError('secret')));
    expect((await ledger.get('/health/ready')).json().checks.log).toBe('RangeError');
  });

  test('commands by outcome, durations by route, and what others watch', async () => {
    await ledger.post('/v1/jars/a/fill', body);
    ledger.app
      .get(Metrics)
      .watch('socai_view_position', 'Index a view has reached', async () => new Map([['jars', 41]]), 'view');
    const { body: figures } = await ledger.get('/metrics', { authorization: `Bearer ${figuresToken}` });
    expect(figures).toMatch(/socai_commands_total\{command="FillJar",outcome="accepted"\} \d/u);
    expect(figures).toMatch(
      /socai_http_duration_seconds_count\{method="POST",route="\/v1\/jars\/:jarId\/fill",status="201"\} \d/u,
    );
    expect(figures).toContain('socai_view_position{view="jars"} 41');
  });

  test('a figure that cannot be read now is left out, and the others are told', async () => {
    const metrics = ledger.app.get(Metrics);
    let down = false;
    metrics.watch('socai_test_head', 'Of a log', () =>
      down ? Promise.reject(new Error('down')) : Promise.resolve(7),
    );
    const engine = new EngineFigures('test', ['append', 'conflict']);
    metrics.add(engine.metrics);
    engine.count('append', 2);
    engine.began('read')();
    const told = async () =>
      (await ledger.get('/metrics', { authorization: `Bearer ${figuresToken}` })).body.split('\n');
    expect(await told()).toContain('socai_test_head 7');
    down = true;
    const lines = await told();
    expect(lines.filter(line => line.startsWith('socai_test_head'))).toEqual([]);
    expect(lines).toContain('socai_test_total{what="append"} 2');
    expect(lines).toContain('socai_test_total{what="conflict"} 0');
    expect(lines).toContain('socai_test_call_seconds_count{call="read"} 1');
  });

  test('figures are for whoever holds their token', async () => {
    for (const authorization of ['', 'Bearer figures', `Bearer ${figuresToken}x`, `Basic ${figuresToken}`]) {
      const answer = await ledger.get('/metrics', { authorization });
      expect([answer.statusCode, answer.json().code]).toEqual([401, 'metrics.token-required']);
    }
    // A person's token is none of theirs.
    expect((await ledger.get('/metrics')).statusCode).toBe(401);
  });

  test('without a token of theirs they are closed, but in the demo', async () => {
    const closed = await sampleLedger();
    expect((await closed.get('/metrics')).statusCode).toBe(401);
    expect((await closed.get('/metrics', { authorization: '' })).statusCode).toBe(401);
    await closed.close();
    const demo = await sampleLedger({ SOCAI_DEMO: 'true' });
    expect((await demo.get('/metrics', { authorization: '' })).statusCode).toBe(200);
    await demo.close();
  });
});

describe('documents', () => {
  const parse = async (path: string) => JSON.parse(await readFile(path, 'utf8'));

  test('OpenAPI 3.1 is valid, and every reference leads somewhere', async () => {
    const document = (await ledger.get('/openapi.json', { authorization: '' })).json();
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const valid = ajv.compile(await parse('test/support/openapi-3.1.schema.json'));
    expect(valid(document) ? [] : valid.errors).toEqual([]);
    for (const [, name] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/gu))
      expect(document.components.schemas).toHaveProperty([name!]);
    for (const schema of Object.values<object>(document.components.schemas))
      expect(ajv.validateSchema(schema)).toBe(true);
  });

  test('a command names its duty, headers, answers and the codes it may be refused with', async () => {
    const { paths, components } = (await ledger.get('/openapi.json')).json();
    const command = paths['/v1/jars/{jarId}/fill'].post;
    expect(command).toMatchObject({
      operationId: 'FillJar',
      'x-duties': ['accountant'],
      'x-refusals': ['jar.too-full'],
    });
    expect(command.parameters.map((p: { name: string }) => p.name).sort()).toEqual(
      ['Acting-Unit', 'Idempotency-Key', 'If-Match', 'dryRun', 'jarId', 'wait'].sort(),
    );
    expect(Object.keys(command.responses)).toEqual(
      expect.arrayContaining(['200', '201', '400', '401', '403', '404', '409', '412', '422', '428', '503']),
    );
    expect(command.requestBody.content['application/json'].schema.$ref).toBe(
      '#/components/schemas/FillJarBody',
    );
    const schema = components.schemas.FillJarBody;
    expect(schema.required).toEqual(expect.arrayContaining(['effectiveDate', 'document', 'amount']));
    expect(schema.required).not.toEqual(expect.arrayContaining(['reason']));
    expect(schema.properties.amount).toMatchObject({ type: 'string', pattern: '^[1-9][0-9]{0,17}$' });
  });

  test('/docs is served from here, and its scripts pass the policy', async () => {
    const page = await ledger.get('/docs', { authorization: '' });
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(page.body.match(/<script(?![^>]*src=)[^>]*>[^<]/gu)).toBeNull();
    for (const [, source] of page.body.matchAll(/<script[^>]* src=["']([^"']+)["']/gu)) {
      expect(source).not.toMatch(/^(https?:)?\/\//u);
      const script = await ledger.get(new URL(source!, 'http://x/docs').pathname);
      expect(script.statusCode).toBe(200);
    }
  });

  test('security headers are on every answer', async () => {
    const { headers } = await ledger.get('/v1/nothing');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': expect.any(String),
    });
  });
});

test('an address that asks too often is told when to come back', async () => {
  const limited = await sampleLedger({ SOCAI_RATE_LIMIT_PER_MINUTE: '2' });
  try {
    await limited.get('/health/live');
    await limited.get('/v1/nothing');
    const answer = await limited.get('/v1/jars');
    expect([answer.statusCode, answer.json().code]).toEqual([429, 'client.too-many-requests']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  } finally {
    await limited.close();
  }
});

describe('over a socket', () => {
  const listening = async () => {
    const own = await sampleLedger();
    await own.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = own.app.getHttpServer().address() as AddressInfo;
    return { own, port, authorization: `Bearer ${await own.token()}` };
  };

  test('a body of 10 MB is refused and the process stays', async () => {
    const { own, port, authorization } = await listening();
    try {
      const status = await new Promise((resolve, reject) => {
        const sent = request({
          port,
          method: 'POST',
          path: '/v1/jars/a/fill',
          headers: { authorization, 'content-type': 'application/json' },
        });
        // The answer comes while the body is still being sent: what follows may meet a closed socket.
        sent.on('response', answer => resolve(answer.resume().statusCode)).on('error', reject);
        sent.end(Buffer.alloc(10_000_000, 0x20));
      });
      expect(status).toBe(413);
      expect((await fetch(`http://127.0.0.1:${port}/health/live`)).status).toBe(200);
    } finally {
      await own.close();
    }
  });

  test('shutting down: what is in flight is answered, new commands get 503, questions are still answered', async () => {
    const { own, port, authorization } = await listening();
    const send = (path: string, method = 'POST') =>
      fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        headers: { authorization, 'content-type': 'application/json', 'idempotency-key': 'k' },
        ...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
      });
    const begun = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<Outcome>();
    own.runner.answer = () => (begun.resolve(), finish.promise);
    const inFlight = send('/v1/jars/a/fill');
    await begun.promise;
    let drained = false;
    const ending = own.app
      .get(Shutdown)
      .begin(60_000)
      .then(() => (drained = true));
    const late = await send('/v1/jars/b/fill');
    expect([late.status, ((await late.json()) as any).code]).toEqual([503, 'ledger.shutting-down']);
    expect((await send('/v1/jars/jar-1', 'GET')).status).toBe(200);
    expect((await send('/health/ready', 'GET')).status).toBe(503);
    expect(drained).toBe(false);
    finish.resolve(accepted);
    expect((await inFlight).status).toBe(201);
    await ending;
    await own.close();
  });
});
