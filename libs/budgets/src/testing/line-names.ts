import type { CommitmentOwner } from '../events/index.js';

/** The line most specs are about: what Hải Dương has of the ministry for equipment in 2020. */
export const line = '2020.hai-duong.ministry.recurrent.009.040-041.6950';
export const ministryLine = '2020.bo-cong-an.ministry.recurrent.009.040-041.6950';
export const districtLine = '2020.cong-an-chi-linh.ministry.recurrent.009.040-041.6950';
export const offPlanLine = '2020.hai-duong.offPlan.recurrent.009.040-041.7000';

const id = (last: number) => `0190a5c4-1b2e-7c3d-8e4f-5a6b7c8d9e0${last}`;
export const ids = {
  need: id(1),
  otherNeed: id(2),
  advance: id(3),
  payment: id(4),
  recovery: id(5),
  move: id(6),
} as const;

export const direct: CommitmentOwner = { kind: 'direct', id: 'sua-chua-nha-tam-giu' };
export const ofPurchase: CommitmentOwner = { kind: 'purchase', id: 'mua-34-xe-oto' };
