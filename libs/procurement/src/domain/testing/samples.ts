import { priced, quantity } from '#kernel';
import { aPerson, by, on, type Told } from '#event-sourcing/testing';
import { digestOf, noRequisition, quantitiesOf, type Requisition } from '#requisitions/events';
import { Map } from 'immutable';
import {
  contractSigned,
  type ContractFunding,
  fundingCommitted,
  goodsAccepted,
  goodsReceived,
  invoiceRecorded,
  methodSelected,
  paymentConfirmed,
  paymentRequested,
  planConfirmed,
  planSourceReserved,
  purchaseAwarded,
  purchasePlanned,
  signingRequested,
} from '../../events/index.js';
import { awardContent } from '../decide/award.js';
import type { Surroundings } from '../surroundings.js';

/** Ten cars and a spare-parts set, asked for by one unit and bought by a division of its province. */

export const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const purchaseId = uuid(1);
export const requisitionId = uuid(2);
export const lineA = '2020.ph10.ministry.recurrent.009.040-041.6950';
export const lineB = '2020.ph10.local.recurrent.009.040-041.6950';
export const commitA = uuid(11);
export const commitB = uuid(12);
export const receiptId = uuid(21);
export const acceptanceId = uuid(31);
export const invoiceId = uuid(41);
export const supplier = { taxCode: '0800123456', name: 'Công ty TNHH Ô tô Thành Đông' };
export const account = { bank: 'Vietcombank', number: '0341000123456' };
export const carPrice = 600_000_000n;
export const total = 6_100_000_000n;

export const asked = [
  {
    no: 1,
    itemCode: 'xe-oto',
    description: 'Xe ô tô tuần tra',
    qty: '10',
    uom: 'chiếc',
    estUnitPrice: '620000000',
  },
  { no: 2, itemCode: 'phu-tung', description: 'Phụ tùng', qty: '1', uom: 'bộ', estUnitPrice: '100000000' },
];

export const requisition = (over: Partial<Requisition> = {}): Requisition => ({
  ...noRequisition,
  status: 'approved',
  unitId: 'pc08',
  items: Map(asked.map(item => [item.no, item])),
  approved: quantitiesOf(asked),
  lastStepOn: '2020-01-10',
  requesters: ['requester'],
  approvers: ['approver'],
  ...over,
});

const open = (kind: 'division' | 'province') => ({
  status: 'active' as const,
  kind,
  validFrom: '2000-01-01',
  parents: [],
});
export const surroundings = (over: Partial<Requisition> = {}): Surroundings => ({
  sources: [{ requisitionId, requisition: requisition(over), lineage: ['pc08', 'hai-duong', 'bca'] }],
  buyer: { unit: open('division'), lineage: ['ph10', 'hai-duong', 'bca'] },
  lines: [lineA, lineB].map(lineId => ({ lineId, line: { status: 'open' as const } })),
  destinations: [{ unitId: 'pc08', unit: open('division') }],
});

export const items = [
  { no: 1, sources: [{ requisitionId, no: 1, qty: quantity('10') }] },
  { no: 2, sources: [{ requisitionId, no: 2, qty: quantity('1') }] },
];
export const planPurchase = (over: object = {}) => ({
  type: 'PlanPurchase' as const,
  data: { purchaseId, buyerUnit: 'ph10', category: 'goods', items, fundings: [], ...over },
});

const planData = {
  purchaseId,
  buyerUnit: 'ph10',
  requisitions: [
    {
      requisitionId,
      unitId: 'pc08',
      requesters: ['requester'],
      approvers: ['approver'],
      items: asked.map(({ no, qty }) => ({ no, qty })),
    },
  ],
  items: asked.map(({ no, qty, ...item }) => ({ ...item, no, qty, sources: [{ requisitionId, no, qty }] })),
  estTotal: '6300000000',
  category: 'goods' as const,
  fundings: [],
};
export const planned = () => on('2020-01-15', by('buyer', purchasePlanned(planData)));
export const confirmed = (): readonly Told[] => [
  planned(),
  on('2020-01-15', planSourceReserved({ purchaseId, requisitionId })),
  on('2020-01-15', planConfirmed({ purchaseId })),
];

const methodData = {
  purchaseId,
  method: 'openBidding' as const,
  legalRule: 'Điều 22',
  competitive: 'yes' as const,
};
export const methodChosen = () => on('2020-01-20', by('buyer', methodSelected(methodData)));

export const offered = [
  { no: 1, qty: quantity('10'), unitPrice: carPrice },
  { no: 2, qty: quantity('1'), unitPrice: 100_000_000n },
];
export const pricedItems = (list = offered) =>
  list.map(({ no, qty, unitPrice }) => ({
    no,
    qty: String(qty / 1_000_000n),
    unitPrice: String(unitPrice),
    amount: String(priced(qty, unitPrice)),
  }));
export const seenForAward = digestOf(awardContent({ plan: planData, method: methodData }));
const awardData = {
  purchaseId,
  seenDigest: seenForAward,
  supplier,
  bidders: [],
  items: pricedItems(),
  total: String(total),
};
export const awarded = () => on('2020-02-01', by('buyer', purchaseAwarded(awardData)));
export const seenForSigning = digestOf(awardData);

export const fundings: ContractFunding[] = [
  { lineId: lineA, commitmentId: commitA, amount: '4000000000' },
  { lineId: lineB, commitmentId: commitB, amount: '2100000000' },
];
export const terms = (over: object = {}) => ({
  purchaseId,
  signingId: uuid(10),
  contractNumber: '05/2020/HĐ',
  signedOn: '2020-02-10',
  supplier,
  items: pricedItems(),
  total: String(total),
  fundings,
  payeeAccount: account,
  advanceTerms: { maxPct: 30 },
  retentionPct: 5,
  retentionDue: '2021-02-10',
  deliveryDue: '2020-06-01',
  ...over,
});
export const toSign = () => [...confirmed(), methodChosen(), awarded()];
export const signingAsked = () =>
  on('2020-02-10', by('signer', signingRequested({ ...terms(), seenDigest: seenForSigning })));
const committed = ({ lineId, commitmentId, amount }: ContractFunding) =>
  on('2020-02-10', fundingCommitted({ purchaseId, lineId, commitmentId, amount }));
export const signed = (over: object = {}) => [
  ...toSign(),
  signingAsked(),
  ...fundings.map(committed),
  on('2020-02-10', contractSigned(terms(over))),
];

export const received = (cars = '10', id = receiptId, day = '2020-03-01') =>
  on(
    day,
    by(
      'receiver',
      goodsReceived({ purchaseId, receiptId: id, place: 'Kho PH10', items: [{ no: 1, qty: cars }] }),
    ),
  );
export const accepted = (cars = '10', day = '2020-03-05', id = acceptanceId, ofReceipt = receiptId) =>
  on(
    day,
    by(
      'receiver',
      goodsAccepted({
        purchaseId,
        buyerUnit: 'ph10',
        acceptanceId: id,
        receiptId: ofReceipt,
        committee: ['member'],
        items: [
          {
            no: 1,
            itemCode: 'xe-oto',
            accepted: cars,
            rejected: '0',
            amount: String(priced(quantity(cars), carPrice)),
            destination: { unitId: 'pc08', officerId: 'officer', location: 'Bãi xe' },
          },
        ],
        total: String(priced(quantity(cars), carPrice)),
        fundings: fundings.map(({ lineId, amount }) => ({ lineId, amount })),
      }),
    ),
  );
export const invoiced = (amount = total) =>
  on(
    '2020-03-06',
    invoiceRecorded({
      purchaseId,
      invoiceId,
      supplierTaxCode: supplier.taxCode,
      series: 'AA/20E',
      number: '7',
      date: '2020-03-06',
      items: [{ no: 1, qty: '10', amount: String(amount) }],
      total: String(amount),
      tax: '0',
    }),
  );

const payment = (kind: 'advance' | 'final' | 'retention', id: number, cash: bigint, cleared: bigint) => ({
  purchaseId,
  paymentId: uuid(id),
  kind,
  lineId: lineA,
  commitmentId: commitA,
  cash: String(cash),
  advanceCleared: String(cleared),
});
export const paying = (id: number, kind: 'advance' | 'final' | 'retention', cash: bigint, cleared = 0n) =>
  on(
    kind === 'advance' ? '2020-02-12' : '2020-03-10',
    by(
      'payer',
      paymentRequested({
        ...payment(kind, id, cash, cleared),
        acceptanceIds: [],
        voucherNumber: `PC-${id}`,
        payeeAccount: account,
      }),
    ),
  );
export const paid = (id: number, kind: 'advance' | 'final' | 'retention', cash: bigint, cleared = 0n) => [
  paying(id, kind, cash, cleared),
  on('2020-03-10', paymentConfirmed(payment(kind, id, cash, cleared))),
];

export const person = (personId: string, over = {}) => ({ actor: aPerson(personId, over) });
export const command = (type: any, data: object = {}) => ({ type, data: { purchaseId, ...data } });
export const refusal = {
  cause: 'budget-line.over-committed',
  numbers: { asked: '2100000000', available: '5' },
  holders: [],
};
