import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Module } from '@nestjs/common';
import { canonicalJson, sha256 } from '#kernel';
import type { Outcome } from '#event-sourcing';
import { commandHandlers } from '#platform';
import { parseWaitToken } from '#views';
import { accepted, fillJar, JarsModule } from './sample.js';
import { body, type SampleLedger, sampleLedger } from './sample-ledger.js';

let ledger: SampleLedger;
beforeAll(async () => {
  ledger = await sampleLedger();
});
afterAll(() => ledger.close());
beforeEach(() => {
  ledger.runner.answer = () => accepted;
  ledger.processes.state = undefined;
  ledger.processes.end = undefined;
});

const fill = (headers?: Record<string, string>, query = '', payload: object = body) =>
  ledger.post(`/v1/jars/a/fill${query}`, payload, headers);

const refused: Outcome = {
  kind: 'refused',
  stream: 'jar-a',
  revision: 5,
  code: 'jar.too-full',
  numbers: { asked: '1500000', left: '20' },
  holders: [{ kind: 'commitment', id: 'c-1', amount: '9' }],
  replayed: false,
};

describe('what was recorded', () => {
  test('201, settled, with its place and a token to wait for', async () => {
    const answer = await fill();
    expect([answer.statusCode, answer.headers['etag'], answer.headers['idempotent-replayed']]).toEqual([
      201,
      '"4"',
      undefined,
    ]);
    const { waitToken, ...told } = answer.json();
    expect(told).toEqual({
      outcome: 'settled',
      stream: 'jar-a',
      revision: 4,
      events: (accepted as any).events,
      proof: { href: '/v1/proofs/inclusion?event=e-4' },
    });
    expect(waitToken).toMatch(/^[\w-]+$/u);
  });

  test('a repetition says so, refused or not', async () => {
    ledger.runner.answer = () => ({ ...accepted, replayed: true }) as Outcome;
    expect((await fill()).headers['idempotent-replayed']).toBe('true');
    ledger.runner.answer = () => ({ ...refused, replayed: true });
    expect((await fill()).headers['idempotent-replayed']).toBe('true');
  });

  test('the command id is the client’s key, the fingerprint everything that was said', async () => {
    await fill({ 'idempotency-key': 'k' });
    const { invocation } = ledger.runner.said.at(-1)!;
    expect(invocation.commandId).toBe(
      sha256(canonicalJson(['socai/command/v1', 'https://id.test', 'finance-system', 'k'])),
    );
    expect(invocation.causationId).toBe(invocation.commandId);
    const print = async (headers: Record<string, string>, payload: object = body) => {
      await fill(headers, '', payload);
      return ledger.runner.said.at(-1)!.invocation.fingerprint;
    };
    expect(await print({})).toBe(invocation.fingerprint);
    expect(
      await print({}, { amount: body.amount, document: body.document, effectiveDate: body.effectiveDate }),
    ).toBe(invocation.fingerprint);
    expect(await print({ 'if-match': '"1"' })).not.toBe(invocation.fingerprint);
    expect(await print({}, { ...body, amount: '2' })).not.toBe(invocation.fingerprint);
  });

  test('a process is pending, waited for, and may end in a refusal', async () => {
    const process = { id: 'p-1', href: '/v1/processes/p-1' };
    ledger.processes.state = { process, outcome: 'pending' };
    expect((await fill()).json()).toMatchObject({ outcome: 'pending', process });
    ledger.processes.end = { process, outcome: 'refused', refusal: refused };
    const ended = await fill({}, '?wait=30');
    expect(ended.statusCode).toBe(201);
    expect(ended.json()).toMatchObject({
      outcome: 'refused',
      process,
      problem: { code: 'jar.too-full', status: 422 },
    });
  });

  test('the token to wait for names the end of a process, once the answer tells it', async () => {
    const process = { id: 'p-1', href: '/v1/processes/p-1' };
    ledger.processes.state = { process, outcome: 'pending' };
    ledger.processes.end = { process, outcome: 'settled', endedAt: 99 };
    const begun = (await fill()).json();
    const ended = (await fill({}, '?wait=30')).json();
    expect(parseWaitToken(begun.waitToken)).toEqual({ stream: 'jar-a', revision: 4 });
    expect(parseWaitToken(ended.waitToken)).toEqual({ index: 99 });
    ledger.processes.state = ledger.processes.end;
    expect(parseWaitToken((await fill()).json().waitToken)).toEqual({ index: 99 });
  });

  test('waiting is bounded', async () => {
    ledger.processes.state = { process: { id: 'p', href: '/p' }, outcome: 'pending' };
    expect((await fill({}, '?wait=1')).json().outcome).toBe('pending');
    expect((await fill({}, '?wait=31&dryRun=maybe&x=1')).json().errors).toMatchObject([
      { pointer: '?x', code: 'field.unknown' },
      { pointer: '?dryRun', code: 'flag.not-boolean' },
      { pointer: '?wait', code: 'whole.out-of-range' },
    ]);
  });
});

test('a refusal names its numbers, holders and place, in words', async () => {
  ledger.runner.answer = () => refused;
  const answer = await fill({ 'accept-language': 'en' });
  expect(answer.statusCode).toBe(422);
  expect(answer.json()).toMatchObject({
    type: 'urn:socai:problem:jar.too-full',
    code: 'jar.too-full',
    detail: 'The jar has 20 dong left, 1,500,000 were asked.',
    instance: '/v1/jars/a/fill',
    numbers: { asked: '1500000', left: '20' },
    holders: [{ kind: 'commitment', id: 'c-1', amount: '9' }],
    refusalIndex: 77,
  });
});

test.each([
  ['command.lost-race', 409],
  ['command.outcome-unknown', 503],
  ['command.precondition-failed', 412],
  ['command.precondition-required', 428],
  ['idempotency.key-reused', 422],
  ['authority.not-covered', 403],
  ['resource.not-found', 404],
  ['ledger.overloaded', 503],
  ['ledger.clock-off', 503],
] as const)('%s is %i', async (code, status) => {
  ledger.runner.answer = () => ({ kind: 'turned-away', code, numbers: {} });
  ledger.denials.length = 0;
  const answer = await fill();
  expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  expect(answer.headers['retry-after'] !== undefined).toBe(status === 503 || status === 409);
  expect(ledger.denials.length).toBe(status === 403 ? 1 : 0);
});

describe('a dry run', () => {
  test('needs no key, records nothing, tells the facts', async () => {
    const answer = await fill({ 'idempotency-key': '' }, '?dryRun=true');
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      { outcome: 'accepted', stream: 'jar-a', facts: [{ type: 'JarFilled', data: {} }] },
    ]);
  });

  test('tells a refusal beforehand', async () => {
    ledger.runner.foreseen = { kind: 'foreseen', stream: 'jar-a', facts: [], refusal: refused };
    const answer = await fill({}, '?dryRun=true');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      outcome: 'refused',
      problem: { code: 'jar.too-full', numbers: { left: '20' } },
    });
  });
});

test('an outage is 503, a bug 500 without its stack', async () => {
  ledger.runner.answer = () =>
    Promise.reject(Object.assign(new Error('disk full at /x'), { name: 'StoreUnavailable' }));
  expect((await fill()).json()).toMatchObject({ status: 503, code: 'ledger.unavailable' });
  ledger.runner.answer = () => Promise.reject(new Error('secret detail'));
  const bug = await fill();
  expect(bug.json()).toMatchObject({ status: 500, code: 'internal' });
  expect(bug.body).not.toContain('secret');
});

test('a command with two handlers stops the start', async () => {
  @Module({ providers: commandHandlers([fillJar]) })
  class Again {}
  await expect(sampleLedger({}, { capabilities: [JarsModule, Again] })).rejects.toThrow(
    'FillJar has two handlers',
  );
});
