import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { accountant } from './sample-issuer.js';
import { body, type SampleLedger, sampleLedger } from './sample-ledger.js';

let ledger: SampleLedger;
beforeAll(async () => {
  ledger = await sampleLedger();
});
afterAll(() => ledger.close());

const fillWith = async (token: string, headers: Record<string, string> = {}, payload: unknown = body) =>
  ledger.post('/v1/jars/a/fill', payload, { authorization: `Bearer ${token}`, ...headers });

const grant = (duty: string, unitId: string) => ({ duty, unitId, subtree: false });

describe('without a usable token', () => {
  test('none', async () => {
    const answer = await ledger.post('/v1/jars/a/fill', body, { authorization: '' });
    expect([answer.statusCode, answer.headers['www-authenticate']]).toEqual([401, 'Bearer realm="socai"']);
    expect(answer.json().code).toMatch(/^identity\.token-/u);
  });

  test.each([
    ['another audience', {}, { audience: 'other' }, 'claim aud'],
    ['another issuer', {}, { issuer: 'https://evil.test' }, 'claim iss'],
    ['expired', {}, { expires: '-1m' }, 'expired'],
    ['no client', { azp: undefined }, {}, 'claim azp is not an id'],
    ['a person id that is no id', { person_id: 'p\u0000' }, {}, 'claim person_id is not an id'],
    ['duties that are no list', { duties: 'all' }, {}, 'claim duties is not a list of at most 200'],
  ])('%s', async (_, claims, header, reason) => {
    const answer = await fillWith(await ledger.token({ ...accountant, ...claims }, header));
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toMatchObject({ code: 'identity.token-invalid', numbers: { reason } });
    expect(answer.headers['www-authenticate']).toContain('invalid_token');
  });

  test('a changed payload, no signature, another algorithm', async () => {
    const [head, , signature] = (await ledger.token()).split('.');
    const payload = Buffer.from(
      JSON.stringify({ iss: 'https://id.test', aud: 'socai', sub: 'x', exp: 9e9, azp: 'x' }),
    ).toString('base64url');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    const hmac = Buffer.from('{"alg":"HS256","kid":"k1"}').toString('base64url');
    for (const forged of [
      `${head}.${payload}.${signature}`,
      `${none}.${payload}.x`,
      `${hmac}.${payload}.${signature}`,
    ])
      expect((await fillWith(forged)).statusCode).toBe(401);
  });

  test('nothing is parsed for somebody without a token', async () => {
    expect((await fillWith('x.y.z', {}, '{"broken')).statusCode).toBe(401);
  });

  test('a revoked person, also with a token that was verified before', async () => {
    const token = await ledger.token({ ...accountant, person_id: 'p-gone' });
    expect((await fillWith(token)).statusCode).toBe(201);
    ledger.revoked.add('p-gone');
    expect((await fillWith(token)).json().code).toBe('identity.token-revoked');
  });
});

describe('duty, person and unit', () => {
  test('a command needs a person', async () => {
    const answer = await fillWith(await ledger.token({ ...accountant, person_id: undefined }));
    expect(answer.json()).toMatchObject({ status: 403, code: 'identity.person-required' });
  });

  test('a missing duty is named, and the denial is recorded', async () => {
    const token = await ledger.token({ ...accountant, duties: [grant('buyer', 'hd-pc')] });
    ledger.denials.length = 0;
    expect((await fillWith(token)).json()).toMatchObject({
      status: 403,
      code: 'identity.duty-missing',
      numbers: { duty: 'accountant' },
    });
    expect(ledger.denials).toMatchObject([
      { code: 'identity.duty-missing', command: 'FillJar', personId: 'p-lan', clientId: 'finance-system' },
    ]);
  });

  test('a duty of another unit than the acting one does not help', async () => {
    const token = await ledger.token({
      ...accountant,
      duties: [grant('accountant', 'a'), grant('buyer', 'b')],
    });
    expect((await fillWith(token)).json()).toMatchObject({
      status: 400,
      code: 'identity.acting-unit-required',
    });
    expect((await fillWith(token, { 'acting-unit': 'b' })).json().code).toBe('identity.duty-missing');
    expect((await fillWith(token, { 'acting-unit': 'c' })).json()).toMatchObject({
      status: 403,
      code: 'identity.acting-unit-unknown',
    });
    expect((await fillWith(token, { 'acting-unit': 'a' })).statusCode).toBe(201);
    const { invocation } = ledger.runner.said.at(-1)!;
    expect(invocation.actor).toEqual({ personId: 'p-lan', unitId: 'a', duty: 'accountant' });
    expect(invocation.grants).toEqual([grant('accountant', 'a')]);
  });

  test('somebody acts on behalf of another, a service for the person', async () => {
    await fillWith(
      await ledger.token({ ...accountant, on_behalf_of: { person_id: 'p-boss' }, act: { sub: 'svc' } }),
    );
    expect(ledger.runner.said.at(-1)!.invocation.actor).toMatchObject({
      personId: 'p-lan',
      onBehalfOf: 'p-boss',
    });
  });

  test('a query takes any of its duties, and no unit need be chosen', async () => {
    const ask = async (duties: object[]) =>
      ledger.get('/v1/jars/jar-1', {
        authorization: `Bearer ${await ledger.token({ ...accountant, duties })}`,
      });
    expect((await ask([grant('buyer', 'a')])).json().code).toBe('identity.duty-missing');
    const answer = await ask([grant('buyer', 'a'), { ...grant('inspector', 'b'), subtree: true }]);
    expect(answer.json().item.scope).toEqual({
      everything: false,
      units: [
        { unitId: 'a', subtree: false },
        { unitId: 'b', subtree: true },
      ],
    });
  });
});

test('a route that declares nobody stops the start, by name', async () => {
  @Controller('open')
  class OpenController {
    @Get()
    everything() {
      return 'all';
    }
  }
  @Module({ controllers: [OpenController] })
  class OpenModule {}
  await expect(sampleLedger({}, { capabilities: [OpenModule] })).rejects.toThrow('OpenController.everything');
});

describe('the demo’s own issuer', () => {
  const persona = {
    name: 'accountant',
    title: { vi: 'Kế toán', en: 'Accountant' },
    personId: 'p-demo',
    clientId: 'demo',
    duties: [grant('accountant', 'hd-pc')],
  };

  test('hands out tokens that work, to this machine only', async () => {
    const demo = await sampleLedger({ SOCAI_DEMO: 'true' }, { personas: [persona] });
    try {
      const { personas } = (await demo.get('/demo/tokens', { host: 'localhost:3000' })).json();
      expect(personas).toMatchObject([{ name: 'accountant', title: persona.title }]);
      const answer = await demo.post('/v1/jars/a/fill', body, {
        authorization: `Bearer ${personas[0].token}`,
      });
      expect(answer.statusCode).toBe(201);
      expect(Object.keys((await demo.get('/demo/jwks.json')).json().keys[0])).not.toContain('d');
      expect((await demo.get('/demo/tokens', { host: 'evil.test' })).statusCode).toBe(404);
    } finally {
      await demo.close();
    }
  });

  test('is not there outside the demo', async () => {
    expect((await ledger.get('/demo/tokens')).statusCode).toBe(404);
  });
});
