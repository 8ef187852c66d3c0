import { quantity, vnd } from '#kernel';
import type { ItemQuantityBody, LineAmountBody, OfferedItemBody } from './fields.js';

/** Checked texts as the figures that rules compare. */

export const quantities = (items: readonly ItemQuantityBody[]) =>
  items.map(({ no, qty }) => ({ no, qty: quantity(qty) }));

export const offers = (items: readonly OfferedItemBody[]) =>
  items.map(({ no, qty, unitPrice }) => ({ no, qty: quantity(qty), unitPrice: vnd(unitPrice) }));

export const lineAmounts = (fundings: readonly LineAmountBody[]) =>
  fundings.map(({ lineId, amount, subItem }) => ({ lineId, amount: vnd(amount), subItem }));
