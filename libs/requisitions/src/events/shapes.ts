import Type from 'typebox';
import { money, quantity, shape, text } from '#event-sourcing';

/** The number of an item within its requisition or purchase, from 1. */
export const itemNo = () => Type.Integer({ minimum: 1, maximum: 999 });

/** So much of one item. */
export const itemQuantity = () => shape({ no: itemNo(), qty: quantity() });
export interface ItemQuantity {
  readonly no: number;
  readonly qty: string;
}

/** One thing asked for. `estUnitPrice` is in VND, tax included. */
export const requisitionItem = () =>
  shape({
    no: itemNo(),
    itemCode: text(60),
    description: text(200),
    qty: quantity(),
    uom: text(20),
    estUnitPrice: money(),
  });
export interface RequisitionItem extends ItemQuantity {
  readonly itemCode: string;
  readonly description: string;
  readonly uom: string;
  readonly estUnitPrice: string;
}
