import { accepted, days } from '../episode.js';
import { piecesOf } from './things.js';
import type { Part, PurchaseFile, Wanted } from './purchase-file.js';

/** Goods come, once or twice, and are looked at: some are not accepted and go back. */
export function* delivered(file: PurchaseFile): Part {
  const { chance } = file.world;
  if (chance.percent(20)) yield* advanced(file);
  if (chance.percent(10)) yield* amended(file);
  yield* days(chance.between(4, 30));
  if (chance.percent(20) && file.wanted.every(({ count }) => count > 1)) {
    yield* delivery(file, () => 1);
    yield* days(chance.between(3, 15));
    yield* delivery(file, ({ count }) => count - 1);
  } else yield* delivery(file, ({ count }) => count);
}

/** Money before anything came: mostly a fifth, now and then more than the contract allows. */
function* advanced(file: PurchaseFile): Part {
  const { world, total } = file;
  const amount = world.chance.percent(10) ? total / 2n : total / 5n;
  const voucher = { paymentId: world.id('payment'), voucherNumber: `UNC-${world.number()}`, amount };
  const to = { commitmentId: file.commitmentId, payeeAccount: file.account };
  yield* file.does('PayPurchaseAdvance', { ...voucher, ...to }, 'payer', 'uỷ nhiệm chi');
}

/** Nothing changes but the paper; or everything becomes a đồng dearer than the line may bear. */
function* amended(file: PurchaseFile): Part {
  const { world } = file;
  const amendmentId = world.id('amendment');
  const items = file.offers();
  yield* file.does(
    'AmendContract',
    { amendmentId, items, additions: [], reductions: [] },
    'buyer',
    'phụ lục',
  );
  if (!world.chance.percent(40)) return;
  yield* days(2);
  const dearer = items.map(item => ({ ...item, unitPrice: item.unitPrice + 10_000n }));
  const more = file.wanted.reduce((sum, { count }) => sum + BigInt(count) * 10_000n, 0n);
  const additions = [{ lineId: file.lineId, amount: more }];
  const again = { amendmentId: world.id('amendment'), items: dearer, additions, reductions: [] };
  yield* file.does('AmendContract', again, 'buyer', 'phụ lục');
}

function* delivery(file: PurchaseFile, countOf: (wanted: Wanted) => number): Part {
  const { world } = file;
  const receiptId = world.id('receipt');
  const items = file.quantities(countOf);
  yield* file.does('ReceiveGoods', { receiptId, place: 'Kho', items }, 'receiver', 'biên bản giao nhận');
  yield* days(world.chance.between(0, 5));
  const rejects = world.chance.percent(8) && countOf(file.wanted[0]!) > 1;
  const looked = file.wanted.map((wanted, n) => inspected(file, wanted, countOf(wanted), rejects && n === 0));
  const acceptance = {
    acceptanceId: world.id('acceptance'),
    receiptId,
    committee: ['p-hoi-dong-1'],
    items: looked,
  };
  const done = yield* file.does('AcceptGoods', acceptance, 'receiver', 'biên bản nghiệm thu');
  if (!rejects || !accepted(done)) return;
  yield* days(world.chance.between(1, 10));
  const back = { receiptId, items: [{ no: 1, qty: piecesOf(1) }] };
  yield* file.does('ReturnGoods', { ...back, returnId: world.id('return') }, 'receiver', 'biên bản trả hàng');
  yield* file.does(
    'ReceiveGoods',
    { ...back, receiptId: world.id('receipt'), place: 'Kho' },
    'receiver',
    'biên bản',
  );
  const again = inspected(file, file.wanted[0]!, 1, false);
  const more = { acceptanceId: world.id('acceptance'), receiptId: file.last('GoodsReceived').receiptId };
  yield* file.does(
    'AcceptGoods',
    { ...more, committee: [], items: [again] },
    'receiver',
    'biên bản nghiệm thu',
  );
}

const inspected = (file: PurchaseFile, { no, good }: Wanted, count: number, rejects: boolean) => {
  const { unitId, world } = file;
  const kept = rejects ? count - 1 : count;
  const looked = {
    no,
    accepted: piecesOf(kept),
    rejected: piecesOf(count - kept),
    ...(rejects ? { rejectReason: 'Hỏng' } : {}),
    destination: { unitId, officerId: `p-${unitId}-officer`, location: 'Kho' },
  };
  if (!good.thing) return looked;
  const { assetClass, regime, letters, manufacturer } = good.thing;
  const assets = Array.from({ length: kept }, () => ({ assetNumber: `${letters}-${world.number()}` }));
  return { ...looked, registration: { assetClass, regime, manufacturer }, assets };
};
