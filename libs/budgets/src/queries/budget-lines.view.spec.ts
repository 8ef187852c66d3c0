import { expect, test } from '@jest/globals';
import type { LedgerEvent } from '#event-sourcing';
import { type BudgetLineDoc, budgetLinesView, lineOn } from './budget-lines.view.js';

const lineId = '2020.hai-duong.ministry.recurrent.009.040-041.6950';
const event = (type: string, effectiveDate: string) =>
  ({ type, effectiveDate, data: { lineId } }) as unknown as LedgerEvent;
const lineOf = (...events: readonly LedgerEvent[]) =>
  events.reduce<BudgetLineDoc | undefined>(
    (doc, each) => budgetLinesView.on.get(each.type)!.then(doc, each, lineId),
    undefined,
  )!;
const given = [event('FundsAppropriated', '2020-02-10'), event('FundsAppropriated', '2020-01-06')];
const closing = event('LineClosingStarted', '2020-12-31');
const closed = lineOf(...given, closing, event('LineClosed', '2020-12-31'));
const told = (doc: BudgetLineDoc | undefined) => doc && [doc.status, doc.closingSince, doc.closedOn];

test('a line is there from the earliest day for which it got money, whatever was recorded first', () => {
  expect(lineOf(...given).openedOn).toBe('2020-01-06');
  expect(lineOn(closed, '2020-01-05')).toBeUndefined();
  expect(told(lineOn(closed, '2020-01-06'))).toEqual(['open', undefined, undefined]);
});

test('it is open until the day that it closes on', () => {
  expect(told(lineOn(closed, '2020-12-30'))).toEqual(['open', undefined, undefined]);
  expect(told(lineOn(closed, '2020-12-31'))).toEqual(['closed', '2020-12-31', '2020-12-31']);
  expect(told(lineOn(lineOf(...given, closing), '2020-12-31'))).toEqual(['closing', '2020-12-31', undefined]);
});

test('without a day it is as it stands', () => expect(lineOn(closed, undefined)).toBe(closed));
