import Type from 'typebox';
import { money, quantity, shape } from '#event-sourcing';

/** The number of an item within its purchase or requisition, from 1. */
export const itemNo = () => Type.Integer({ minimum: 1, maximum: 999 });

/** So much of one item. */
export const itemQuantity = () => shape({ no: itemNo(), qty: quantity() });
export interface ItemQuantity {
  readonly no: number;
  readonly qty: string;
}

/** So much of one item at a price: `amount` is qty × unitPrice, rounded half up to 1 VND, tax included. */
export const pricedItem = () => shape({ no: itemNo(), qty: quantity(), unitPrice: money(), amount: money() });
export interface PricedItem extends ItemQuantity {
  readonly unitPrice: string;
  readonly amount: string;
}
