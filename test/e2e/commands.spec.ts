import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type Cast,
  castOf,
  direct,
  found,
  fund,
  key,
  paper,
  provinceLine,
  recorded,
} from '#test/support/hai-duong';
import type { Answer, Client } from '#test/support/ledger-client';
import { ledgerInFolder, type LedgerInFolder } from '#test/support/ledger-process';

let home: LedgerInFolder;
let cast: Cast;
beforeAll(async () => {
  home = await ledgerInFolder();
  cast = await castOf(home.now);
  await found(cast);
  await fund(cast, '1000');
}, 60_000);
afterAll(() => home.remove());

const commit = `/v1/budget-lines/${provinceLine}/commit`;
const streamOf = async (line: string) => {
  const { body } = await cast.auditor.get(`/v1/streams/budgetLine-${line}/events?limit=500`);
  return body.items.map(({ event }: { event: { type: string } }) => event.type) as string[];
};
const told = ({ status, body }: Answer) => [status, body.code];

describe('the same key', () => {
  test('gets the recorded answer again, and is told so', async () => {
    const content = direct('again', '1');
    const first = await cast.budget.post(commit, content, { 'idempotency-key': 'again' });
    const again = await cast.budget.post(commit, content, { 'idempotency-key': 'again' });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect([first, again].map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([null, 'true']);
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    const other = await cast.budget.post(commit, direct('again', '2'), { 'idempotency-key': 'again' });
    expect(told(other)).toEqual([422, 'idempotency.key-reused']);
  });

  test('stands for the If-Match it was sent with: another one is another command, and the answer says so', async () => {
    const content = direct('matched', '1');
    const { headers } = await cast.budget.post(commit, direct('before', '1'));
    const seen = { 'idempotency-key': 'matched', 'if-match': headers.get('etag')! };
    const first = await cast.budget.post(commit, content, seen);
    const again = await cast.budget.post(commit, content, seen);
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    for (const over of [{ 'if-match': first.headers.get('etag')! }, { 'if-match': undefined }]) {
      const sent = Object.entries({ ...seen, ...over }).filter(([, value]) => value !== undefined);
      const other = await cast.budget.post(commit, content, Object.fromEntries(sent));
      expect(told(other)).toEqual([422, 'idempotency.key-reused']);
      for (const word of ['đường dẫn', 'nội dung', 'người', 'If-Match'])
        expect(other.body.detail).toContain(word);
    }
  });

  test('members in another order and another spelling are the same content', async () => {
    const { owner, amount, ...rest } = direct('spelled', '1');
    await cast.budget.post(commit, { owner, amount, ...rest }, { 'idempotency-key': 'spelled' });
    const text = JSON.stringify({ ...rest, amount, owner }, null, 2).replace('spelled', '\\u0073pelled');
    const again = await cast.budget.post(commit, text, { 'idempotency-key': 'spelled' });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });

  test('of a refusal gets the refusal, also when there is money by now', async () => {
    const first = await cast.budget.post(commit, direct('poor', '5000'), { 'idempotency-key': 'poor' });
    expect(told(first)).toEqual([422, 'budget-line.over-committed']);
    await fund(cast, '10000');
    const again = await cast.budget.post(commit, direct('poor', '5000'), { 'idempotency-key': 'poor' });
    const { correlationId: _, ...problem } = first.body;
    expect(again.body).toMatchObject(problem);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(told(await cast.budget.post(commit, direct('rich', '5000')))).toEqual([201, undefined]);
  });
});

describe('a refusal', () => {
  test('says in Vietnamese and in English what was asked, what is there and who holds the rest', async () => {
    const vi = await cast.budget.post(commit, direct('much', '9000000'));
    const en = await cast.budget.post(commit, direct('much', '9000000'), { 'accept-language': 'en' });
    expect([vi.headers.get('content-language'), en.headers.get('content-language')]).toEqual(['vi', 'en']);
    expect(vi.body.detail).not.toBe(en.body.detail);
    for (const { headers, body } of [vi, en]) {
      expect(headers.get('content-type')).toMatch(/^application\/problem\+json/u);
      expect(body).toMatchObject({ numbers: { line: provinceLine, asked: '9000000' }, status: 422 });
      expect(body.holders[0]).toMatchObject({ kind: 'commitment', amount: '5000' });
      expect(body.detail).not.toMatch(/[{}]/u);
      const { body: row } = await cast.auditor.get(`/v1/events/${body.refusalIndex}`);
      expect(row.event).toMatchObject({ type: 'CommandRefused', data: { code: body.code } });
    }
  });

  test('is listed by unit and code', async () => {
    const { body: last } = await cast.budget.post(
      commit,
      direct('listed', '9000000', { externalRef: 'KB-77' }),
    );
    const listed = async (): Promise<Answer> =>
      cast.auditor.get(
        `/v1/refusals?code=budget-line.over-committed&unit=hai-duong&known=${last.refusalIndex}`,
      );
    expect((await listed()).body.items.map(({ index }: { index: number }) => index)).toContain(
      last.refusalIndex,
    );
    expect((await cast.auditor.get('/v1/refusals?externalRef=KB-77')).body.items).toHaveLength(1);
  });
});

describe('a dry run', () => {
  test('needs no key and records nothing', async () => {
    const before = await streamOf(provinceLine);
    const run = (amount: string) =>
      cast.budget.post(`${commit}?dryRun=true`, direct('dry', amount), { 'idempotency-key': undefined });
    expect(await run('1')).toMatchObject({
      status: 200,
      body: { outcome: 'accepted', facts: [{ type: 'FundsCommitted', data: { amount: '1' } }] },
    });
    expect(await run('9000000')).toMatchObject({
      status: 200,
      body: { outcome: 'refused', problem: { code: 'budget-line.over-committed' } },
    });
    expect(await streamOf(provinceLine)).toEqual(before);
  });

  test('hints come from the funds check too', async () => {
    const { body } = await cast.auditor.get(`/v1/budget-lines/${provinceLine}/funds-check?amount=9000000`);
    expect(body.item).toMatchObject({ sufficient: false, amount: '9000000' });
  });
});

describe('If-Match', () => {
  test('holds against the ETag, which refusals do not move', async () => {
    const first = await cast.budget.post(commit, direct('etag', '1'));
    await cast.budget.post(commit, direct('etag', '9000000'));
    const etag = first.headers.get('etag')!;
    expect(told(await cast.budget.post(commit, direct('etag', '1'), { 'if-match': etag }))).toEqual([
      201,
      undefined,
    ]);
    const stale = await cast.budget.post(commit, direct('etag', '1'), { 'if-match': etag });
    expect(told(stale)).toEqual([412, 'command.precondition-failed']);
    for (const malformed of ['3', 'W/"3"', '"x"', '*'])
      expect(told(await cast.budget.post(commit, direct('etag', '1'), { 'if-match': malformed }))).toEqual([
        400,
        'if-match.malformed',
      ]);
  });
});

describe('whoever may not', () => {
  const as = (who: Parameters<LedgerInFolder['now']['as']>[0]): Promise<Client> => home.now.as(who);
  const tried = async (client: Client, headers = {}) =>
    told(await client.post(commit, direct('no', '1'), headers));

  test('without a token, or with another’s: 401', async () => {
    const nobody = await as(undefined);
    expect((await nobody.post(commit, direct('no', '1'))).status).toBe(401);
    expect((await nobody.get('/v1/budget-lines')).status).toBe(401);
    const somebody = { personId: 'p', duties: ['budgetManager@hai-duong/'] };
    for (const token of [
      'x',
      'a.b.c',
      { ...somebody, audience: 'another-ledger' },
      { ...somebody, expires: '-1h' },
    ])
      expect((await (await as(token)).post(commit, direct('no', '1'))).status).toBe(401);
  });

  test('without the duty, outside the unit, without a person, between two units', async () => {
    expect(await tried(cast.accountant)).toEqual([403, 'identity.duty-missing']);
    const outside = await as({ personId: 'p', duties: ['budgetManager@chi-linh/'] });
    expect(await tried(outside)).toEqual([403, 'authority.not-covered']);
    expect(await tried(await as({ duties: ['budgetManager@hai-duong/'] }))).toEqual([
      403,
      'identity.person-required',
    ]);
    const two = await as({ personId: 'p', duties: ['budgetManager@hai-duong/', 'budgetManager@chi-linh'] });
    expect(await tried(two)).toEqual([400, 'identity.acting-unit-required']);
    expect(await tried(two, { 'acting-unit': 'chi-linh' })).toEqual([403, 'authority.not-covered']);
    expect(await tried(two, { 'acting-unit': 'bca' })).toEqual([403, 'identity.acting-unit-unknown']);
    expect(await tried(two, { 'acting-unit': 'hai-duong' })).toEqual([201, undefined]);
  });

  test('what does not exist: 404, also after refusals only', async () => {
    const none = `/v1/budget-lines/2020.kinh-mon.${key}`;
    for (const _ of [1, 2])
      expect(told(await cast.budget.post(`${none}/commit`, direct('none', '1')))).toEqual([
        404,
        'resource.not-found',
      ]);
    expect((await cast.auditor.get(none)).status).toBe(404);
    expect((await cast.auditor.get('/v1/nothing')).status).toBe(404);
    expect((await cast.auditor.post('/v1/events', {})).status).toBe(405);
  });
});

describe('fifty at once on one line with money for thirty', () => {
  const line = `2020.kinh-mon.${key}`;
  const path = `/v1/budget-lines/${line}/commit`;

  const sent = async (n: number): Promise<Answer> => {
    for (;;) {
      const answer = await cast.budget.post(path, direct(`need ${n}`, '1'), {
        'idempotency-key': `fifty-${n}`,
      });
      if (answer.status !== 409 && answer.status !== 503) return answer;
    }
  };

  test('exactly thirty succeed; the other twenty are recorded refusals', async () => {
    await fund(cast, '30', line);
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => sent(n)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(30);
    const refused = answers.filter(({ status }) => status === 422);
    expect(refused.map(({ body }) => body.code)).toEqual(Array(20).fill('budget-line.over-committed'));
    const types = await streamOf(line);
    expect(types.filter(type => type === 'FundsCommitted')).toHaveLength(30);
    expect(types.filter(type => type === 'CommandRefused')).toHaveLength(20);
    expect(new Set(refused.map(({ body }) => body.refusalIndex)).size).toBe(20);
  });

  test('a restart keeps everything and answers every old key alike', async () => {
    const answersNow = () => Promise.all(Array.from({ length: 50 }, (_, n) => sent(n)));
    const before = await answersNow();
    expect(await home.now.stop()).toBe(0);
    await home.again();
    cast = await castOf(home.now);
    const after = await answersNow();
    const said = ({ status, body: { correlationId: _, ...body } }: Answer) => ({ status, body });
    expect(after.map(said)).toEqual(before.map(said));
    expect((await streamOf(line)).filter(type => type === 'FundsCommitted')).toHaveLength(30);
  }, 30_000);
});

test('what is dated before its line had money is refused on that day', async () => {
  const early = direct('early', '1', paper('5/QĐ', '2020-01-10'));
  expect(told(await cast.budget.post(commit, early))).toEqual([422, 'budget-line.over-committed']);
  expect(
    recorded(await cast.budget.post(commit, direct('in time', '1', paper('5/QĐ', '2020-01-20')))),
  ).toBeTruthy();
});
