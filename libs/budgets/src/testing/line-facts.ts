import { type Fact, moneyText } from '#kernel';
import * as entry from '../domain/budget-line.postings.js';
import {
  advancePaid,
  advanceRecovered,
  commitmentReleased,
  type CommitmentOwner,
  fundMoveSettled,
  fundsAppropriated,
  fundsCommitted,
  fundsReceiptRefused,
  fundsReceived,
  fundsReturned,
  fundsSent,
  lineClosed,
  lineClosingStarted,
  type MoveKind,
  paymentPosted,
  paymentReversed,
} from '../events/index.js';
import { direct, ids, line } from './line-names.js';

/** What happened on the line, in few words. Amounts are whole đồng; what is not said is the line and its first ids. */

export const appropriated = (amount: bigint): Fact =>
  fundsAppropriated({
    lineId: line,
    amount: moneyText(amount),
    grantor: 'Bộ Tài chính',
    postings: entry.appropriated(line, 'Bộ Tài chính', amount),
  });

export const committed = (amount: bigint, commitmentId = ids.need, owner: CommitmentOwner = direct): Fact =>
  fundsCommitted({
    lineId: line,
    commitmentId,
    owner,
    amount: moneyText(amount),
    postings: entry.held(line, amount),
  });

export const released = (amount: bigint, commitmentId = ids.need): Fact =>
  commitmentReleased({
    lineId: line,
    commitmentId,
    owner: direct,
    amount: moneyText(amount),
    cause: 'Không còn nhu cầu',
    postings: entry.released(line, amount),
  });

const drawn = (paymentId: string, commitmentId = ids.need) => ({
  lineId: line,
  commitmentId,
  owner: direct,
  paymentId,
});

export const advanced = (amount: bigint, paymentId = ids.advance): Fact =>
  advancePaid({
    ...drawn(paymentId),
    amount: moneyText(amount),
    voucherNumber: 'UNC-1',
    postings: entry.advancedOut(line, amount),
  });

export const recovered = (amount: bigint, paymentId = ids.recovery): Fact =>
  advanceRecovered({
    ...drawn(paymentId),
    amount: moneyText(amount),
    voucherNumber: 'PT-1',
    postings: entry.advanceBack(line, amount),
  });

export const paid = (cash: bigint, advanceCleared = 0n, paymentId = ids.payment): Fact =>
  paymentPosted({
    ...drawn(paymentId),
    voucherNumber: 'UNC-2',
    cash: moneyText(cash),
    advanceCleared: moneyText(advanceCleared),
    postings: entry.paidOut(line, cash, advanceCleared),
  });

export const reversed = (cash: bigint, advanceCleared = 0n, paymentId = ids.payment): Fact =>
  paymentReversed({
    ...drawn(paymentId),
    cash: moneyText(cash),
    advanceCleared: moneyText(advanceCleared),
    postings: entry.paidBack(line, cash, advanceCleared),
  });

export const moved = (from: string, to: string, amount: bigint, kind: MoveKind = 'allocation') => ({
  moveId: ids.move,
  kind,
  fromLine: from,
  toLine: to,
  amount: moneyText(amount),
});
type Move = ReturnType<typeof moved>;

export const sent = (move: Move): Fact =>
  fundsSent({ ...move, postings: entry.sent(move, BigInt(move.amount)) });
export const received = (move: Move): Fact =>
  fundsReceived({ ...move, postings: entry.received(move, BigInt(move.amount)) });
export const receiptRefused = (move: Move, cause: string): Fact => fundsReceiptRefused({ ...move, cause });
export const returned = (move: Move, cause: string): Fact =>
  fundsReturned({ ...move, cause, postings: entry.returned(move, BigInt(move.amount)) });
export const settled = (move: Move): Fact => fundMoveSettled(move);

export const closingStarted = (): Fact => lineClosingStarted({ lineId: line });
export const closed = (rest = 0n): Fact =>
  lineClosed({ lineId: line, lapsed: moneyText(rest), postings: entry.lapse(line, rest) });
