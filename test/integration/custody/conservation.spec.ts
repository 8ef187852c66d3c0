import { test } from '@jest/globals';
import fc from 'fast-check';
import { isBalanced, mayBeNegative, type Postings } from '#kernel';
import type { LedgerEvent } from '#event-sourcing';
import type { TransferRequested } from '#transfers';
import { at, custodyDesk, type CustodyDesk, idNamed, registration, specOf } from '#test/support/custody';

/** Things, transfers, units and persons that random commands are about; small enough that they meet. */
const things = ['A', 'B', 'C'].map(idNamed);
const transfers = ['T1', 'T2', 'T3'].map(idNamed);
const units = ['phong-hau-can', 'tram-1', 'kim-thanh', 'chi-linh'];
const persons = ['p-1', 'p-2', 'p-3', 'p-4'];
const days = ['2020-02-02', '2020-02-03', '2020-02-04', '2020-02-05'];

const one = <T>(values: readonly T[]) => fc.constantFrom(...values);
const some = fc.uniqueArray(one(things), { minLength: 1, maxLength: 3 });
const holder = fc.record({ unitId: one(units), officerId: one(persons) });

const stepsOfThings = [
  fc.record({ name: fc.constant('Assign'), data: fc.record({ assetId: one(things), accountable: holder }) }),
  ...['EnterService', 'RemoveFromEstablishment'].map(name =>
    fc.record({ name: fc.constant(name), data: fc.record({ assetId: one(things) }) }),
  ),
  fc.record({ name: fc.constant('ReportLoss'), data: thing({ circumstances: 'x' }) }),
  fc.record({ name: fc.constant('WriteOff'), data: thing({ findings: 'x' }) }),
  fc.record({ name: fc.constant('Dispose'), data: thing({ kind: 'destruction', proceeds: 0n }) }),
];
function thing(rest: object) {
  return one(things).map(assetId => ({ assetId, ...rest }));
}

const ofTransfer = (name: string, rest: fc.Arbitrary<object>) =>
  fc.record({
    name: fc.constant(name),
    data: fc.tuple(one(transfers), rest).map(([transferId, data]) => ({ transferId, ...data })),
  });
const listed = (item: object) => some.map(ids => ({ items: ids.map(assetId => ({ assetId, ...item })) }));
const outcomes = one(['receivedLater', 'acceptedAsIs', 'returned', 'lost']);

const stepsOfTransfers = [
  ofTransfer(
    'RequestTransfer',
    fc.record({ kind: fc.constant('internal'), fromUnit: one(units), toUnit: one(units), assets: some }),
  ),
  ofTransfer('DecideTransfer', fc.record({ approve: fc.constant(true) })),
  ofTransfer('CancelTransfer', fc.constant({})),
  ofTransfer('DispatchTransfer', fc.constant({ carrier: 'x', from: 'x', to: 'x' })),
  ofTransfer(
    'ReceiveTransfer',
    fc
      .tuple(listed({ condition: 'x' }), fc.nat(99))
      .map(([items, n]) => ({ ...items, recordNumber: `BB-${n}`, location: 'x' })),
  ),
  ofTransfer('RefuseTransferItems', listed({ cause: 'x' })),
  ofTransfer('ReportDiscrepancy', listed({ kind: 'missing', note: 'x' })),
  ofTransfer(
    'ResolveDiscrepancy',
    outcomes.chain(resolution => listed({ resolution, note: 'x' })),
  ),
  ofTransfer('ConfirmReturn', listed({ condition: 'x' })),
];

const step = fc.record({
  what: fc.oneof(
    { weight: 1, arbitrary: fc.oneof(...stepsOfThings) },
    { weight: 4, arbitrary: fc.oneof(...stepsOfTransfers) },
  ),
  person: one(persons),
  unit: one(units),
  day: one(days),
  /** Whether processes may go on after it, or stand still a while. */
  settles: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const last = (desk: CustodyDesk, stream: string) => desk.events.findLast(event => event.stream === stream);

/** What a person would have looked up before: revision and digest to decide on, all things to dispatch. */
const informed = (desk: CustodyDesk, name: string, data: any) => {
  const request = desk.events.find(
    e => e.type === 'TransferRequested' && e.stream === `transfer-${data.transferId}`,
  );
  const { contentDigest = '', assets = [] } = (request?.data ?? {}) as Partial<TransferRequested['data']>;
  if (name === 'DecideTransfer') return { ...data, seenDigest: contentDigest };
  if (name === 'DispatchTransfer')
    return { ...data, items: assets.map(assetId => ({ assetId, condition: 'x' })) };
  return data;
};

const take = async (desk: CustodyDesk, { what: { name, data }, person, unit, day, settles }: Step) => {
  const ifMatch =
    name === 'DecideTransfer' ? last(desk, `transfer-${(data as any).transferId}`)?.revision : undefined;
  const said = {
    actor: at(unit, person),
    on: day,
    reason: 'x',
    ...(ifMatch === undefined ? {} : { ifMatch }),
  };
  await desk.run(specOf(name), informed(desk, name, data), said);
  if (settles) await desk.settle();
};

const postingsOf = ({ data }: LedgerEvent): Postings => (data as { postings?: Postings }).postings ?? [];

/** Every event balances; no account but the outside is below zero, at any index and on any day from then on. */
const mustConserve = (events: readonly LedgerEvent[]): void => {
  const balances = new Map<string, number>();
  const entries: { key: string; day: string; amount: number }[] = [];
  for (const event of events) {
    if (!isBalanced(postingsOf(event))) throw new Error(`${event.type} does not balance`);
    for (const { account, commodity, amount } of postingsOf(event)) {
      const key = `${account} ${commodity}`;
      balances.set(key, (balances.get(key) ?? 0) + Number(amount));
      entries.push({ key, day: event.effectiveDate, amount: Number(amount) });
    }
    for (const [key, balance] of balances)
      if (balance < 0 && !mayBeNegative(key)) throw new Error(`${key} is ${balance} after ${event.type}`);
  }
  for (const day of days) {
    const onDay = new Map<string, number>();
    for (const { key, day: on, amount } of entries)
      if (on <= day) onDay.set(key, (onDay.get(key) ?? 0) + amount);
    for (const [key, balance] of onDay)
      if (balance < 0 && !mayBeNegative(key)) throw new Error(`${key} is ${balance} on ${day}`);
  }
};

/** Each thing is in exactly one place. */
const mustBeInOnePlace = (events: readonly LedgerEvent[]): void => {
  for (const assetId of things) {
    const places = new Map<string, number>();
    for (const { account, commodity, amount } of events.flatMap(postingsOf))
      if (commodity === `asset:${assetId}` && !mayBeNegative(account))
        places.set(account, (places.get(account) ?? 0) + Number(amount));
    const held = [...places].filter(([, amount]) => amount !== 0);
    if (held.length !== 1 || held[0]![1] !== 1) throw new Error(`${assetId} is in ${JSON.stringify(held)}`);
  }
};

/** Once processes have ended: what transfers say of things is what the things say, and nothing is waited for. */
const mustAgree = (events: readonly LedgerEvent[]): void => {
  const refusedAnswers = events.filter(e => e.type === 'CommandRefused' && e.issuedBy !== undefined);
  if (refusedAnswers.length > 0)
    throw new Error(`a process was refused: ${JSON.stringify(refusedAnswers[0]!.data)}`);
  const pairs = (type: string, of: (data: any) => string) =>
    events
      .filter(e => e.type === type)
      .map(({ data }) => of(data))
      .sort();
  const same = (a: string[], b: string[], what: string) => {
    if (a.join() !== b.join()) throw new Error(`${what}: ${a.join()} against ${b.join()}`);
  };
  const key = ({ transferId, assetId }: any) => `${transferId} ${assetId}`;
  same(pairs('AssetTakenOver', key), pairs('TransferItemHandedOver', key), 'taken over');
  const freed = [
    ...pairs('AssetEarmarkFreed', key),
    ...events
      .filter(e => e.type === 'AssetReportedLost' && (e.data as any).transferId)
      .map(({ data }) => key(data)),
  ].sort();
  same(freed, pairs('TransferItemReleased', key), 'released');
  const begun = pairs('TransferDecisionStarted', data => data.decisionId);
  const ended = [
    ...pairs('TransferDecided', data => data.decisionId),
    ...pairs('TransferDecisionRefused', data => data.decisionId),
  ].sort();
  same(begun, ended, 'decisions');
};

test('whatever several persons do, each thing has one place and transfers agree with things', async () => {
  const steps = fc.array(step, { minLength: 40, maxLength: 120, size: 'max' });
  await fc.assert(
    fc.asyncProperty(steps, async taken => {
      const desk = await custodyDesk();
      for (const name of ['A', 'B', 'C'])
        await desk.does('RegisterAsset', registration(name, 'phong-hau-can'), at('hai-duong', 'p-1'));
      for (const each of taken) await take(desk, each);
      await desk.settle();
      mustConserve(desk.events);
      mustBeInOnePlace(desk.events);
      mustAgree(desk.events);
    }),
    { numRuns: 60 },
  );
}, 60_000);
