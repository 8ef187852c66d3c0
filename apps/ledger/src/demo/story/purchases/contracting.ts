import { goodOf } from '../things/goods.js';
import { kinds, reasons } from './papers.js';
import type { PurchaseDesk } from './purchase-desk.js';
import { accountOf, biddersOf, supplierOf } from './suppliers.js';

/** A contract that is amended begins with a piece less of everything. */
export const offered = ({ purchase }: PurchaseDesk, whole = purchase.fate !== 'amended') =>
  purchase.wanted.map(([good, quantity], n) => ({
    no: n + 1,
    qty: `${whole ? quantity : quantity - 1}`,
    unitPrice: `${goodOf(good).price}`,
  }));

export const worthOf = (items: readonly { readonly qty: string; readonly unitPrice: string }[]): bigint =>
  items.reduce((sum, { qty, unitPrice }) => sum + BigInt(qty) * BigInt(unitPrice), 0n);

/** How a supplier is found, and which one it is. */
export const award = async (desk: PurchaseDesk): Promise<void> => {
  const { purchase } = desk;
  const { method, fate } = purchase;
  await desk.act({
    as: 'buyer',
    verb: 'select-method',
    day: 12,
    document: desk.paper('method', 12),
    body: { method, ...reasons[method] },
  });
  const { file, etag } = await desk.file(({ awardDigest }) => awardDigest !== undefined);
  const items = offered(desk);
  await desk.act({
    as: 'buyer',
    verb: 'award',
    day: 30,
    ifMatch: etag,
    document: desk.paper(fate === 'unevaluated' ? 'award' : 'evaluation', 30),
    body: {
      seenDigest: file.awardDigest,
      supplier: supplierOf(purchase),
      items,
      bidders: biddersOf(purchase, worthOf(items)),
      ...(fate === 'unevaluated' ? {} : { evaluationDoc: `${kinds.evaluation} ${purchase.key}` }),
    },
  });
};

/** The director signs; the lines commit, or the contract does not stand. */
export const sign = async (desk: PurchaseDesk, refused?: string): Promise<void> => {
  const { purchase } = desk;
  const { file, etag } = await desk.file(({ signingDigest }) => signingDigest !== undefined);
  const retained = purchase.fate === 'retained';
  await desk.act({
    as: 'director',
    verb: 'sign',
    day: 37,
    ifMatch: etag,
    document: desk.paper('contract', 37),
    refused,
    body: {
      seenDigest: file.signingDigest,
      contractNumber: `${purchase.key}/HĐ-DEMO`,
      signedOn: desk.day(37),
      fundings: desk.splitOverLines(worthOf(offered(desk))),
      payeeAccount: accountOf(purchase),
      deliveryDue: desk.day(90),
      advanceTerms: { maxPct: 30, guaranteeDoc: `Bảo lãnh tạm ứng ${purchase.key}` },
      ...(retained ? { retentionPct: 5, retentionDue: desk.day(120) } : { retentionPct: 0 }),
    },
  });
};

/** The piece that was left out is ordered after all. */
export const amendUpward = async (desk: PurchaseDesk): Promise<void> => {
  const items = offered(desk, true);
  const more = worthOf(items) - worthOf(offered(desk));
  await desk.fundings();
  await desk.act({
    as: 'buyer',
    verb: 'amend',
    day: 50,
    document: desk.paper('amendment', 50),
    body: { items, additions: desk.splitOverLines(more), reductions: [] },
  });
  await desk.file(({ fundings }) => fundings.length > desk.purchase.sources.length);
};
