import { unitOfCommitment } from '../surroundings.js';

/** What every command shares by which an accountant moves a purchase's money: the duty covers the line that pays. */
export const onPurchaseMoney = {
  duty: 'accountant',
  target: ({ purchaseId }: { readonly purchaseId: string }) => purchaseId,
  units: unitOfCommitment,
};

/** What each of them may be refused with first, in order. */
export const moneyRefusals = [
  'process.in-progress',
  'purchase.wrong-state',
  'date.in-future',
  'purchase.duties-not-apart',
  'commitment.unknown',
  'purchase.too-early',
] as const;

/** And what each that issues a voucher to the contract's account may be. */
export const voucherRefusals = [...moneyRefusals, 'payment.account-differs', 'payment.voucher-used'] as const;
