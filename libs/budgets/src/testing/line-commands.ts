import type { BudgetLineCommand } from '../domain/budget-line.commands.js';
import { direct, districtLine, ids, line } from './line-names.js';

type DataOf<Type> = Extract<BudgetLineCommand, { readonly type: Type }>['data'];

const command =
  <Type extends BudgetLineCommand['type']>(type: Type, standard: DataOf<Type>) =>
  (over: Partial<DataOf<Type>> = {}) => ({ type, data: { ...standard, ...over } });

/** The commands with a content that fits: a spec says only what it is about. */
export const appropriate = command('Appropriate', { lineId: line, amount: 10n, grantor: 'Bộ Tài chính' });
export const withdraw = command('WithdrawAppropriation', {
  lineId: line,
  amount: 10n,
  grantor: 'Bộ Tài chính',
});
export const recordOpening = command('RecordOpeningBalance', { lineId: line, amount: 10n });

const sending = { lineId: line, toLine: districtLine, amount: 10n, moveId: ids.move };
export const allocate = command('Allocate', sending);
export const adjust = command('Adjust', sending);

export const commit = command('CommitFunds', {
  lineId: line,
  commitmentId: ids.need,
  owner: direct,
  amount: 10n,
});
export const release = command('ReleaseCommitment', {
  lineId: line,
  commitmentId: ids.need,
  amount: 10n,
  cause: 'Không còn nhu cầu',
});

const drawing = { lineId: line, commitmentId: ids.need };
export const payAdvance = command('PayAdvance', {
  ...drawing,
  paymentId: ids.advance,
  amount: 10n,
  voucherNumber: 'UNC-1',
});
export const recover = command('RecoverAdvance', {
  ...drawing,
  paymentId: ids.recovery,
  amount: 10n,
  voucherNumber: 'PT-1',
});
export const pay = command('PostPayment', {
  ...drawing,
  paymentId: ids.payment,
  cash: 10n,
  advanceCleared: 0n,
  voucherNumber: 'UNC-2',
});
export const reverse = command('ReversePayment', { lineId: line, paymentId: ids.payment });

export const close = command('CloseLine', { lineId: line });
export const finishClosing = command('FinishClosing', { lineId: line });
