import type { MismatchRow } from './mismatches.query.js';

/** Question 9. The rules refuse it; so an answer with a row is a finding against the ledger too. */
export const mismatchExample: MismatchRow = {
  finding: 'paidBeforeAcceptance',
  purchaseId: '0190a5c4-1b2e-7c3d-8e4f-5a6b7c8d9e01',
  buyerUnit: 'hai-duong',
  contractNumber: '16/2020',
  supplier: {
    taxCode: '0800123456',
    name: 'Công ty Thành Đông',
  },
  on: '2020-03-05',
  amount: '34000000',
  limit: '0',
  index: 2051,
  event: '/v1/events/2051',
  proof: {
    href: '/v1/proofs/inclusion?event=2051',
  },
};
