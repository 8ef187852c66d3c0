import { expect, test } from '@jest/globals';
import type { PurchaseStep } from '#procurement/views';
import type { AssetDoc } from '../asset-doc.js';
import {
  acceptanceOf,
  commitmentsBehind,
  paymentLinks,
  PurchaseFile,
  purchaseLinks,
  requisitionsBehind,
} from './purchase-links.js';

/** Two items from two requisitions, awarded twice, delivered and paid in two parts, amended in between. */
const steps = (
  [
    ['PurchasePlanned', { estTotal: '9', items: [planned(1, 'r-1'), planned(2, 'r-2'), planned(2, 'r-3')] }],
    ['MethodSelected', {}],
    ['PurchaseAwarded', { total: '8' }],
    ['PurchaseAwarded', { total: '7' }],
    ['ContractSigned', { total: '7', fundings: [{ lineId: 'l', commitmentId: 'c-1' }] }],
    ['PaymentRequested', { paymentId: 'advance', acceptanceIds: [] }],
    ['PaymentConfirmed', { paymentId: 'advance', cash: '1', advanceCleared: '0' }],
    ['GoodsReceived', { receiptId: 'd-1' }],
    ['GoodsAccepted', { acceptanceId: 'a-1', receiptId: 'd-1', total: '3', items: [accepted(1, 'N-1')] }],
    ['ContractAmended', { total: '8', fundings: [{ lineId: 'l', commitmentId: 'c-2' }] }],
    ['GoodsReceived', { receiptId: 'd-2' }],
    ['GoodsAccepted', { acceptanceId: 'a-2', receiptId: 'd-2', total: '4', items: [accepted(2, 'N-2')] }],
    ['PaymentRequested', { paymentId: 'one', acceptanceIds: ['a-1'] }],
    ['PaymentConfirmed', { paymentId: 'one', cash: '2', advanceCleared: '1' }],
    ['PaymentRequested', { paymentId: 'two', acceptanceIds: ['a-2'] }],
    ['PaymentConfirmed', { paymentId: 'two', cash: '4', advanceCleared: '0' }],
    ['ReversalConfirmed', { paymentId: 'two', cash: '4', advanceCleared: '0' }],
  ] as const
).map(([type, data], index) => ({ type, data, index, effectiveDate: '2020-01-01', purchaseId: 'p' }));

function planned(no: number, requisitionId: string) {
  return { no, sources: [{ requisitionId, no: 1, qty: '1' }] };
}
function accepted(no: number, assetNumber: string) {
  return { no, assets: [{ assetNumber }] };
}

const file = new PurchaseFile(steps as unknown as readonly PurchaseStep[]);
const of = (acceptanceId: string, assetNumber: string) =>
  acceptanceOf(file, { acceptanceId, assetNumber } as AssetDoc)!;
const told = (links: readonly { step: string; index: number; amount?: string }[]) =>
  links.map(({ step, index, amount }) => [step, index, amount]);

test('the way back is that of the thing: its delivery, and the contract as it stood then', () => {
  expect(told(purchaseLinks(file, of('a-1', 'N-1')))).toEqual([
    ['acceptance', 8, '3'],
    ['receipt', 7, undefined],
    ['contract', 4, '7'],
    ['award', 3, '7'],
    ['method', 1, undefined],
    ['plan', 0, '9'],
  ]);
  const second = told(purchaseLinks(file, of('a-2', 'N-2')));
  expect(second.slice(0, 3)).toEqual([
    ['acceptance', 11, '4'],
    ['receipt', 10, undefined],
    ['amendment', 9, '8'],
  ]);
});

test('the requisitions are those of its own item', () => {
  expect(requisitionsBehind(file, of('a-1', 'N-1'))).toEqual(['r-1']);
  expect(requisitionsBehind(file, of('a-2', 'N-2'))).toEqual(['r-2', 'r-3']);
});

test('commitments made by its acceptance; payments that rest on it, advances, and what was undone', () => {
  const ids = (acceptanceId: string, number: string) =>
    commitmentsBehind(file, of(acceptanceId, number)).map(({ commitmentId }) => commitmentId);
  expect([ids('a-1', 'N-1'), ids('a-2', 'N-2')]).toEqual([['c-1'], ['c-1', 'c-2']]);
  expect(told(paymentLinks(file, of('a-1', 'N-1')))).toEqual([
    ['payment', 6, '1'],
    ['payment', 13, '3'],
  ]);
  expect(told(paymentLinks(file, of('a-2', 'N-2')))).toEqual([
    ['payment', 6, '1'],
    ['payment', 15, '4'],
    ['paymentReversal', 16, '4'],
  ]);
});
