import { quantity } from '#kernel';
import { digestOf } from '#requisitions/events';
import type { Drawing } from '../drawing.js';
import { lastOf, type WholeDesk } from '../whole-desk.js';
import { days, founded, type History, nth } from './around.js';

const deputy = (n: number) => ({
  unitId: 'hai-duong',
  personId: 'p-deputy',
  duty: 'approver',
  onBehalfOf: 'p-chief',
  delegationId: nth('delegation', n),
});

/** A duty that is lent and taken back, and what is decided with it: within, beyond, and too late. */
export const lending: History = async (desk, draw) => {
  await founded(desk, [['pc08', 'division', 'hai-duong']], 'delegationThresholds');
  const lend = (n: number, ceiling: bigint, on: string, unitId: string) => {
    const scope = { unitId, subtree: true };
    const content = {
      delegationId: nth('delegation', n),
      duty: 'approver',
      toPersonId: 'p-deputy',
      ceiling,
      scope,
    };
    return desk.does('hai-duong/p-chief', 'GrantDelegation', { ...content, validTo: '2020-12-31' }, on);
  };
  await lend(1, 30n, draw.pick(days.slice(0, 2)), 'pc08');
  await lend(3, 12n, days[0], 'hai-duong');
  await decided(desk, draw, 1);
  for (let n = 2; n <= 4; n += 1) {
    if (draw.once(4)) await lend(2, 8n, draw.pick(days), draw.pick(['hai-duong', 'pc08']));
    if (draw.once(3)) {
      const revoked = { delegationId: nth('delegation', 1) };
      await desk.does('hai-duong/p-chief', 'RevokeDelegation', revoked, draw.pick(days.slice(1)), {
        reason: 'x',
        ifMatch: 0,
      });
    }
    await decided(desk, draw, n);
  }
};

const decided = async (desk: WholeDesk, draw: Drawing, n: number): Promise<void> => {
  const requisitionId = nth('requisition', n);
  const need = { requisitionId, unitId: 'pc08', neededBy: '2020-06-01', purpose: 'x', urgency: 'normal' };
  const item = { no: 1, itemCode: 'x', description: 'x', uom: 'chiếc', qty: quantity('1') };
  const items = [{ ...item, estUnitPrice: BigInt(1 + draw.below(20)) }];
  const requester = n === 1 ? 'p-requester' : draw.pick(['p-requester', 'p-requester', 'p-deputy']);
  await desk.does(`pc08/${requester}`, 'SubmitRequisition', { ...need, items }, days[0]);
  const seenDigest = digestOf(lastOf(desk, 'RequisitionSubmitted')!.data);
  const approval = { requisitionId, seenDigest, approvedItems: [{ no: 1, qty: quantity('1') }] };
  // The first is within what was lent, so that every history has one that counts.
  const actor = n > 1 && draw.once(5) ? {} : { actor: deputy(n === 1 ? 1 : draw.pick([1, 1, 2, 3])) };
  const day = n === 1 ? days[2] : draw.pick(days);
  await desk.does('hai-duong/p-chief', 'ApproveRequisition', approval, day, { ifMatch: 0, ...actor });
};
