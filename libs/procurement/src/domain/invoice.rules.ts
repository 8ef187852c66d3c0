import { allowed, type Circumstances, refused, sumOf, type Verdict } from '#kernel';
import type { InvoiceData } from './purchase.data.js';
import type { Purchase } from './purchase.js';

export const mustComeFromSupplier = ({ contract }: Purchase, taxCode: string): Verdict =>
  taxCode === contract!.supplierTaxCode
    ? allowed
    : refused('invoice.supplier-differs', { given: taxCode, contract: contract!.supplierTaxCode });

export const mustBeNewInvoice = ({ invoices }: Purchase, { series, number }: InvoiceData): Verdict =>
  invoices.some(invoice => invoice.series === series && invoice.number === number)
    ? refused('invoice.already-recorded', { invoice: `${series} ${number}` })
    : allowed;

export const invoiceMustAddUp = ({ items, total, tax }: InvoiceData): Verdict => {
  const sum = sumOf(items.map(({ amount }) => amount));
  return sum === total && tax <= total ? allowed : refused('invoice.total-differs', { sum, total, tax });
};

export const invoiceMustNotBeLater = ({ date }: InvoiceData, { effectiveDate }: Circumstances): Verdict =>
  date <= effectiveDate ? allowed : refused('invoice.dated-later', { date, effectiveDate });

export const itemsMustBeInContract = (
  { goods }: Purchase,
  items: readonly { readonly no: number }[],
): Verdict => {
  const other = items.find(({ no }) => !goods.has(no));
  return other ? refused('item.unknown', { item: other.no }) : allowed;
};
