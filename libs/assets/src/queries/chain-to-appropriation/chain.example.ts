import type { ChainOriginRow, ChainStepRow } from './chain.row.js';

/** Question 4: one step of the way back, the approval of the requisition. */
const step: ChainStepRow = {
  step: 'approval',
  amount: '780000000',
  index: 2011,
  eventId: '36855ed4-ede5-86de-9885-655f454f07cc',
  type: 'RequisitionApproved',
  stream: 'requisition-0190a5c4-1b2e-7c3d-8e4f-5a6b7c8d9e02',
  recordedAt: '2020-02-03T02:00:00.000Z',
  event: '/v1/events/2011',
  proof: '/v1/proofs/inclusion?event=2011',
  leafOnly: false,
  effectiveDate: '2020-02-03',
  actor: {
    personId: 'p-director',
    unitId: 'hai-duong',
    duty: 'approver',
  },
  document: {
    issuer: 'Công an tỉnh Hải Dương',
    kind: 'quyết định',
    number: '12/QĐ',
    date: '2020-02-03',
    sha256: '6efbbd95b0037ad1452b7738ea9e4b77ef62243c0d14a014d4a40cbf442abe02',
  },
  correlationId: '683c758d-9360-4012-a2c5-0bdea57dbd94',
};
const origin: ChainOriginRow = {
  kind: 'purchase',
  ref: '0190a5c4-1b2e-7c3d-8e4f-5a6b7c8d9e01',
  paidFromBudget: true,
  note: {
    vi: 'Tài sản mua sắm: lần ngược từ nghiệm thu đến giao dự toán.',
    en: 'Bought: traced from its acceptance back to the appropriation.',
  },
};

export const chainExamples = { example: step, exampleBeside: { origin } };
