import type { SplitClusterRow } from './split-purchases.query.js';

/** Question 6: two purchases that are above the threshold together. */
export const splitExample: SplitClusterRow = {
  buyerUnit: 'hai-duong',
  supplier: {
    taxCode: '0800123456',
    name: 'Công ty Thành Đông',
  },
  category: 'goods',
  from: '2020-02-03',
  to: '2020-04-03',
  threshold: 'headDecides',
  limit: '50000000',
  sum: '68000000',
  verdict: 'above',
  members: [
    {
      purchaseId: '0190a5c4-1b2e-7c3d-8e4f-5a6b7c8d9e01',
      method: 'headDecision',
      on: '2020-02-03',
      estTotal: '34000000',
      total: '34000000',
      status: 'active',
    },
    {
      purchaseId: '0190a5c4-1b2e-7c3d-8e4f-5a6b7c8d9e09',
      method: 'headDecision',
      on: '2020-04-03',
      estTotal: '34000000',
      total: '33800000',
      status: 'awarded',
    },
  ],
};
