import { expect, test } from '@jest/globals';
import { mismatchIn } from './paid-before-acceptance-or-above-commitment/mismatches.js';
import { type PurchaseMatchDoc, purchaseMatchView } from './purchase-match.view.js';

/** What the rules refuse, and this view would find all the same: it reads events, not rules. */
type Told = readonly [type: string, data: object, on?: string];

const folded = (...told: readonly Told[]): PurchaseMatchDoc =>
  told.reduce<PurchaseMatchDoc | undefined>(
    (doc, [type, data, effectiveDate = '2020-03-01'], index) =>
      purchaseMatchView.on
        .get(type)!
        .then(doc, { type, data, effectiveDate, index, stream: 'purchase-p' } as never, 'p'),
    undefined,
  )!;
const findings = (...told: readonly Told[]) => purchaseMatchView.buckets['finding']!(folded(...told));

const plan: Told = [
  'PurchasePlanned',
  { purchaseId: 'p', buyerUnit: 'hd', requisitions: [{ unitId: 'cl' }] },
];
const committed: Told = ['FundingCommitted', { amount: '100' }];
const signed: Told = ['ContractSigned', { total: '100', supplier: { taxCode: '1' }, contractNumber: 'c' }];
const accepted = (total: string, on?: string): Told => ['GoodsAccepted', { acceptanceId: 'a', total }, on];
const paid = (cash: string, over: object = {}, on?: string): Told => [
  'PaymentRequested',
  { paymentId: 'x', kind: 'final', acceptanceIds: ['a'], cash, advanceCleared: '0', ...over },
  on,
];
const contract = [plan, committed, signed];

test('a purchase as it should be has no finding', () => {
  expect(findings(...contract, accepted('100'), paid('60', { advanceCleared: '40' }))).toEqual([]);
  expect(findings(...contract, paid('30', { kind: 'advance', acceptanceIds: [] }))).toEqual([]);
  expect(folded(plan).units).toEqual(['hd', 'cl']);
});

test('paid before its acceptance took effect, or for none', () => {
  const late = accepted('100', '2020-03-20');
  const early = folded(...contract, late, paid('100', {}, '2020-03-19'));
  expect(purchaseMatchView.buckets['finding']!(early)).toEqual(['paidBeforeAcceptance']);
  expect(mismatchIn(early, 'paidBeforeAcceptance')).toMatchObject({
    on: '2020-03-19',
    amount: '100',
    limit: '0',
    index: 4,
    event: '/v1/events/4',
  });
  expect(mismatchIn(early, 'paidBeforeAcceptance', '2020-03-18')).toBeUndefined();
  expect(findings(...contract, late, paid('100', {}, '2020-03-20'))).toEqual([]);
  expect(findings(...contract, late, paid('1', { acceptanceIds: [] }))).toEqual(['paidBeforeAcceptance']);
});

test('paid above what was accepted, until it is undone', () => {
  const above = [...contract, accepted('99'), paid('100')];
  expect(findings(...above)).toEqual(['paidAboveAcceptance']);
  expect(mismatchIn(folded(...above), 'paidAboveAcceptance')).toMatchObject({ amount: '100', limit: '99' });
  expect(findings(...above, ['ReversalConfirmed', { paymentId: 'x' }])).toEqual([]);
  expect(findings(...above, ['PaymentRefused', { paymentId: 'x' }])).toEqual([]);
});

test('a contract above its commitment, but not one that let go of it in the end', () => {
  const released: Told = ['FundingReleased', { amount: '1' }];
  expect(findings(plan, signed)).toEqual(['contractAboveCommitment']);
  expect(findings(...contract, released)).toEqual(['contractAboveCommitment']);
  expect(findings(...contract, ['ContractAmended', { total: '99' }], released)).toEqual([]);
  expect(findings(...contract, ['ContractAmended', { total: '101' }])).toEqual(['contractAboveCommitment']);
  expect(findings(...contract, ['TerminationStarted', {}], released)).toEqual([]);
  expect(findings(...contract, ['PurchaseCompleted', {}], released)).toEqual([]);
  const doc = folded(plan, signed);
  expect(mismatchIn(doc, 'contractAboveCommitment')).toMatchObject({ amount: '100', limit: '0', index: 1 });
});

test('what was found on a day is found as of that day, though it was mended later', () => {
  const late = accepted('100', '2020-03-20');
  const above = folded(...contract, late, paid('100', { kind: 'retention' }, '2020-03-19'));
  expect(purchaseMatchView.buckets['finding']!(above)).toEqual([]);
  expect(purchaseMatchView.buckets['findingOfAnyDay']!(above)).toEqual(['paidAboveAcceptance']);
  expect(mismatchIn(above, 'paidAboveAcceptance', '2020-03-19')).toMatchObject({ amount: '100', limit: '0' });
  expect(mismatchIn(above, 'paidAboveAcceptance', '2020-03-20')).toBeUndefined();
  const undone = folded(...contract, paid('9'), ['ReversalConfirmed', { paymentId: 'x' }, '2020-03-05']);
  expect(mismatchIn(undone, 'paidAboveAcceptance', '2020-03-04')).toMatchObject({ amount: '9', limit: '0' });
  expect(mismatchIn(undone, 'paidAboveAcceptance', '2020-03-05')).toBeUndefined();
});

test('a payment that the line refused never was, on no day', () => {
  const refused = folded(...contract, paid('9'), ['PaymentRefused', { paymentId: 'x' }, '2020-03-05']);
  expect(purchaseMatchView.buckets['findingOfAnyDay']!(refused)).toEqual([]);
});

test('a commitment that came after its contract is missed on the days between', () => {
  const doc = folded(plan, signed, ['FundingCommitted', { amount: '100' }, '2020-03-04']);
  expect(mismatchIn(doc, 'contractAboveCommitment', '2020-03-03')).toMatchObject({
    amount: '100',
    limit: '0',
  });
  expect(mismatchIn(doc, 'contractAboveCommitment', '2020-03-04')).toBeUndefined();
  expect(purchaseMatchView.buckets['findingOfAnyDay']!(doc)).toEqual(['contractAboveCommitment']);
});
