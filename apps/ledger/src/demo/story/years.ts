import type { DemoDocument } from '../demo-client.js';

/** The fiscal years of the demo. */
export const years = [2018, 2019, 2020] as const;

const ministryIssuer = 'Bộ Công an';
export const provinceIssuer = 'Công an tỉnh Hải Dương';

/** Numbers of documents are invented. */
export const appropriationDecision = (year: number): DemoDocument => ({
  issuer: ministryIssuer,
  kind: 'quyết định giao dự toán',
  number: `${year}/QĐ-BCA-DEMO`,
  date: `${year - 1}-12-20`,
});

export const localDecision = (year: number): DemoDocument => ({
  issuer: 'Uỷ ban nhân dân tỉnh Hải Dương',
  kind: 'quyết định hỗ trợ kinh phí',
  number: `${year}/QĐ-UBND-DEMO`,
  date: `${year}-01-15`,
});

export const allocationDecision = (year: number): DemoDocument => ({
  issuer: provinceIssuer,
  kind: 'quyết định phân bổ',
  number: `${year}/QĐ-CAT-DEMO`,
  date: `${year}-01-02`,
});

export const voucher = (number: string, date: string): DemoDocument => ({
  issuer: provinceIssuer,
  kind: 'chứng từ chi',
  number,
  date,
});
