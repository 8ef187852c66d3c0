import type { CandidateRow } from './candidates.row.js';

/** A delegate whose ceiling was used up. */
export const candidateExample: CandidateRow = {
  personId: 'p-logistics-head',
  basis: 'delegation',
  principal: 'p-director',
  duty: 'approver',
  could: 'no',
  because: 'delegation.ceiling-exceeded',
  delegationId: '0190a7c0-0000-7000-8000-000000000501',
  on: '2020-06-12',
  asked: '25000000',
  ceiling: '50000000',
  used: '30000000',
  left: '20000000',
};
