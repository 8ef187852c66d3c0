import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Cast, castOf, direct, found, fund, provinceLine, recorded } from '#test/support/hai-duong';
import { ledgerInFolder, type LedgerInFolder } from '#test/support/ledger-process';
import { startSocai } from '#test/support/socai';
import { tokenOf } from '#test/support/tokens';

let home: LedgerInFolder;
let cast: Cast;
let token = '';

beforeAll(async () => {
  home = await ledgerInFolder();
  cast = await castOf(home.now);
  await found(cast);
  await fund(cast, '1000');
  token = await tokenOf({ personId: 'p-operator', duties: ['operator@bca/'] });
}, 60_000);
afterAll(() => home.remove());

const views = async (...args: readonly string[]) => {
  const run = startSocai(['views', ...args, '--url', home.now.url], { env: { SOCAI_TOKEN: token } });
  const code = await run.ended;
  return { code, out: run.out(), errors: run.errors() };
};

const copies = async (): Promise<any[]> => {
  const { code, out } = await views('--json');
  expect(code).toBe(0);
  return JSON.parse(out).items;
};
const ofMoney = async (state: string) =>
  (await copies()).find(copy => copy.name === 'money' && copy.state === state);

const available = async (waitFor: string): Promise<string> =>
  (await cast.auditor.get(`/v1/budget-lines/${provinceLine}?waitFor=${waitFor}`)).body.item.available;
const commit = async (id: string): Promise<string> =>
  recorded(await cast.budget.post(`/v1/budget-lines/${provinceLine}/commit`, direct(id, '10'))).waitToken;

test('a view is rebuilt, rolled back and switched forward again, and is fed all the while', async () => {
  expect(await views('rollback', 'money')).toMatchObject({
    code: 1,
    errors: expect.stringContaining('view.no-copy-to-switch-to'),
  });
  const first = await ofMoney('live');
  const rebuilt = await views('rebuild', 'money');
  expect(rebuilt).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^money: đã chuyển, \d+ sự kiện \/ switched, \d+ events$/mu),
  });
  const [, count] = /switched, (\d+) events/u.exec(rebuilt.out)!;
  expect(rebuilt.errors).toContain(`100 % ${count}/${count}, `);
  expect(rebuilt.errors).not.toMatch(/ \d+\/0, /u);
  const second = await ofMoney('live');
  expect(second.id).not.toBe(first.id);
  expect(second.digest).toEqual(first.digest);
  expect(await ofMoney('retired')).toMatchObject({ id: first.id, retiredAt: expect.any(String) });

  expect(await available(await commit('on the second copy'))).toBe('990');
  expect(await views('rollback', 'money')).toMatchObject({
    code: 0,
    out: expect.stringMatching(
      new RegExp(`^${first.id}: đang dùng, còn \\d+ sự kiện / live, \\d+ events to catch up$`, 'mu'),
    ),
  });
  expect(await available(await commit('on the first copy again'))).toBe('980');
  expect((await ofMoney('live')).id).toBe(first.id);

  const { code, out } = await views('switch', second.id, '--json');
  expect([code, JSON.parse(out)]).toMatchObject([0, { id: second.id, state: 'live' }]);
  expect(await available(await commit('on the second copy again'))).toBe('970');
}, 60_000);

test('what cannot be done and what is not understood have exit codes of their own', async () => {
  expect(await views('rollback', 'nothing')).toMatchObject({
    code: 1,
    errors: expect.stringContaining('resource.not-found'),
  });
  expect(await views('switch', 'money@1#9999')).toMatchObject({
    code: 1,
    errors: expect.stringContaining('view.no-copy-to-switch-to'),
  });
  expect(await views('switch', 'money')).toMatchObject({
    code: 1,
    errors: expect.stringContaining('input.invalid'),
  });
  for (const args of [['rollback'], ['switch', 'a', 'b'], ['rollback', '--all'], ['undo', 'money']])
    expect([args, (await views(...args)).code]).toEqual([args, 2]);
});
