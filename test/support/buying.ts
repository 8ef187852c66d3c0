import { quantity } from '#kernel';
import { assetEvents, assetReactions } from '#assets';
import { budgetEvents } from '#budgets/events';
import { budgetCommands, budgetReactions } from '#budgets';
import { delegatedAuthority, delegationCommands, delegationEvents, delegationReactions } from '#delegations';
import type { CommandSpec } from '#event-sourcing';
import { parameterCommands, parameterEvents } from '#parameters';
import { procurementCommands, procurementReactions } from '#procurement';
import { procurementEvents, type PurchasePlanned } from '#procurement/events';
import { digestOf, requisitionEvents } from '#requisitions/events';
import { requisitionCommands } from '#requisitions';
import { transferEvents } from '#transfers';
import { unitCommands, unitEvents } from '#units';
import { at, idNamed } from './custody.js';
import { openDesk, type Said } from './desk.js';

const specs: readonly CommandSpec[] = [
  ...unitCommands,
  ...parameterCommands,
  ...budgetCommands,
  ...requisitionCommands,
  ...procurementCommands,
  ...delegationCommands,
];
const specOf = (name: string): CommandSpec => {
  const spec = specs.find(one => one.name === name);
  if (!spec) throw new Error(`there is no command ${name}`);
  return spec;
};

export const lineA = '2020.hai-duong.local.recurrent.009.040-041.6950';
export const lineB = '2020.hai-duong.offPlan.recurrent.009.040-041.6950';
export const ids = {
  requisition: idNamed('requisition'),
  purchase: idNamed('purchase'),
  receipt: idNamed('receipt'),
  acceptance: idNamed('acceptance'),
  invoice: idNamed('invoice'),
};
export const account = { bank: 'Vietcombank', number: '0341000123456' };
export const supplier = { taxCode: '0800123456', name: 'Công ty Thành Đông' };
export const million = 1_000_000n;

/** A province with a division and money on two lines; commands by name, and the purchase's facts as recorded. */
export const buyingDesk = async (available: readonly [bigint, bigint] = [400n * million, 300n * million]) => {
  const desk = openDesk(
    [
      ...unitEvents,
      ...parameterEvents,
      ...budgetEvents,
      ...requisitionEvents,
      ...procurementEvents,
      ...assetEvents,
      ...transferEvents,
      ...delegationEvents,
    ],
    [...budgetReactions, ...procurementReactions, ...assetReactions, ...delegationReactions],
    undefined,
    delegatedAuthority,
  );
  const said = (personId: string, on: string): Said => ({ actor: at('hai-duong', personId), on });
  const asks = (name: string, data: object, personId: string, on = '2020-03-01', more: object = {}) =>
    desk.run(specOf(name), data, { ...said(personId, on), ...more });
  const does = (name: string, data: object, personId: string, on = '2020-03-01', more: object = {}) =>
    desk.done(specOf(name), data, { ...said(personId, on), ...more });
  const unit = (unitId: string, kind: string, parentId?: string) => ({
    unitId,
    code: unitId,
    name: unitId,
    kind,
    parentId,
    predecessors: [],
  });
  for (const one of [
    unit('bca', 'ministry'),
    unit('hai-duong', 'province', 'bca'),
    unit('pc08', 'division', 'hai-duong'),
  ])
    await does('EstablishUnit', one, 'organiser', '2019-01-01');
  const window = { opens: '12-01', closes: '01-31' };
  await does(
    'SetParameter',
    { name: 'fiscalYearWindow', values: window, source: 'x' },
    'finance',
    '2019-01-01',
  );
  const money = { grantor: 'ubnd-hai-duong', justification: 'x' };
  for (const [n, lineId] of [lineA, lineB].entries())
    await does('Appropriate', { lineId, amount: available[n], ...money }, 'finance', '2020-01-02');
  return { ...desk, asks, does };
};

export type BuyingDesk = Awaited<ReturnType<typeof buyingDesk>>;

/** What an event type was last recorded with on the purchase. */
export const lastOf = ({ events }: BuyingDesk, type: string): any =>
  events.findLast(event => event.type === type)?.data;
export const typesOf = ({ events }: BuyingDesk, category: string): readonly string[] =>
  events.filter(({ stream }) => stream.startsWith(`${category}-`)).map(({ type }) => type);
export const revisionOf = ({ events }: BuyingDesk, stream: string): number =>
  events.findLast(event => event.stream === stream && event.type !== 'CommandRefused')!.revision;

const item = {
  no: 1,
  itemCode: 'xe-oto',
  description: 'Xe ô tô',
  uom: 'chiếc',
  estUnitPrice: 100n * million,
};

/** Six cars asked for and approved. */
export const approvedRequisition = async (
  desk: BuyingDesk,
  requisitionId = ids.requisition,
): Promise<void> => {
  const asked = {
    requisitionId,
    unitId: 'pc08',
    neededBy: '2020-06-01',
    purpose: 'Tuần tra',
    urgency: 'normal',
  };
  await desk.does(
    'SubmitRequisition',
    { ...asked, items: [{ ...item, qty: quantity('6') }] },
    'requester',
    '2020-01-10',
  );
  const seenDigest = digestOf(lastOf(desk, 'RequisitionSubmitted'));
  const approval = { requisitionId, seenDigest, approvedItems: [{ no: 1, qty: quantity('6') }] };
  await desk.does('ApproveRequisition', approval, 'approver', '2020-01-12', { ifMatch: 0 });
};

export const planOf = (qty = '6', purchaseId = ids.purchase) => ({
  purchaseId,
  buyerUnit: 'hai-duong',
  category: 'goods',
  fundings: [],
  items: [{ no: 1, sources: [{ requisitionId: ids.requisition, no: 1, qty: quantity(qty) }] }],
});

/** Six cars at 100 million each, awarded and ready to be signed. */
export const awarded = async (desk: BuyingDesk): Promise<void> => {
  const { purchase: purchaseId } = ids;
  await approvedRequisition(desk);
  await desk.does('PlanPurchase', planOf(), 'buyer', '2020-01-15');
  const method = { purchaseId, method: 'openBidding', legalRule: 'Điều 22' };
  await desk.does('SelectMethod', method, 'buyer', '2020-01-20');
  const plan: PurchasePlanned['data'] = lastOf(desk, 'PurchasePlanned');
  const seenDigest = digestOf({ plan, method: lastOf(desk, 'MethodSelected') });
  const offer = { supplier, bidders: [], items: [{ no: 1, qty: quantity('6'), unitPrice: 100n * million }] };
  const ifMatch = revisionOf(desk, `purchase-${purchaseId}`);
  await desk.does('AwardPurchase', { purchaseId, seenDigest, ...offer }, 'buyer', '2020-02-01', { ifMatch });
};

/** A contract for 600 million on two lines. */
export const contractOf = (desk: BuyingDesk, over: object = {}) => ({
  purchaseId: ids.purchase,
  signingId: idNamed('signing'),
  contractNumber: '05/2020',
  signedOn: '2020-02-10',
  seenDigest: digestOf(lastOf(desk, 'PurchaseAwarded')),
  fundings: [
    { lineId: lineA, amount: 350n * million },
    { lineId: lineB, amount: 250n * million },
  ],
  payeeAccount: account,
  advanceTerms: { maxPct: 50 },
  retentionPct: 5,
  retentionDue: '2021-02-10',
  deliveryDue: '2020-06-01',
  ...over,
});

export const signed = async (desk: BuyingDesk): Promise<void> => {
  await awarded(desk);
  const ifMatch = revisionOf(desk, `purchase-${ids.purchase}`);
  await desk.does('SignContract', contractOf(desk), 'signer', '2020-02-10', { ifMatch });
};

export const commitmentOn = (desk: BuyingDesk, lineId: string): string =>
  lastOf(desk, 'ContractSigned').fundings.find((funding: { lineId: string }) => funding.lineId === lineId)
    .commitmentId;

export const inspection = (accepted: string, numbers: readonly string[], over: object = {}) => ({
  no: 1,
  accepted: quantity(accepted),
  rejected: 0n,
  destination: { unitId: 'pc08', officerId: 'officer', location: 'Bãi xe' },
  registration: { assetClass: 'fixedAsset', regime: 'specialised' },
  assets: numbers.map(assetNumber => ({ assetNumber })),
  ...over,
});
