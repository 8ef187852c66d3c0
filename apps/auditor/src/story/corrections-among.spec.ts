import { expect, test } from '@jest/globals';
import type { LedgerEvent } from '#event-sourcing';
import { correctionsAmong } from './corrections-among.js';

const event = (index: number, type: string, causationId: string, data: object = {}): LedgerEvent =>
  ({
    index,
    type,
    causationId,
    data,
    id: `e-${index}`,
    corrects: 'wrong',
    actor: { personId: 'p', unitId: 'u', duty: 'd' },
  }) as unknown as LedgerEvent;

const among = (...events: readonly LedgerEvent[]) => correctionsAmong(events).get('wrong');
const move = { moveId: 'm-1', cause: 'budget-line.closed' };

test('what was done at once corrects, each by its own command', () =>
  expect(
    among(event(1, 'PaymentReversed', 'c-1', { owner: {} }), event(2, 'PaymentPosted', 'c-2', { owner: {} })),
  ).toEqual([1, 2]));

test('what a process does corrects when the process has ended, and not before', () => {
  const sent = event(1, 'FundsSent', 'c-1', move);
  expect(among(sent)).toEqual([]);
  expect(among(sent, event(5, 'FundMoveSettled', 'e-3', move))).toEqual([1, 5]);
});

test('the stream that sent money and got it back tells that nothing was corrected: the refusal stands elsewhere', () =>
  expect(
    among(
      event(1, 'FundsSent', 'c-1', move),
      event(5, 'FundsReturned', 'e-3', move),
      event(6, 'PaymentReversed', 'c-2', { owner: {} }),
    ),
  ).toEqual([6]));
