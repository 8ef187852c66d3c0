import { digestOf } from '#requisitions/events';
import { accepted, days, type Done, type Episode } from '../episode.js';
import type { World } from '../world.js';
import { decidedBy } from './delegating.js';
import { delivered } from './deliveries.js';
import { paid } from './paying.js';
import { buyer, type Part, PurchaseFile } from './purchase-file.js';

/** A purchase, from what a unit asks to the last payment; some end before, and some never. */
export function* purchasing(world: World): Episode {
  const file = PurchaseFile.of(world);
  if (!file) return;
  if (!(yield* askedFor(file))) return;
  if (!(yield* awarded(file))) return;
  if (!(yield* signed(file))) return;
  yield* delivered(file);
  yield* paid(file);
}

function* askedFor(file: PurchaseFile): Part<boolean> {
  const { world, requisitionId, unitId, wanted } = file;
  const { chance } = world;
  const items = wanted.map(({ no, good: { itemCode, description, uom, price } }, n) => ({
    no,
    itemCode,
    description,
    uom,
    estUnitPrice: price,
    qty: file.quantities()[n]!.qty,
  }));
  const asked = {
    requisitionId,
    unitId,
    items,
    neededBy: file.day(90),
    purpose: 'Bảo đảm công tác',
    urgency: 'normal',
  };
  const by = { unitId };
  const submitted = yield* file.does('SubmitRequisition', asked, `requester-${unitId}`, 'phiếu đề nghị', by);
  if (!accepted(submitted)) return false;
  yield* days(chance.between(1, 9));
  if (chance.percent(5)) {
    yield* file.does(
      'RejectRequisition',
      { requisitionId, grounds: 'Chưa cần thiết' },
      'approver',
      'thông báo',
    );
    return false;
  }
  const seenDigest = digestOf(file.last('RequisitionSubmitted'));
  const approval = { requisitionId, seenDigest, approvedItems: file.quantities() };
  // Now and then a requester approves himself: refused, and recorded.
  if (chance.percent(3))
    yield* file.does('ApproveRequisition', approval, `requester-${unitId}`, 'quyết định', { ifMatch: 0 });
  const ifMatch = revisionOfRequisition(file);
  yield* decidedBy(world, by =>
    file.does('ApproveRequisition', approval, 'approver', 'quyết định', { ifMatch, ...by }),
  );
  if (chance.percent(4)) {
    yield* file.does('WithdrawRequisition', { requisitionId }, `requester-${unitId}`, 'thông báo', by);
    return false;
  }
  return true;
}

const revisionOfRequisition = ({ done, requisitionId }: PurchaseFile): number =>
  done
    .flatMap(({ events }: Done) => events)
    .findLast(({ stream, type }) => stream === `requisition-${requisitionId}` && type !== 'CommandRefused')!
    .revision;

const rationale = 'Nhu cầu cấp bách, một nhà cung cấp';

function* awarded(file: PurchaseFile): Part<boolean> {
  const { world, requisitionId, wanted, total, supplier } = file;
  const { chance } = world;
  yield* days(chance.between(1, 6));
  const items = wanted.map(({ no }, n) => ({
    no,
    sources: [{ requisitionId, no, qty: file.quantities()[n]!.qty }],
  }));
  const plan = {
    buyerUnit: buyer,
    category: 'goods',
    items,
    fundings: [{ lineId: file.lineId, amount: total }],
  };
  yield* file.does('PlanPurchase', plan, 'buyer', 'kế hoạch');
  if (file.last('PlanConfirmed') === undefined) return false;
  if (chance.percent(4)) {
    yield* file.does('CancelPurchase', {}, 'buyer', 'quyết định huỷ');
    return false;
  }
  yield* days(chance.between(1, 6));
  const small = total <= 100_000_000n;
  const method = small ? 'directAppointment' : chance.pick(['openBidding', 'limitedBidding', 'specialCase']);
  const why = method === 'directAppointment' || method === 'specialCase' ? { rationale } : {};
  yield* file.does(
    'SelectMethod',
    { method, legalRule: 'Luật Đấu thầu, Điều 22', ...why },
    'buyer',
    'quyết định',
  );
  yield* days(chance.between(2, 15));
  const seenDigest = digestOf({ plan: file.last('PurchasePlanned'), method: file.last('MethodSelected') });
  const bidders = method === 'openBidding' ? [{ ...supplier, price: total }] : [];
  const offer = { seenDigest, supplier, bidders, items: file.offers() };
  return accepted(
    yield* file.does('AwardPurchase', offer, 'buyer', 'quyết định', { ifMatch: file.revision }),
  );
}

function* signed(file: PurchaseFile): Part<boolean> {
  const { world, total } = file;
  const { chance } = world;
  yield* days(chance.between(1, 8));
  const on = world.today;
  const retained = chance.percent(15);
  const contract = {
    signingId: world.id('signing'),
    contractNumber: `${world.number()}/HĐ`,
    signedOn: on,
    seenDigest: digestOf(file.last('PurchaseAwarded')),
    fundings: [{ lineId: file.lineId, amount: total }],
    payeeAccount: file.account,
    advanceTerms: { maxPct: 30 },
    deliveryDue: file.day(60),
    ...(retained ? { retentionPct: 5, retentionDue: file.day(120) } : { retentionPct: 0 }),
  };
  yield* decidedBy(world, by =>
    file.does('SignContract', contract, 'signer', 'hợp đồng', { ifMatch: file.revision, on, ...by }),
  );
  return file.last('ContractSigned') !== undefined;
}
