import type { DemoPurchase } from './demo-purchase.js';

/** Suppliers of the demo. They do not exist; nor do their tax codes and accounts. */
const suppliers = [
  { taxCode: '0899000011', name: 'Công ty TNHH Thiết bị Thành Đông (minh hoạ)' },
  { taxCode: '0899000022', name: 'Công ty CP Thương mại Côn Sơn (minh hoạ)' },
  { taxCode: '0899000033', name: 'Công ty TNHH Vật tư Kinh Thầy (minh hoạ)' },
] as const;

const numberOf = ({ key }: DemoPurchase): number => Number(key.slice(5));

export const supplierOf = (purchase: DemoPurchase) => suppliers[numberOf(purchase) % suppliers.length]!;

/** All of them offer where there is competition; the dearer ones lose. */
export const biddersOf = (purchase: DemoPurchase, total: bigint) => {
  if (!['openBidding', 'competitiveQuotation'].includes(purchase.method)) return [];
  const winner = supplierOf(purchase);
  return suppliers.map((bidder, n) => ({
    ...bidder,
    price: `${bidder === winner ? total : (total * BigInt(103 + n)) / 100n}`,
  }));
};

export const accountOf = (purchase: DemoPurchase) => {
  const { name, taxCode } = supplierOf(purchase);
  return { bank: 'Ngân hàng Minh Hoạ, chi nhánh Hải Dương', number: `19${taxCode}`, holder: name };
};
