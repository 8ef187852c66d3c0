import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Cast, castOf, direct, found, fund, paper, provinceLine } from '#test/support/hai-duong';
import type { Answer } from '#test/support/ledger-client';
import { ledgerInFolder, type LedgerInFolder } from '#test/support/ledger-process';

let home: LedgerInFolder;
let cast: Cast;
beforeAll(async () => {
  home = await ledgerInFolder({ env: { SOCAI_RATE_LIMIT_PER_MINUTE: '100000000' } });
  cast = await castOf(home.now);
  await found(cast);
  await fund(cast, '1000');
}, 60_000);
afterAll(() => home.remove());

const commit = `/v1/budget-lines/${provinceLine}/commit`;
const post = (content: unknown, headers = {}) => cast.budget.post(commit, content, headers);
const faults = ({ status, body }: Answer) => [
  status,
  ...(body.errors?.length ? body.errors.map((one: any) => `${one.pointer} ${one.code}`) : [body.code]),
];
const valid = direct('x', '1');
const withText = (change: (text: string) => string) => change(JSON.stringify(valid));

describe('a body that is no good JSON', () => {
  test.each([
    ['nothing', '', [400, 'body.missing']],
    ['half of it', withText(text => text.slice(0, -5)), [400, 'body.malformed-json']],
    ['a comma too many', withText(text => text.replace(/\}$/u, ',}')), [400, 'body.malformed-json']],
    ['NaN', withText(text => text.replace('"1"', 'NaN')), [400, 'body.malformed-json']],
    ['a list', '[]', [400, 'body.not-an-object']],
    ['a text', '"x"', [400, 'body.not-an-object']],
    ['null', 'null', [400, 'body.not-an-object']],
    ['a key twice', withText(text => text.replace('{', '{"amount":"2",')), [400, 'body.duplicate-key']],
    [
      'a key twice, spelled differently',
      withText(t => t.replace('{', '{"\\u0061mount":"2",')),
      [400, 'body.duplicate-key'],
    ],
    [
      '__proto__',
      withText(text => text.replace('{', '{"__proto__":{"amount":"2"},')),
      [400, 'body.reserved-key'],
    ],
    ['constructor', withText(text => text.replace('{', '{"constructor":{},')), [400, 'body.reserved-key']],
    ['a lone surrogate', withText(text => text.replace('"x"', '"\\ud800"')), [400, 'body.broken-unicode']],
    ['too deep', `{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}`, [400, 'body.too-deep']],
    [
      'a number past 2^53',
      withText(text => text.replace('"1"', '9007199254740993')),
      [400, 'body.number-too-large'],
    ],
    [
      'a number of 400 digits',
      withText(text => text.replace('"1"', '9'.repeat(400))),
      [400, 'body.number-too-large'],
    ],
  ])('%s', async (_, text, expected) => expect(faults(await post(text))).toEqual(expected));

  test('10 MB of it', async () => {
    const answer = await post(JSON.stringify({ ...valid, reason: 'x'.repeat(10_000_000) })).catch(
      () => undefined,
    );
    // The ledger may answer and hang up before all of it was sent.
    if (answer) expect(faults(answer)).toEqual([413, 'body.too-large']);
    expect((await post('{')).status).toBe(400);
  });

  test('another content type', async () =>
    expect(faults(await post('a=b', { 'content-type': 'application/x-www-form-urlencoded' }))).toEqual([
      415,
      'body.wrong-type',
    ]));

  test('bytes that are no UTF-8', async () => {
    const { url } = home.now;
    const bytes = Buffer.concat([Buffer.from('{"reason":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]);
    const auth = await import('#test/support/tokens').then(({ tokenOf }) =>
      tokenOf({ personId: 'p', duties: ['budgetManager@hai-duong/'] }),
    );
    const headers = {
      authorization: `Bearer ${auth}`,
      'content-type': 'application/json',
      'idempotency-key': 'utf8',
    };
    const response = await fetch(url + commit, { method: 'POST', headers, body: bytes });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
      400,
      'body.not-utf8',
    ]);
  });
});

describe('a field that is wrong is named', () => {
  const without = (name: string) =>
    Object.fromEntries(Object.entries(valid).filter(([member]) => member !== name));

  test.each([
    ['money as a number', { amount: 1 }, '/amount money.not-text'],
    ['money with decimals', { amount: '1.5' }, '/amount money.not-whole'],
    ['nothing', { amount: '0' }, '/amount money.too-small'],
    ['less than nothing', { amount: '-5' }, '/amount money.too-small'],
    ['forty digits', { amount: '1'.repeat(40) }, '/amount money.too-large'],
    ['with a blank', { amount: ' 1' }, '/amount money.malformed'],
    ['in Arabic digits', { amount: '١٢' }, '/amount money.malformed'],
    ['in full-width digits', { amount: '１２' }, '/amount money.malformed'],
    ['a day that is none', { effectiveDate: '2025-02-30' }, '/effectiveDate date.not-a-day'],
    ['an instant for a day', { effectiveDate: '2025-02-03T00:00:00Z' }, '/effectiveDate'],
    ['a day in a list', { effectiveDate: ['2025-02-03'] }, '/effectiveDate'],
    ['a kind that is none', { owner: { kind: 'Direct', id: 'x' } }, '/owner/kind'],
    ['a list for an object', { owner: [[], []] }, '/owner'],
    ['NUL in a text', { owner: { kind: 'direct', id: 'a\0b' } }, '/owner/id'],
    ['a direction mark in a text', { owner: { kind: 'direct', id: 'a\u202eb' } }, '/owner/id'],
    ['a lookalike in an id', { missionId: 'tеt-2020' }, '/missionId'],
    [
      'a UUID in capitals of another script',
      { commitmentId: '5А9b1c2e-0000-7000-8000-000000000001' },
      '/commitmentId id.malformed',
    ],
    [
      'an id of its own in another version than 7',
      { commitmentId: '5a9b1c2e-0000-4000-8000-000000000001' },
      '/commitmentId id.wrong-version',
    ],
    ['a hash too short', { document: { ...valid.document, sha256: 'ab' } }, '/document/sha256'],
    ['a member nobody knows', { colour: 'red' }, '/colour'],
    ['one deep inside', { document: { ...valid.document, colour: 'red' } }, '/document/colour'],
    ['somebody else’s name', { actor: { personId: 'p-other' } }, '/actor'],
  ])('%s', async (_, over, expected) => {
    const answer = await post({ ...valid, ...over });
    expect(answer.status).toBe(400);
    expect(faults(answer).slice(1)).toEqual([expect.stringContaining(expected)]);
    for (const { detail } of answer.body.errors) expect(detail).toMatch(/\p{L}/u);
  });

  test('all of them at once, and those that are missing', async () => {
    const { document: _, ...rest } = without('owner') as typeof valid;
    expect(
      faults(await post({ ...rest, amount: 'x', effectiveDate: 'x' }))
        .slice(1)
        .map(text => text.split(' ')[0])
        .sort((a, b) => (a! < b! ? -1 : 1)),
    ).toEqual(['/amount', '/document', '/effectiveDate', '/owner']);
  });

  test('in an address: 404; in a query: 400 with its name', async () => {
    for (const line of [
      'x',
      provinceLine.replace('hai-duong', 'hаi-duong'),
      `${provinceLine}%00`,
      '..%2f..',
      'a'.repeat(390),
    ])
      expect([line, (await cast.auditor.get(`/v1/budget-lines/${encodeURI(line)}`)).status]).toEqual([
        line,
        404,
      ]);
    const asked = async (query: string) => faults(await cast.auditor.get(`/v1/budget-lines?${query}`));
    expect(await asked('limit=501')).toEqual([400, '?limit limit.out-of-range']);
    expect(await asked('known=99999999')).toEqual([400, '?known known.unknown']);
    expect(await asked('known=2020-02-30T00:00:00Z')).toEqual([400, expect.stringMatching(/^\?known /u)]);
    expect(await asked('effective=2025-02-30')).toEqual([400, expect.stringMatching(/^\?effective /u)]);
    expect(await asked('waitFor=bm9uZQ')).toEqual([400, '?waitFor wait-token.malformed']);
    expect(await asked('cursor=bm9uZQ')).toEqual([400, '?cursor cursor.malformed']);
    expect(await asked('colour=red')).toEqual([400, expect.stringMatching(/^\?colour /u)]);
    expect((await cast.budget.post(`${commit}?wait=31`, valid)).status).toBe(400);
    expect((await cast.budget.post(`${commit}?dryRun=perhaps`, valid)).status).toBe(400);
  });

  test.each([undefined, '', 'a b', 'a\tb', 'x'.repeat(256)])('the key %j', async key =>
    expect((await post(valid, { 'idempotency-key': key })).body.code).toBe('idempotency.key-required'),
  );
});

test('what is no HTTP at all gets a 4xx or a closed door', async () => {
  const { port } = new URL(home.now.url);
  for (const bytes of [
    '\0\0\0\0\r\n\r\n',
    'GET /\r\n\r\n',
    'POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n',
  ]) {
    const said = await new Promise<string>(resolve => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes));
      let text = '';
      socket.on('data', chunk => (text += String(chunk)));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(text));
      socket.setTimeout(2_000, () => socket.destroy());
    });
    expect(said).toMatch(/^$|^HTTP\/1\.1 4\d\d/u);
  }
});

test('the largest amounts there are, again and again', async () => {
  const line = `2020.bca.ministry.recurrent.009.040-041.7000`;
  const most = { ...paper(), amount: '9'.repeat(18), grantor: 'moof' };
  const sent = () => cast.finance.post(`/v1/budget-lines/${line}/appropriate`, most);
  const first = await sent();
  expect(first.status).toBe(201);
  for (let n = 0; n < 12; n += 1) expect((await sent()).body.code).toBe('budget-line.too-large');
  const asked = `waitFor=${first.body.waitToken}`;
  const { body } = await cast.auditor.get(`/v1/budget-lines/${line}?${asked}`);
  expect([body.item.available, body.incomplete]).toEqual(['9'.repeat(18), []]);
  expect((await cast.auditor.get(`/v1/budget-execution?${asked}`)).status).toBe(200);
}, 60_000);
