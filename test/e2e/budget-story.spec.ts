import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type Cast,
  castOf,
  direct,
  districtLine,
  found,
  fund,
  ministryLine,
  paper,
  provinceLine,
  recorded,
} from '#test/support/hai-duong';
import { ledgerInFolder, type LedgerInFolder } from '#test/support/ledger-process';
import { parseWaitToken } from '#views';

let home: LedgerInFolder;
let cast: Cast;
/** Token of the last command: a query given it sees all that came before. */
let seen = '';
beforeAll(async () => {
  home = await ledgerInFolder();
  cast = await castOf(home.now);
  await found(cast);
  await fund(cast, '1000');
}, 60_000);
afterAll(() => home.remove());

const at = (line: string, verb: string) => `/v1/budget-lines/${line}/${verb}`;
const balances = async (line: string, more = '') => {
  const { body } = await cast.auditor.get(`/v1/budget-lines/${line}?waitFor=${seen}${more}`);
  if (body.item === undefined) throw new Error(JSON.stringify(body));
  const { available, committed, advanced, paid, lapsed } = body.item;
  return { available, committed, advanced, paid, lapsed };
};
const done = async (answer: Promise<{ status: number; headers: Headers; body: any }>) => {
  const body = recorded(await answer);
  seen = body.waitToken;
  return body;
};

describe('a year of a budget line', () => {
  let commitmentId = '';
  const paymentId = '0190a5c4-1b2e-7c3d-8e4f-5a6b7c8d9e01';

  test('money comes down the tree, and the answer waits for its arrival', async () => {
    const answer = await done(
      cast.budget.post(`${at(provinceLine, 'allocate')}?wait=30`, {
        ...paper('6/QĐ'),
        amount: '400',
        toLine: districtLine,
      }),
    );
    expect(answer).toMatchObject({ outcome: 'settled', events: [{ type: 'FundsSent' }] });
    expect(await balances(provinceLine)).toMatchObject({ available: '600' });
    expect(await balances(districtLine)).toMatchObject({ available: '400' });
    const { body } = await cast.auditor.get(answer.process.href);
    expect(body.item).toMatchObject({ state: 'settled', kind: 'fund-move', unitId: 'hai-duong' });
    expect(parseWaitToken(answer.waitToken)).toEqual({ index: body.item.steps.at(-1).index });
    const moves = await cast.auditor.get(`/v1/fund-moves?line=${districtLine}`);
    expect(moves.body.items).toEqual([
      expect.objectContaining({
        fromLine: provinceLine,
        amount: '400',
        state: 'settled',
        sentBy: 'p-budget',
      }),
    ]);
  });

  test('and sideways within the manager’s subtree', async () => {
    const back = { ...paper('6/QĐ'), amount: '100', toLine: provinceLine };
    await done(cast.budget.post(`${at(districtLine, 'adjust')}?wait=30`, back));
    expect(await balances(provinceLine)).toMatchObject({ available: '700' });
  });

  test('is committed, advanced, paid, cleared, recovered, reversed, released', async () => {
    const committed = await done(cast.budget.post(at(provinceLine, 'commit'), direct('fuel', '500')));
    const event = await cast.auditor.get(
      `/v1/streams/budgetLine-${provinceLine}/events?after=${committed.revision - 1}`,
    );
    commitmentId = event.body.items[0].event.data.commitmentId;
    const voucher = (n: number) => ({
      ...paper('7/QĐ', '2020-03-01'),
      commitmentId,
      voucherNumber: `UNC-${n}`,
    });
    const pay = (verb: string, content: object) =>
      done(cast.accountant.post(at(provinceLine, verb), content));
    await pay('pay-advance', { ...voucher(1), amount: '200' });
    expect(await balances(provinceLine)).toMatchObject({ committed: '300', advanced: '200' });
    await pay('pay', { ...voucher(2), paymentId, cash: '100', advanceCleared: '150' });
    expect(await balances(provinceLine)).toMatchObject({ committed: '200', advanced: '50', paid: '250' });
    await pay('recover-advance', { ...voucher(3), amount: '50' });
    await pay('reverse-payment', { ...paper('8/QĐ', '2020-03-02'), paymentId });
    expect(await balances(provinceLine)).toMatchObject({ committed: '350', advanced: '150', paid: '0' });
    await pay('recover-advance', {
      ...paper('7/QĐ', '2020-03-03'),
      commitmentId,
      voucherNumber: 'UNC-4',
      amount: '150',
    });
    const free = { ...paper('9/QĐ', '2020-03-04'), commitmentId, amount: '500', cause: 'không cần nữa' };
    await done(cast.budget.post(at(provinceLine, 'release'), free));
    expect(await balances(provinceLine)).toEqual({
      available: '700',
      committed: '0',
      advanced: '0',
      paid: '0',
      lapsed: '0',
    });
  });

  test('every figure can be followed to its entries, its event, its person and its paper', async () => {
    const { body } = await cast.auditor.get(`${at(provinceLine, 'entries')}?measure=paid&waitFor=${seen}`);
    // What one event posts in one account is one entry: 100 in cash and 150 of an advance.
    expect(body.items.map(({ amount }: { amount: string }) => amount)).toEqual(['250', '-250']);
    const { body: row } = await cast.auditor.get(body.items[0].event);
    expect(row).toMatchObject({
      index: body.items[0].index,
      leafOnly: false,
      event: {
        type: 'PaymentPosted',
        id: body.items[0].eventId,
        actor: { personId: 'p-accountant' },
        document: { number: '7/QĐ' },
      },
    });
  });

  test('money goes back to where it came from', async () => {
    const back = { ...paper('3/QĐ', '2020-03-05'), amount: '50', toLine: provinceLine };
    const more = { ...paper('3/QĐ', '2020-03-05'), amount: '60', grantor: 'moof' };
    await done(cast.finance.post(at(ministryLine, 'appropriate'), more));
    await done(cast.ministryBudget.post(`${at(ministryLine, 'allocate')}?wait=30`, back));
    const rest = { ...paper('3/QĐ', '2020-03-06'), amount: '10', grantor: 'moof' };
    await done(cast.finance.post(at(ministryLine, 'withdraw-appropriation'), rest));
    expect(await balances(ministryLine)).toMatchObject({ available: '0' });
    expect(await balances(provinceLine)).toMatchObject({ available: '750' });
  });

  test('a closed line takes on nothing, and what was free lapses ten seconds later', async () => {
    const close = paper('10/QĐ', '2020-12-31');
    const answer = await done(cast.budget.post(`${at(districtLine, 'close')}?wait=30`, close));
    expect(answer.outcome).toBe('settled');
    const { body: ended } = await cast.auditor.get(answer.process.href);
    const { body: begun } = await cast.auditor.get(
      `${answer.process.href}?known=${ended.item.steps[0].index}`,
    );
    expect([ended.item.state, ended.item.ageSeconds >= 9]).toEqual(['settled', true]);
    expect(begun.item).toMatchObject({ state: 'open', ageSeconds: 0 });
    expect(await balances(districtLine)).toMatchObject({ available: '0', lapsed: '300' });
    const late = await cast.budget.post(at(districtLine, 'commit'), direct('late', '1'));
    expect([late.status, late.body.code]).toEqual([422, 'budget-line.closed']);
    const sent = { ...paper('11/QĐ'), amount: '5', toLine: districtLine };
    const returned = await cast.budget.post(`${at(provinceLine, 'allocate')}?wait=30`, sent);
    expect(returned.body).toMatchObject({ outcome: 'refused', problem: { code: 'budget-line.closed' } });
    expect(await balances(provinceLine)).toMatchObject({ available: '750' });
  }, 60_000);
});
