import type { DemoPurchase } from './demo-purchase.js';

/**
 * Suppliers of the demo. They do not exist; nor do their tax codes and accounts, nor the persons in whose names these
 * are: a holder stands sealed alone, so that a redaction takes away what is told nowhere else.
 */
export const suppliers = [
  {
    taxCode: '0899000011',
    name: 'Công ty TNHH Thiết bị Thành Đông (minh hoạ)',
    holder: 'Nguyễn Thị Ví Dụ',
  },
  {
    taxCode: '0899000022',
    name: 'Công ty CP Thương mại Côn Sơn (minh hoạ)',
    holder: 'Trần Văn Thí Dụ',
  },
  {
    taxCode: '0899000033',
    name: 'Công ty TNHH Vật tư Kinh Thầy (minh hoạ)',
    holder: 'Phạm Thị Giả Định',
  },
] as const;

const numberOf = ({ key }: DemoPurchase): number => Number(key.slice(5));

const chosen = (purchase: DemoPurchase) => suppliers[numberOf(purchase) % suppliers.length]!;

export const supplierOf = (purchase: DemoPurchase) => {
  const { taxCode, name } = chosen(purchase);
  return { taxCode, name };
};

/** All of them offer where there is competition; the dearer ones lose. */
export const biddersOf = (purchase: DemoPurchase, total: bigint) => {
  if (!['openBidding', 'competitiveQuotation'].includes(purchase.method)) return [];
  const winner = supplierOf(purchase);
  return suppliers.map(({ taxCode, name }, n) => ({
    taxCode,
    name,
    price: `${taxCode === winner.taxCode ? total : (total * BigInt(103 + n)) / 100n}`,
  }));
};

export const accountOf = (purchase: DemoPurchase) => {
  const { taxCode, holder } = chosen(purchase);
  return { bank: 'Ngân hàng Minh Hoạ, chi nhánh Hải Dương', number: `19${taxCode}`, holder };
};
