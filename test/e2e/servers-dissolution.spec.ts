import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import { thing } from '#test/support/custody-cast';
import { type Cast, castOf, found, fund, key, ministryLine, paper, recorded } from '#test/support/hai-duong';
import type { Client } from '#test/support/ledger-client';
import type { LedgerProcess } from '#test/support/ledger-process';
import { type Servers, settled, startServers } from '#test/support/servers';

/** A unit ends on one ledger while another ledger brings it money or things: it never ends with something in hand. */
const rounds = 12;
const names = Array.from({ length: rounds }, (_, n) => `doi-${n}`);
let servers: Servers;
let ledgers: readonly [LedgerProcess, LedgerProcess];
let casts: readonly [Cast, Cast];
let storekeepers: readonly Client[];
let operator: Client;

beforeAll(async () => {
  servers = await startServers();
  const [one, two] = await Promise.all([
    servers.start('ledger', { wait: false }),
    servers.start('ledger', { wait: false }),
    servers.start('projector'),
  ]);
  ledgers = [one, two];
  await Promise.all(ledgers.map(ledger => ledger.ready()));
  casts = [await castOf(ledgers[0]), await castOf(ledgers[1])];
  const keeper = { personId: 'p-kho', duties: ['custodian@hai-duong/'] };
  storekeepers = await Promise.all(ledgers.map(ledger => ledger.as(keeper)));
  operator = await ledgers[0].as({ personId: 'p-all', duties: ['auditor@bca/'] });
  await found(casts[0]);
  await fund(casts[0], '1000');
  for (const unitId of names) {
    const unit = { unitId, kind: 'district', code: unitId.toUpperCase(), name: `Đội ${unitId}` };
    recorded(
      await casts[0].organiser.post('/v1/units', {
        ...paper('1/QĐ', '2019-01-01'),
        ...unit,
        parentId: 'hai-duong',
      }),
    );
  }
  recorded(
    await casts[0].finance.post(`/v1/budget-lines/${ministryLine}/appropriate`, {
      ...paper('3/QĐ', '2020-01-15'),
      amount: '500',
      grantor: 'moof',
    }),
  );
}, 240_000);
afterAll(() => servers.remove());

const lineOf = (unitId: string) => `2020.${unitId}.${key}`;

const dissolve = (on: number, unitId: string) =>
  settled(
    headers =>
      casts[on]!.organiser.post(`/v1/units/${unitId}/dissolve`, paper('6/QĐ', '2020-03-01'), headers),
    `dissolve-${unitId}`,
  );
const sendMoney = (on: number, unitId: string) => {
  const body = { ...paper('4/QĐ', '2020-02-20'), amount: '7', toLine: lineOf(unitId) };
  const path = `/v1/budget-lines/${ministryLine}/allocate?wait=30`;
  return settled(headers => casts[on]!.ministryBudget.post(path, body, headers), `money-${unitId}`);
};
const register = (on: number, unitId: string) => {
  const body = thing(`34A-${unitId}`, { accountable: { unitId, officerId: 'p-kho' } });
  return settled(headers => storekeepers[on]!.post('/v1/assets', body, headers), `thing-${unitId}`);
};

const statusOf = async (unitId: string): Promise<string> => {
  for (; ; await setTimeout(50)) {
    const { status, body } = await operator.get(`/v1/units/${unitId}`);
    if (status === 200 && body.item.status !== 'dissolving') return body.item.status;
  }
};

const holdingsOf = async (unitId: string): Promise<{ money: string; things: number }> => {
  const line = await settled(() => operator.get(`/v1/budget-lines/${lineOf(unitId)}`), '');
  const things = await settled(() => operator.get(`/v1/assets?unit=${unitId}`), '');
  expect([200, 404]).toContain(line.status);
  return { money: line.status === 404 ? '0' : line.body.item.available, things: things.body.items.length };
};

/** One before the other, the other before the one, both at once, by turns. */
const inOrder = async <T>(n: number, one: () => Promise<T>, other: () => Promise<T>): Promise<[T, T]> => {
  if (n % 3 === 0) return [await one(), await other()];
  if (n % 3 === 2) return Promise.all([one(), other()]);
  const second = await other();
  return [await one(), second];
};

test('many rounds, both orders, money and things', async () => {
  const answers = await Promise.all(
    names.map(async (unitId, n) => {
      const ending = n % 2;
      const bringing = (n + 1) % 2;
      const bring = n % 4 < 2 ? sendMoney : register;
      const end = () => dissolve(ending, unitId);
      const come = () => bring(bringing, unitId);
      const [ended, came] = await inOrder(n, end, come);
      return { unitId, ended, came };
    }),
  );
  for (const { ended, came } of answers) {
    expect([201, 422]).toContain(ended.status);
    expect([201, 422]).toContain(came.status);
  }
  const ends = await Promise.all(
    answers.map(async each => ({ ...each, status: await statusOf(each.unitId) })),
  );
  expect(new Set(ends.map(({ status }) => status))).toEqual(new Set(['active', 'dissolved']));
  for (const { unitId, status, came } of ends) {
    const held = await holdingsOf(unitId);
    const holdsNothing = held.money === '0' && held.things === 0;
    const arrived = came.status === 201 && came.body.outcome === 'settled';
    expect([unitId, status, held]).toEqual([unitId, holdsNothing ? 'dissolved' : 'active', held]);
    expect([unitId, holdsNothing]).toEqual([unitId, !arrived]);
  }
}, 180_000);
