import { beforeEach, expect, test } from '@jest/globals';
import type { Outcome } from '#event-sourcing';
import type { TransferRequested } from '#transfers';
import { at, custodyDesk, type CustodyDesk, idNamed, registration, specOf } from '#test/support/custody';

const car = idNamed('34A-017');
const van = idNamed('34A-018');
const transferId = idNamed('transfer');
const requester = at('phong-hau-can', 'p-hung');
const decider = at('hai-duong', 'p-giam-doc');
const dispatcher = at('phong-hau-can', 'p-thu-kho');
const receiver = at('kim-thanh', 'p-mai');
const why = { reason: 'Thiếu xe tuần tra' };

let desk: CustodyDesk;
beforeEach(async () => {
  desk = await custodyDesk();
  await desk.does('RegisterAsset', registration('34A-017', 'phong-hau-can'), requester);
  await desk.does('RegisterAsset', registration('34A-018', 'phong-hau-can'), requester);
});

const request = (over: object = {}) => ({
  transferId,
  kind: 'internal',
  fromUnit: 'phong-hau-can',
  toUnit: 'kim-thanh',
  assets: [car, van],
  ...over,
});
const items = (...ids: readonly string[]) => ids.map(assetId => ({ assetId, condition: 'Tốt' }));
const typesOf = (stream: string) => desk.events.filter(e => e.stream === stream).map(({ type }) => type);
const digest = () =>
  (desk.events.findLast(({ type }) => type === 'TransferRequested')!.data as TransferRequested['data'])
    .contentDigest;

const requested = () => desk.does('RequestTransfer', request(), requester, '2020-02-02', why);
const approve = (id = transferId) => ({ transferId: id, approve: true, seenDigest: digest() });
/** A decision names the revision it saw. */
const decide = async (id = transferId) => {
  const ifMatch = desk.events.findLast(e => e.stream === `transfer-${id}`)!.revision;
  return desk.does('DecideTransfer', approve(id), decider, '2020-02-03', { ifMatch });
};
const dispatch = () =>
  desk.does(
    'DispatchTransfer',
    { transferId, items: items(car, van), carrier: 'Đội xe', from: 'Tỉnh', to: 'Huyện' },
    dispatcher,
    '2020-02-04',
  );
const receive = (recordNumber: string, ...ids: readonly string[]) =>
  desk.does(
    'ReceiveTransfer',
    { transferId, recordNumber, location: 'Nhà xe huyện', items: items(...ids) },
    receiver,
    '2020-02-05',
  );
const untilDispatched = async () => {
  await requested();
  await decide();
  await dispatch();
};

const custody = (assetId: string): string[] => {
  const sums = new Map<string, number>();
  for (const { data } of desk.events)
    for (const { account, commodity, amount } of (data as { postings?: any[] }).postings ?? [])
      if (commodity === `asset:${assetId}`) sums.set(account, (sums.get(account) ?? 0) + Number(amount));
  return [...sums].filter(([, amount]) => amount === 1).map(([account]) => account);
};

test('received in two parts: each thing changes hands when it is signed for', async () => {
  await untilDispatched();
  expect(typesOf(`transfer-${transferId}`).slice(-2)).toEqual(['TransferDecided', 'TransferDispatched']);
  expect([custody(car), custody(van)]).toEqual([['custody/phong-hau-can'], ['custody/phong-hau-can']]);
  await receive('BB-1', car);
  expect([custody(car), custody(van)]).toEqual([['custody/kim-thanh'], ['custody/phong-hau-can']]);
  await receive('BB-2', van);
  expect([custody(car), custody(van)]).toEqual([['custody/kim-thanh'], ['custody/kim-thanh']]);
  expect(typesOf(`transfer-${transferId}`).slice(-3)).toEqual([
    'TransferItemHandedOver',
    'HandOverCompleted',
    'TransferCompleted',
  ]);
  // The chain remembers whose act began it.
  const taken = desk.events.findLast(({ type }) => type === 'AssetTakenOver')!;
  expect(taken).toMatchObject({
    originator: receiver,
    issuedBy: 'process/hand-over',
    data: { to: { unitId: 'kim-thanh', officerId: 'p-mai' }, value: '650000000' },
  });
});

test('a receipt is pending until each thing has answered', async () => {
  await untilDispatched();
  const data = { transferId, recordNumber: 'BB-1', location: 'x', items: items(car, van) };
  await desk.run(specOf('ReceiveTransfer'), data, { actor: receiver, on: '2020-02-05' });
  expect([custody(car), custody(van)]).toEqual([['custody/phong-hau-can'], ['custody/phong-hau-can']]);
  await desk.settle();
  expect([custody(car), custody(van)]).toEqual([['custody/kim-thanh'], ['custody/kim-thanh']]);
});

test('a thing that another transfer has: the approval comes to nothing, and all else is free again', async () => {
  await requested();
  const other = idNamed('other');
  const asked = request({ transferId: other, assets: [van] });
  await desk.does('RequestTransfer', asked, requester, '2020-02-02', why);
  await decide(other);
  const ifMatch = 0;
  const first = desk.events.find(e => e.stream === `transfer-${transferId}`)!
    .data as TransferRequested['data'];
  const decision = { transferId, approve: true, seenDigest: first.contentDigest };
  await desk.does('DecideTransfer', decision, decider, '2020-02-03', { ifMatch });
  const refusal = desk.events.findLast(({ type }) => type === 'TransferDecisionRefused')!;
  expect(refusal.data).toMatchObject({ refusals: [{ assetId: van, cause: 'asset.earmarked' }] });
  expect(typesOf(`asset-${car}`).slice(-2)).toEqual(['AssetEarmarked', 'AssetEarmarkFreed']);
  // Free again: the same car may be assigned.
  await desk.does('Assign', { assetId: car, location: 'Gara 2' }, requester, '2020-02-06');
});

const refusedWith = async (name: string, data: object, actor = requester, on = '2020-02-06') => {
  const outcome: Outcome = await desk.run(specOf(name), data, { actor, on });
  return outcome.kind === 'accepted' ? 'accepted' : outcome.code;
};

test('an earmarked thing refuses to be assigned, disposed of or transferred again', async () => {
  await requested();
  await decide();
  const to = { unitId: 'tram-1', officerId: 'p-an' };
  expect(await refusedWith('Assign', { assetId: car, accountable: to })).toBe('asset.earmarked');
  expect(await refusedWith('Dispose', { assetId: car, kind: 'liquidation', proceeds: 0n })).toBe(
    'asset.earmarked',
  );
  const again = request({ transferId: idNamed('again') });
  const outcome = await desk.run(specOf('RequestTransfer'), again, {
    actor: requester,
    on: '2020-02-06',
    ...why,
  });
  expect(outcome).toMatchObject({ kind: 'refused', code: 'transfer.asset-earmarked' });
});

test('while deciding every other command waits for the end of the process', async () => {
  await requested();
  await desk.run(specOf('DecideTransfer'), approve(), { actor: decider, on: '2020-02-03', ifMatch: 0 });
  expect(await refusedWith('CancelTransfer', { transferId })).toBe('process.in-progress');
  await desk.settle();
  expect(await refusedWith('CancelTransfer', { transferId })).toBe('accepted');
  await desk.settle();
  expect(typesOf(`asset-${car}`).at(-1)).toBe('AssetEarmarkFreed');
});

test('a decision needs the revision it saw', async () => {
  await requested();
  const without = await desk.run(specOf('DecideTransfer'), approve(), { actor: decider, on: '2020-02-03' });
  expect(without).toMatchObject({ code: 'command.precondition-required' });
});

test('one refused, one lost on the way: the sender answers for both, and the transfer is over', async () => {
  await untilDispatched();
  const lost = [{ assetId: car, kind: 'missing', note: 'Không thấy' }];
  await desk.does('ReportDiscrepancy', { transferId, items: lost }, receiver, '2020-02-05');
  const resolved = [{ assetId: car, resolution: 'lost', note: 'Mất trên đường' }];
  await desk.does('ResolveDiscrepancy', { transferId, items: resolved }, requester, '2020-02-06');
  const refused = [{ assetId: van, cause: 'Hỏng' }];
  await desk.does('RefuseTransferItems', { transferId, items: refused }, receiver, '2020-02-06');
  await desk.does('ConfirmReturn', { transferId, items: items(van) }, requester, '2020-02-07');
  expect([custody(car), custody(van)]).toEqual([['custody/phong-hau-can'], ['custody/phong-hau-can']]);
  expect(typesOf(`asset-${car}`).at(-1)).toBe('AssetReportedLost');
  expect(typesOf(`asset-${van}`).at(-1)).toBe('AssetEarmarkFreed');
  expect(desk.events.at(-1)).toMatchObject({
    type: 'TransferCompleted',
    data: {
      outcome: 'returned',
      items: [
        { assetId: car, outcome: 'lost' },
        { assetId: van, outcome: 'returned' },
      ],
    },
  });
});

test.each(['receivedLater', 'acceptedAsIs'] as const)(
  '%s still needs the receiver’s signature',
  async resolution => {
    await untilDispatched();
    const reported = [{ assetId: car, kind: 'damaged', note: 'Xước' }];
    await desk.does('ReportDiscrepancy', { transferId, items: reported }, receiver, '2020-02-05');
    const resolved = [{ assetId: car, resolution, note: 'x' }];
    await desk.does('ResolveDiscrepancy', { transferId, items: resolved }, requester, '2020-02-05');
    expect(custody(car)).toEqual(['custody/phong-hau-can']);
    await receive('BB-1', car, van);
    expect(custody(car)).toEqual(['custody/kim-thanh']);
    const { data } = desk.events.findLast(({ type }) => type === 'TransferReceived')!;
    expect(data).toMatchObject({ items: [{ outcome: resolution }, { outcome: 'received' }] });
  },
);

test('numbers of assets and of hand-over records belong to one', async () => {
  const twin = { ...registration('34A-017', 'kim-thanh'), assetId: idNamed('twin') };
  expect(await refusedWith('RegisterAsset', twin, receiver)).toBe('asset.number-taken');
  await untilDispatched();
  await receive('BB-1', car);
  const data = { transferId, recordNumber: 'BB-1', location: 'x', items: items(van) };
  expect(await refusedWith('ReceiveTransfer', data, receiver)).toBe('hand-over.number-taken');
});
