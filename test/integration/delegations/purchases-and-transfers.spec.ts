import {
  awarded,
  type BuyingDesk,
  buyingDesk,
  contractOf,
  ids,
  lastOf,
  million,
  revisionOf,
  supplier,
  typesOf,
} from '#test/support/buying';
import { at, custodyDesk, idNamed, registration, specOf } from '#test/support/custody';
import { delegationId, deputy, thresholdsOf } from '#test/support/delegating';
import { quantity } from '#kernel';
import { digestOf } from '#requisitions/events';

/** Awards, signings and transfers in another's name, and what a process makes of them. */

const law = { name: 'delegationThresholds', values: thresholdsOf('100000000000'), source: 'x' };
const grant = (ceiling: bigint, over: object = {}) => ({
  delegationId,
  duty: 'approver',
  toPersonId: 'p-deputy',
  ceiling,
  validTo: '2020-12-31',
  scope: { unitId: 'hai-duong', subtree: true },
  ...over,
});

const lend = async (desk: BuyingDesk, ceiling: bigint, over: object = {}): Promise<void> => {
  await desk.does('SetParameter', law, 'finance', '2019-01-01');
  await desk.does('GrantDelegation', grant(ceiling, over), 'p-chief', '2020-01-02');
};

const said = (desk: BuyingDesk) => ({ actor: deputy, ifMatch: revisionOf(desk, `purchase-${ids.purchase}`) });

const sign = (desk: BuyingDesk, over: object = {}) =>
  desk.asks('SignContract', contractOf(desk, over), 'p-deputy', '2020-02-10', said(desk));

const award = async (desk: BuyingDesk, unitPrice: bigint) => {
  const plan = lastOf(desk, 'PurchasePlanned');
  const seenDigest = digestOf({ plan, method: lastOf(desk, 'MethodSelected') });
  const offer = { supplier, bidders: [], items: [{ no: 1, qty: quantity('6'), unitPrice }] };
  const content = { purchaseId: ids.purchase, seenDigest, ...offer };
  const outcome = await desk.asks('AwardPurchase', content, 'p-deputy', '2020-02-02', said(desk));
  await desk.settle();
  return outcome;
};

test('a contract is signed in another’s name, within the ceiling of its category', async () => {
  const desk = await buyingDesk();
  await awarded(desk);
  await lend(desk, 600n * million);
  expect(await sign(desk)).toMatchObject({ kind: 'accepted' });
  await desk.settle();
  expect(lastOf(desk, 'NeedReserved')).toMatchObject({ needId: '2020.hai-duong.goods', amount: '600000000' });
  expect(typesOf(desk, 'need')).toEqual(['NeedReserved', 'NeedConfirmed']);
  expect(desk.events.find(({ type }) => type === 'ContractSigned')!.originator).toMatchObject({
    delegationId,
  });
});

test('a contract above it is not', async () => {
  const desk = await buyingDesk();
  await awarded(desk);
  await lend(desk, 600n * million - 1n);
  expect(await sign(desk)).toMatchObject({
    code: 'delegation.ceiling-exceeded',
    numbers: { asked: '600000000', available: '599999999' },
  });
});

test('a signing that a line refuses uses nothing up', async () => {
  const desk = await buyingDesk([100n * million, 300n * million]);
  await awarded(desk);
  await lend(desk, 600n * million);
  expect(await sign(desk)).toMatchObject({ kind: 'accepted' });
  await desk.settle();
  expect(typesOf(desk, 'purchase')).toContain('SigningRefused');
  expect(typesOf(desk, 'need')).toEqual(['NeedReserved', 'NeedConfirmed', 'NeedFreed']);
  expect(lastOf(desk, 'NeedFreed')).toMatchObject({ cause: 'undone' });
  const signingId = idNamed('another signing');
  expect(await sign(desk, { signingId, contractNumber: '06/2020' })).toMatchObject({ kind: 'accepted' });
});

test('what is awarded again counts once', async () => {
  const desk = await buyingDesk();
  await awarded(desk);
  await lend(desk, 600n * million, { duty: 'buyer' });
  expect(await award(desk, 90n * million)).toMatchObject({ kind: 'accepted' });
  expect(await award(desk, 100n * million)).toMatchObject({ kind: 'accepted' });
  expect(lastOf(desk, 'NeedFreed')).toMatchObject({ cause: 'replaced' });
});

test.each([
  ['category', { category: 'works' }, { what: 'category', asked: 'goods', reach: 'works' }],
  ['source', { source: 'local' }, { what: 'source', asked: 'offPlan', reach: 'local' }],
])('another %s is out of scope', async (_, narrowed, numbers) => {
  const desk = await buyingDesk();
  await awarded(desk);
  const scope = { unitId: 'hai-duong', subtree: true, ...narrowed };
  await lend(desk, 600n * million, { scope });
  expect(await sign(desk)).toMatchObject({ code: 'delegation.out-of-scope', numbers });
});

test('a transfer is worth what its things cost; turning it down is worth nothing', async () => {
  const desk = await custodyDesk();
  const holder = at('phong-hau-can', 'p-hung');
  const car = '34A-017';
  const van = '34A-018';
  for (const name of [car, van])
    await desk.does('RegisterAsset', registration(name, 'phong-hau-can'), holder);
  const transferId = idNamed('transfer');
  const units = { kind: 'internal', fromUnit: 'phong-hau-can', toUnit: 'kim-thanh' };
  const request = { transferId, ...units, assets: [idNamed(car), idNamed(van)] };
  await desk.does('RequestTransfer', request, holder, '2020-02-02', { reason: 'x' });
  await desk.does('SetParameter', law, at('bca', 'p'), '2020-01-01');
  await desk.does('GrantDelegation', grant(1_299_999_999n), at('hai-duong', 'p-chief'), '2020-01-02');
  const requested = desk.events.findLast(({ type }) => type === 'TransferRequested')!;
  const { contentDigest: seenDigest } = requested.data as { contentDigest: string };
  const decide = (approve: boolean) =>
    desk.run(
      specOf('DecideTransfer'),
      { transferId, approve, seenDigest },
      { actor: deputy, on: '2020-02-03', ifMatch: 0, reason: 'x' },
    );
  expect(await decide(true)).toMatchObject({
    code: 'delegation.ceiling-exceeded',
    numbers: { asked: '1300000000' },
  });
  expect(await decide(false)).toMatchObject({ kind: 'accepted', events: [{ type: 'TransferRejected' }] });
});
