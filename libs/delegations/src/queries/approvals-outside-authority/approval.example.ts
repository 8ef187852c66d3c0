import type { ApprovalRow } from './approvals.query.js';

/** Question 8: a decision under a delegation that, as is known today, was revoked by then. */
export const approvalExample: ApprovalRow = {
  outcome: 'recorded',
  finding: 'delegationRevoked',
  decision: 'RequisitionApproved',
  subject: 'requisition-0190a5c4-1b2e-7c3d-8e4f-5a6b7c8d9e02',
  person: 'p-logistics-head',
  principal: 'p-director',
  delegationId: '0190a7c0-0000-7000-8000-000000000501',
  unitId: 'hd-ph10',
  on: '2020-06-11',
  recordedAt: '2020-06-11T02:00:00.000Z',
  index: 5710,
  amount: '30000000',
};
