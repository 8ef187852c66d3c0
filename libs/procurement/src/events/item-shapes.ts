import { money, quantity, shape } from '#event-sourcing';
import { itemNo, type ItemQuantity } from '#requisitions/events';

/** So much of one item at a price: `amount` is qty × unitPrice, rounded half up to 1 VND, tax included. */
export const pricedItem = () => shape({ no: itemNo(), qty: quantity(), unitPrice: money(), amount: money() });
export interface PricedItem extends ItemQuantity {
  readonly unitPrice: string;
  readonly amount: string;
}
