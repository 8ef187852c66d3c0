import {
  calendarDate,
  eventType,
  type FactOf,
  list,
  money,
  positiveMoney,
  quantity,
  shape,
  text,
  uuid,
} from '#event-sourcing';
import { itemNo } from '#requisitions/events';

/** `total` is the sum of the items' amounts, `tax` the part of it that is tax. */
export const invoiceRecorded = eventType(
  'InvoiceRecorded',
  'A supplier asked for money.',
  shape({
    purchaseId: uuid(),
    invoiceId: uuid(),
    supplierTaxCode: text(20),
    series: text(20),
    number: text(20),
    date: calendarDate(),
    items: list(shape({ no: itemNo(), qty: quantity(), amount: money() })),
    total: positiveMoney(),
    tax: money(),
  }),
);

export type InvoiceRecorded = FactOf<typeof invoiceRecorded>;
