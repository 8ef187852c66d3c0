import { quantity } from '#kernel';
import { on, spec } from '#event-sourcing/testing';
import { goodsAccepted, goodsReturned, sharesOf } from '../events/index.js';
import { purchase } from './purchase.decider.js';
import {
  acceptanceId,
  accepted,
  command,
  fundings,
  lineA,
  purchaseId,
  received,
  receiptId,
  signed,
  surroundings,
  uuid,
} from './testing/samples.js';

const given = spec(purchase);
const fact = (type: string, data: object = {}) => ({ type, data });
const receive = (qty: string) =>
  command('ReceiveGoods', { receiptId: uuid(22), place: 'Kho', items: [{ no: 1, qty: quantity(qty) }] });
const destination = { unitId: 'pc08', officerId: 'officer', location: 'Bãi xe' };
const inspected = (acceptedQty: string, over: object = {}) => ({
  no: 1,
  accepted: quantity(acceptedQty),
  rejected: 0n,
  destination,
  ...over,
});
const accept = (...items: object[]) =>
  command('AcceptGoods', { acceptanceId, receiptId, committee: ['member'], items });
const rejected = (qty: string, of = '10') =>
  goodsAccepted({
    purchaseId,
    buyerUnit: 'ph10',
    acceptanceId: uuid(39),
    receiptId,
    committee: [],
    items: [
      {
        no: 1,
        itemCode: 'xe-oto',
        accepted: String(Number(of) - Number(qty)),
        rejected: qty,
        rejectReason: 'Hỏng',
        amount: '0',
      },
    ],
    total: '0',
    fundings: [],
  });

describe('a delivery', () => {
  test('in parts, never more than was ordered', () => {
    given(...signed(), received('4'))
      .when(receive('6'))
      .then(fact('GoodsReceived'));
    given(...signed(), received('4'))
      .when(receive('6.5'))
      .thenRefused('receipt.beyond-order', { item: 1, limit: '6' });
  });

  test('never before the contract stands, nor in the future', () => {
    given(...signed())
      .when(receive('1'), {}, { effectiveDate: '2020-02-09' })
      .thenRefused('purchase.too-early');
    given(...signed())
      .when(receive('1'), {}, { effectiveDate: '2020-06-02' })
      .thenRefused('date.in-future');
  });

  test('what was returned makes room', () => {
    const returned = goodsReturned({
      purchaseId,
      returnId: uuid(23),
      receiptId,
      items: [{ no: 1, qty: '2' }],
    });
    given(...signed(), received(), rejected('2'))
      .when(receive('2'))
      .thenRefused('receipt.beyond-order');
    given(...signed(), received(), rejected('2'), returned)
      .when(receive('2'))
      .then(fact('GoodsReceived'));
  });

  test('only what was rejected goes back', () => {
    const back = command('ReturnGoods', {
      returnId: uuid(23),
      receiptId,
      items: [{ no: 1, qty: quantity('3') }],
    });
    given(...signed(), received(), rejected('2'))
      .when(back)
      .thenRefused('return.beyond-rejected', { limit: '2' });
    given(...signed(), received(), rejected('3'))
      .when(back)
      .then(fact('GoodsReturned'));
  });
});

describe('an acceptance', () => {
  const ready = [...signed(), received()];

  test('values what was accepted', () =>
    given(...ready)
      .when(accept(inspected('4')), surroundings())
      .then(fact('GoodsAccepted', { total: '2400000000', items: [{ amount: '2400000000' }] })));

  test('every step of a price is worth something in the end: parts sum to the whole', () => {
    const worth = (past: string) =>
      given(
        ...signed({ items: [{ no: 1, qty: '3', unitPrice: '1', amount: '3' }] }),
        received('3'),
        rejectedNone(past),
      );
    const rejectedNone = (qty: string) => accepted(qty);
    worth('0.5')
      .when(accept(inspected('0.5')), surroundings())
      .then(fact('GoodsAccepted', { total: '0' }));
    worth('0.4')
      .when(accept(inspected('0.1')), surroundings())
      .then(fact('GoodsAccepted', { total: '1' }));
  });

  test.each([
    ['what was not delivered', [inspected('11')], 'acceptance.beyond-received'],
    ['another item', [inspected('1', { no: 2 })], 'item.unknown'],
    ['nothing', [inspected('0')], 'acceptance.empty'],
    [
      'rejecting without a reason',
      [inspected('1', { rejected: quantity('1') })],
      'acceptance.reason-missing',
    ],
    ['for nowhere', [inspected('1', { destination: undefined })], 'acceptance.destination-missing'],
    ['one item twice', [inspected('1'), inspected('1')], 'items.numbered-twice'],
  ])('not %s', (_, items, code) =>
    given(...ready)
      .when(accept(...items), surroundings())
      .thenRefused(code),
  );

  test('not what was inspected before', () =>
    given(...ready, accepted('4'), rejected('2', '2'))
      .when(accept(inspected('5')), surroundings())
      .thenRefused('acceptance.beyond-received', { limit: '4' }));

  test('not for a unit that takes on nothing', () => {
    const { destinations, ...rest } = surroundings();
    const closed = destinations!.map(({ unitId, unit }) => ({
      unitId,
      unit: { ...unit, status: 'dissolving' as const },
    }));
    given(...ready)
      .when(accept(inspected('1')), { ...rest, destinations: closed })
      .thenRefused('unit.not-open');
  });

  test('not before the delivery', () =>
    given(...ready)
      .when(accept(inspected('1')), surroundings(), { effectiveDate: '2020-02-29' })
      .thenRefused('purchase.too-early'));
});

describe('assets of an acceptance', () => {
  const registration = { assetClass: 'fixedAsset', regime: 'specialised' };
  const assets = (count: number) => Array.from({ length: count }, (_, n) => ({ assetNumber: `TS-${n}` }));
  const ready = (total = '1000') => [
    ...signed({ items: [{ no: 1, qty: '300', unitPrice: '333', amount: total }] }),
    received('300'),
  ];
  const take = (count: number, over: object = {}) =>
    accept(inspected(String(count), { registration, assets: assets(count), ...over }));

  test('cost exactly what was accepted, the remainder on the last', () => {
    const odd = signed({ items: [{ no: 1, qty: '2.5', unitPrice: '401', amount: '1003' }] });
    const halves = [...odd, received('2.5'), accepted('0.5')];
    const { decision } = given(...halves).when(take(2), surroundings());
    const [event] = decision as ReturnType<typeof goodsAccepted>[];
    const { amount, assets: made } = event!.data.items[0]!;
    expect(amount).toBe('802');
    expect(made!.map(({ originalCost }) => originalCost)).toEqual(['401', '401']);
    const three = given(
      ...signed({ items: [{ no: 1, qty: '4', unitPrice: '0', amount: '0' }] }),
      received('4'),
    );
    expect(three.when(take(3), surroundings()).decision).toMatchObject([{ data: { total: '0' } }]);
  });

  test.each([
    ['as many as were accepted', take(3, { assets: assets(2) }), 'acceptance.assets-differ'],
    ['whole pieces', take(3, { accepted: quantity('2.5'), assets: assets(2) }), 'acceptance.assets-differ'],
    ['with what registers them', take(3, { registration: undefined }), 'acceptance.registration-missing'],
    [
      'each with its own number',
      take(2, { assets: [...assets(1), ...assets(1)] }),
      'acceptance.asset-number-twice',
    ],
    ['at most 200 at once', take(201), 'acceptance.too-many-assets'],
  ])('%s', (_, command, code) =>
    given(...ready())
      .when(command, surroundings())
      .thenRefused(code),
  );

  test('shares of the lines sum to the cost', () => {
    const parts = fundings.map(({ lineId, amount }) => ({ lineId, amount }));
    const shares = sharesOf(1_000_001n, parts);
    expect(shares[0]).toEqual({ lineId: lineA, share: '655738' });
    expect(shares.reduce((sum, { share }) => sum + BigInt(share), 0n)).toBe(1_000_001n);
  });
});

test('a purchase keeps the latest day of anything', () =>
  expect(
    given(...signed(), on('2020-05-05', received('1').fact), received('1', uuid(24))).state.latestOn,
  ).toBe('2020-05-05'));
