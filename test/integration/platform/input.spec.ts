import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { body, type SampleLedger, sampleLedger } from './sample-ledger.js';

let ledger: SampleLedger;
beforeAll(async () => {
  ledger = await sampleLedger({ SOCAI_BODY_LIMIT_KIB: '64' });
});
afterAll(() => ledger.close());

const fill = (payload: unknown, headers?: Record<string, string>) =>
  ledger.post('/v1/jars/a/fill', payload, headers);

const errorsOf = async (change: object) => {
  const answer = await fill({ ...body, ...change });
  expect(answer.statusCode).toBe(400);
  expect(answer.json().code).toBe('input.invalid');
  return Object.fromEntries(
    answer.json().errors.map((e: { pointer: string; code: string }) => [e.pointer, e.code]),
  );
};

describe('fields', () => {
  test.each([
    [{ amount: 1500000 }, '/amount', 'money.not-text'],
    [{ amount: '15.5' }, '/amount', 'money.not-whole'],
    [{ amount: '1,500' }, '/amount', 'money.not-whole'],
    [{ amount: '-5' }, '/amount', 'money.too-small'],
    [{ amount: '0' }, '/amount', 'money.too-small'],
    [{ amount: '9'.repeat(40) }, '/amount', 'money.too-large'],
    [{ amount: '٣' }, '/amount', 'money.malformed'],
    [{ amount: '1\n' }, '/amount', 'money.malformed'],
    [{ amount: null }, '/amount', 'money.not-text'],
    [{ amount: undefined }, '/amount', 'field.required'],
    [{ effectiveDate: '2025-02-30' }, '/effectiveDate', 'date.not-a-day'],
    [{ due: null }, '/due', 'date.not-a-day'],
    [{ unitId: 'hd\u0000pc' }, '/unitId', 'slug.malformed'],
    [{ unitId: 'hd-pс' }, '/unitId', 'slug.malformed'],
    [{ unitId: 'HD' }, '/unitId', 'slug.malformed'],
    [{ moveId: 'x' }, '/moveId', 'id.malformed'],
    [{ moveId: '0190a5c4-1b2e-8c3d-8e4f-5a6b7c8d9e01' }, '/moveId', 'id.wrong-version'],
    [{ moveId: '0190a5c4-1b2e-7c3d-1e4f-5a6b7c8d9e01' }, '/moveId', 'id.wrong-version'],
    [{ moveId: '0190A5C4-1B2E-7C3D-8E4F-5A6B7C8D9E01' }, '/moveId', 'id.malformed'],
    [{ assetIds: [] }, '/assetIds', 'list.too-short'],
    [{ assetIds: ['00000000-0000-8000-8000-000000000000', 'x'] }, '/assetIds/1', 'id.malformed'],
    [{ assetIds: 'x' }, '/assetIds', 'list.not-a-list'],
    [{ urgency: 'now' }, '/urgency', 'choice.unknown'],
    [{ items: [[], []] }, '/items/0', 'field.not-an-object'],
    [{ items: [{ name: 'x', qty: '1' }, null] }, '/items/1', 'field.not-an-object'],
    [{ assetIds: Array(4).fill('x') }, '/assetIds', 'list.too-long'],
    [{ items: [{ name: 'x', qty: '0' }] }, '/items/0/qty', 'quantity.zero'],
    [{ items: [{ name: '😀'.repeat(11), qty: '1' }] }, '/items/0/name', 'text.too-long'],
    [{ items: [{ name: 'x', qty: '1', price: '2' }] }, '/items/0/price', 'field.unknown'],
    [{ label: [] }, '/label', 'field.not-an-object'],
    [{ label: 'x' }, '/label', 'field.not-an-object'],
    [{ label: { text: 'e\u0301' } }, '/label/text', 'text.not-normalised'],
    [{ label: { text: 'a\u202eb' } }, '/label/text', 'text.control-character'],
    [{ label: { text: ' a' } }, '/label/text', 'text.not-trimmed'],
    [{ document: { ...body.document, sha256: 'A'.repeat(64) } }, '/document/sha256', 'sha256.malformed'],
    [{ actor: 'me' }, '/actor', 'field.unknown'],
    [{ 'a/b~c': 1 }, '/a~1b~0c', 'field.unknown'],
  ])('%j is refused by name', async (change, pointer, code) => {
    expect(await errorsOf(change)).toEqual({ [pointer]: code });
  });

  test('every wrong field is named at once', async () => {
    expect(await errorsOf({ amount: 1, effectiveDate: 'x', extra: 1, document: {} })).toEqual({
      '/amount': 'money.not-text',
      '/effectiveDate': 'date.not-a-day',
      '/extra': 'field.unknown',
      '/document/issuer': 'field.required',
      '/document/kind': 'field.required',
      '/document/number': 'field.required',
      '/document/date': 'field.required',
      '/document/sha256': 'field.required',
    });
  });

  test('ten code points are ten characters', async () => {
    expect((await fill({ ...body, items: [{ name: '😀'.repeat(10), qty: '0.5' }] })).statusCode).toBe(201);
  });

  test('what is handed on is what was sent, without the common fields', async () => {
    await fill({ ...body, reason: 'Dòng 1\nDòng 2', externalRef: 'ref-1' });
    const { data, invocation } = ledger.runner.said.at(-1)!;
    expect(data).toStrictEqual({ jarId: 'a', amount: '1500000' });
    expect(invocation).toMatchObject({
      effectiveDate: '2020-03-01',
      externalRef: 'ref-1',
      document: body.document,
    });
  });
});

describe('bodies', () => {
  const text = JSON.stringify(body);
  test.each([
    ['{"amount":', 400, 'body.malformed-json'],
    ['', 400, 'body.missing'],
    ['[]', 400, 'body.not-an-object'],
    ['null', 400, 'body.not-an-object'],
    ['"x"', 400, 'body.not-an-object'],
    [text.replace('{', '{"amount":"2",'), 400, 'body.duplicate-key'],
    [text.replace('{', '{"\\u0061mount":"2",'), 400, 'body.duplicate-key'],
    [text.replace('{', '{"__proto__":{"admin":true},'), 400, 'body.reserved-key'],
    [text.replace('"issuer"', '"constructor":1,"issuer"'), 400, 'body.reserved-key'],
    [text.replace('CAT', '\\ud800'), 400, 'body.broken-unicode'],
    [text.replace('{', '{"n":9007199254740993,'), 400, 'body.number-too-large'],
    [text.replace('{', '{"n":1e999,'), 400, 'body.number-too-large'],
    [`${'['.repeat(30_000)}`, 400, 'body.too-deep'],
    [`{"a":"${'x'.repeat(70_000)}"}`, 413, 'body.too-large'],
  ])('%s', async (payload, status, code) => {
    const answer = await fill(payload);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/u);
  });

  test('bytes that are not UTF-8', async () => {
    const answer = await fill(
      Buffer.from(text.replace('CAT', '?'), 'utf8').map(byte => (byte === 0x3f ? 0xff : byte)),
    );
    expect(answer.json().code).toBe('body.not-utf8');
  });

  test('a duplicate key is named, colons in texts do not confuse', async () => {
    const answer = await fill('{"a":"b:c,{\\"d\\":1}","e":{"f":1,"f":2}}');
    expect(answer.json()).toMatchObject({ code: 'body.duplicate-key', numbers: { key: 'f' } });
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/xml',
    'multipart/form-data; boundary=x',
  ])('content type %s', async type => {
    const answer = await fill('a=1', { 'content-type': type });
    expect([answer.statusCode, answer.json().code]).toEqual([415, 'body.wrong-type']);
  });
});

describe('addresses and headers', () => {
  test('unknown route, other method, malformed escape, long id', async () => {
    expect((await ledger.get('/v1/nothing')).json()).toMatchObject({ status: 404, code: 'route.unknown' });
    const other = await ledger.get('/v1/jars/a/fill');
    expect([other.statusCode, other.headers['allow'], other.json().code]).toEqual([
      405,
      'POST',
      'method.not-allowed',
    ]);
    expect((await ledger.get('/v1/jars/%zz')).json()).toMatchObject({
      status: 400,
      code: 'request.malformed',
    });
    expect((await ledger.get(`/v1/jars/${'x'.repeat(500)}`)).json()).toMatchObject({
      status: 414,
      code: 'url.too-long',
    });
    expect((await ledger.get('/v1/jars/a%00b')).json()).toMatchObject({
      status: 404,
      code: 'resource.not-found',
    });
    expect((await ledger.get('/v1/jars/nobody')).json()).toMatchObject({
      status: 404,
      code: 'resource.not-found',
    });
  });

  test.each([
    ['/v1/jars?limit=0', { '?limit': 'limit.out-of-range' }],
    [
      '/v1/jars?limit=501&known=x&colour=red',
      { '?limit': 'limit.out-of-range', '?known': 'known.malformed', '?colour': 'field.unknown' },
    ],
    ['/v1/jars?limit=1&limit=2', { '?limit': 'limit.out-of-range' }],
    ['/v1/jars?effective=2021-02-29', { '?effective': 'date.not-a-day' }],
    ['/v1/jars?__proto__=1', { '?__proto__': 'field.unknown' }],
    ['/v1/jars?cursor=!', { '?cursor': 'cursor.malformed' }],
    ['/v1/jars?cursor=abcd', { '?cursor': 'cursor.malformed' }],
  ])('%s', async (path, faults) => {
    const answer = await ledger.get(path);
    expect(answer.statusCode).toBe(400);
    expect(Object.fromEntries(answer.json().errors.map((e: any) => [e.pointer, e.code]))).toEqual(faults);
  });

  test('idempotency key and If-Match', async () => {
    for (const key of ['', 'a b', 'é', 'x'.repeat(256)])
      expect((await fill(body, { 'idempotency-key': key })).json().code).toBe('idempotency.key-required');
    for (const seen of ['3', 'W/"3"', '*', '"x"', '"-1"'])
      expect((await fill(body, { 'if-match': seen })).json().code).toBe('if-match.malformed');
    await fill(body, { 'if-match': '"3"' });
    expect(ledger.runner.said.at(-1)!.invocation.ifMatch).toBe(3);
  });

  test('Vietnamese unless English is asked for', async () => {
    const [vi, en, fr] = await Promise.all(
      ['vi-VN,en;q=0.5', 'en-GB', 'fr'].map(language =>
        fill({ ...body, amount: 1 }, { 'accept-language': language }),
      ),
    );
    expect(vi!.json()).toMatchObject({
      title: 'Yêu cầu không hợp lệ',
      errors: [{ detail: expect.stringContaining('chuỗi') }],
    });
    expect(en!.json()).toMatchObject({
      title: 'The request is not valid',
      errors: [{ detail: expect.stringContaining('text') }],
    });
    expect(fr!.headers['content-language']).toBe('vi');
  });

  test('the correlation id is the sender’s if it can be, and is in every answer', async () => {
    const given = await ledger.get('/v1/nothing', { 'x-correlation-id': 'abc-1' });
    expect([given.headers['x-correlation-id'], given.json().correlationId]).toEqual(['abc-1', 'abc-1']);
    const made = await ledger.get('/v1/nothing', { 'x-correlation-id': 'a\tb' });
    expect(made.headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/u);
  });
});
