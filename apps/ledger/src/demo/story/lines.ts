/** What the money of the demo is for. Chapter, sector and item codes follow the budget index; amounts are invented. */
export const items = {
  /** Mua hàng hoá, vật tư dùng cho chuyên môn của từng ngành. */
  supplies: { nature: 'recurrent', item: '7000' },
  /** Vật tư văn phòng. */
  office: { nature: 'recurrent', item: '6550' },
  /** Sửa chữa tài sản phục vụ chuyên môn. */
  repairs: { nature: 'recurrent', item: '6900' },
  /** Mua sắm tài sản dùng cho công tác chuyên môn. */
  equipment: { nature: 'recurrent', item: '6950' },
  /** Chi đầu tư mua sắm tài sản. */
  investment: { nature: 'investment', item: '9050' },
} as const;
export type Purpose = keyof typeof items;

export type Source = 'ministry' | 'local' | 'offPlan';

export const lineOf = (year: number, unitId: string, source: Source, purpose: Purpose): string => {
  const { nature, item } = items[purpose];
  return `${year}.${unitId}.${source}.${nature}.009.040-041.${item}`;
};
