import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { LedgerEvent } from '#event-sourcing';
import { faultsIn, postingsOf } from '#test/support/conserved';
import {
  type CustodyCast,
  custodyCastOf,
  dispatchOf,
  foundCustody,
  idIn,
  receiptOf,
  registered,
  transferOf,
} from '#test/support/custody-cast';
import { faultProxy, type FaultProxy } from '#test/support/fault-proxy';
import {
  type Cast,
  castOf,
  districtLine,
  fund,
  key,
  paper,
  provinceLine,
  recorded,
} from '#test/support/hai-duong';
import type { LedgerProcess } from '#test/support/ledger-process';
import { recordedEvents } from '#test/support/recorded-events';
import { type Servers, settled, startServers } from '#test/support/servers';

/**
 * Several reactors carry the same processes on at once: cut off from Redis, which leases them the work, all do; one
 * that was stalled goes on with what it had in hand; one that is killed leaves things half done. Each step has one
 * outcome all the same.
 */
const movesAtOnce = 24;
const transfers = 6;
const thingsOfEach = 3;
const closedLine = `2020.kinh-mon.${key}`;
let servers: Servers;
/** The reactors' way to Redis. */
let leases: FaultProxy;
let casts: readonly Cast[];
let custody: readonly CustodyCast[];
let reactors: LedgerProcess[];
let carried: readonly Transfer[];

beforeAll(async () => {
  servers = await startServers();
  leases = await faultProxy(servers.redis.port);
  const [one, two, ...started] = await Promise.all([
    servers.start('ledger', { wait: false }),
    servers.start('ledger', { wait: false }),
    startReactor(),
    startReactor(),
  ]);
  reactors = started;
  await Promise.all([one, two].map(ledger => ledger.ready()));
  casts = [await castOf(one), await castOf(two)];
  custody = [await custodyCastOf(one), await custodyCastOf(two)];
  await foundCustody(one);
  await fund(casts[0]!, '1000');
  await fund(casts[0]!, '10', closedLine);
  recorded(await casts[0]!.budget.post(`/v1/budget-lines/${closedLine}/close`, paper('7/QĐ', '2020-12-31')));
  carried = await Promise.all(Array.from({ length: transfers }, (_, n) => requested(n)));
}, 240_000);
afterAll(async () => {
  await servers.remove();
  await leases.close();
});

const startReactor = (): Promise<LedgerProcess> =>
  servers.start('projector', {
    env: { SOCAI_VIEWS: `redis://127.0.0.1:${leases.port}`, SOCAI_LOG_LEVEL: 'info' },
  });

/** Whether a process carries reactions on, as its log file says. */
const reacts = ({ folder }: LedgerProcess): boolean => {
  const lines = readFileSync(`${folder}/ledger.log`, 'utf8').split('\n').filter(Boolean);
  const changes = lines.map(line => JSON.parse(line)).filter(({ work }) => work === 'reactions');
  const turns = changes.filter(({ change }) => /^(?:taken|lost|released)$/u.test(change));
  return turns.at(-1)?.change === 'taken';
};
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await setTimeout(20);
};
const onlyOneReacts = () => until(() => reactors.filter(reacts).length === 1);

interface Transfer {
  readonly n: number;
  readonly id: string;
  readonly things: readonly string[];
  readonly decision: object;
  readonly headers: Record<string, string>;
}

/** A transfer that was asked for, and its decision as somebody who has seen it would make it. */
const requested = async (n: number): Promise<Transfer> => {
  const { custodian, approver } = custody[n % 2]!;
  const numbers = Array.from({ length: thingsOfEach }, (_, k) => `34A-${n}${k}`);
  const things = await registered(custody[n % 2]!, ...numbers);
  const request = recorded(await custodian.post('/v1/transfers', transferOf(things)));
  const id = idIn(request);
  const seen = await settled(() => approver.get(`/v1/transfers/${id}?waitFor=${request.waitToken}`), '');
  const decision = {
    ...paper('10/QĐ', '2020-02-03'),
    approve: true,
    seenDigest: seen.body.item.contentDigest,
  };
  return { n, id, things, decision, headers: { 'if-match': seen.headers.get('etag')! } };
};

type Step = (
  cast: CustodyCast,
  headers: Record<string, string>,
  transfer: Transfer,
) => ReturnType<typeof settled>;
const decide: Step = ({ approver }, headers, { id, decision, headers: more }) =>
  approver.post(`/v1/transfers/${id}/decide`, decision, { ...headers, ...more });
const dispatch: Step = ({ storekeeper }, headers, { id, things }) =>
  storekeeper.post(`/v1/transfers/${id}/dispatch`, dispatchOf(things), headers);
const receive: Step = ({ receiver }, headers, { id, things, n }) =>
  receiver.post(`/v1/transfers/${id}/receive`, receiptOf(`BB-${n}`, things), headers);

const take = async (name: string, step: Step): Promise<void> => {
  const answers = carried.map(transfer =>
    settled(headers => step(custody[transfer.n % 2]!, headers, transfer), `${name}-${transfer.n}`),
  );
  (await Promise.all(answers)).forEach(recorded);
};

/** Money on its way, most of it to where it is taken, a fourth to where it is refused. */
const moveMoney = async (wave: string): Promise<void> => {
  const moves = Array.from({ length: movesAtOnce }, (_, n) => {
    const body = { ...paper('6/QĐ'), amount: '1', toLine: n % 4 === 0 ? closedLine : districtLine };
    const path = `/v1/budget-lines/${provinceLine}/allocate`;
    return settled(headers => casts[n % 2]!.budget.post(path, body, headers), `${wave}-${n}`);
  });
  (await Promise.all(moves)).forEach(recorded);
};

/** A step: the event it follows from, what may come of it, and by which ids the two belong together. */
const steps: readonly (readonly [on: string, outcomes: readonly string[], by: readonly string[]])[] = [
  ['FundsSent', ['FundsReceived', 'FundsReceiptRefused'], ['moveId']],
  ['FundsReceived', ['FundMoveSettled'], ['moveId']],
  ['FundsReceiptRefused', ['FundsReturned'], ['moveId']],
  ['TransferDecisionStarted', ['AssetEarmarked', 'EarmarkRefused'], ['decisionId', 'assetId']],
  ['AssetEarmarked', ['TransferEarmarkAnswered'], ['decisionId', 'assetId']],
  ['TransferDecisionStarted', ['TransferDecided', 'TransferDecisionRefused'], ['decisionId']],
  ['TransferReceived', ['AssetTakenOver'], ['receiptId', 'assetId']],
  ['AssetTakenOver', ['TransferItemHandedOver'], ['receiptId', 'assetId']],
  ['TransferReceived', ['HandOverCompleted'], ['receiptId']],
];

type Data = Record<string, any>;
/** One name for each thing that an event is about. */
const namesOf = ({ data }: LedgerEvent, by: readonly string[]): readonly string[] => {
  const about = data as Data;
  const assets: readonly string[] =
    about['assets'] ?? about['items']?.map(({ assetId }: Data) => assetId) ?? [];
  const each = by.includes('assetId') && about['assetId'] === undefined ? assets : [about['assetId']];
  return each.map(assetId => by.map(id => ({ ...about, assetId })[id]).join(' '));
};

/** How many outcomes each step has, by step. */
const outcomesOf = (events: readonly LedgerEvent[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const [on, outcomes, by] of steps) {
    const named = (types: readonly string[]) =>
      events.filter(({ type }) => types.includes(type)).flatMap(event => namesOf(event, by));
    const came = named(outcomes);
    for (const name of named([on]))
      counts.set(`${on} → ${outcomes[0]} ${name}`, came.filter(one => one === name).length);
  }
  return counts;
};

const eventsNow = () => recordedEvents(casts[0]!.auditor);
/** Resolves when nothing is owed any more. */
const carriedOn = async (): Promise<void> => {
  while ([...outcomesOf(await eventsNow()).values()].includes(0)) await setTimeout(50);
};

test('cut off from their leases, two carry everything on at once', async () => {
  leases.refuse();
  await until(() => reactors.every(reacts));
  await Promise.all([moveMoney('both'), take('decide', decide)]);
  await carriedOn();
  expect(reactors.every(reacts)).toBe(true);
  leases.mend();
  await onlyOneReacts();
}, 120_000);

test('one that stalls is followed by the other, and goes on with what it had in hand', async () => {
  await take('dispatch', dispatch);
  const stalled = reactors.find(reacts)!;
  const load = [moveMoney('stalled'), take('receive', receive)];
  await Promise.race(load);
  stalled.child.kill('SIGSTOP');
  await Promise.all(load);
  const other = reactors.find(reactor => reactor !== stalled)!;
  await until(() => reacts(other));
  stalled.child.kill('SIGCONT');
  await carriedOn();
  await onlyOneReacts();
}, 120_000);

test('one that is killed is followed by the other, from where it stood', async () => {
  const killed = reactors.find(reacts)!;
  const load = moveMoney('killed');
  await setTimeout(30);
  await killed.kill();
  reactors = [...reactors.filter(reactor => reactor !== killed), await startReactor()];
  await load;
  await carriedOn();
}, 120_000);

test('and each step has one outcome, and the books balance', async () => {
  const events = await eventsNow();
  const outcomes = outcomesOf(events);
  expect([...outcomes].filter(([, count]) => count !== 1)).toEqual([]);
  expect(outcomes.size).toBe(3 * movesAtOnce * 2 + 4 + transfers * (thingsOfEach * 4 + 2));
  expect(events.filter(({ type }) => type === 'CommandRefused')).toEqual([]);
  expect(faultsIn(events)).toEqual([]);
  const inTransit = events
    .flatMap(postingsOf)
    .filter(({ account }) => account.startsWith('transit/'))
    .reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  expect(inTransit).toBe(0n);
});
