import { idOf } from '../../demo-client.js';
import { logistics } from '../organisation.js';
import { goodOf } from '../things/goods.js';
import { requisitionId } from './demo-purchase.js';
import type { PurchaseDesk } from './purchase-desk.js';

const requesterOf = (unit: string): string =>
  unit === logistics ? 'logistics-requester' : `${unit}-requester`;

const asked = ({ purchase }: PurchaseDesk) =>
  purchase.wanted.map(([name, quantity], n) => {
    const { itemCode, description, uom, price } = goodOf(name);
    const qty = `${quantity / purchase.units.length}`;
    return { no: n + 1, itemCode, description, qty, uom, estUnitPrice: `${price}` };
  });

/** A unit asks, and the deputy director approves what he saw. */
const ask = async (desk: PurchaseDesk, unit: string): Promise<void> => {
  const { client, purchase } = desk;
  const { fate, key, year } = purchase;
  const items = asked(desk);
  const head = fate === 'selfApproved' ? { as: 'logistics-head', unitId: logistics } : undefined;
  const document = desk.paper('request', 0, `-${unit}`);
  const id = requisitionId(purchase, unit);
  const { body, etag } = await client.send({
    as: head?.as ?? requesterOf(unit),
    path: '/v1/requisitions',
    key: `ask ${key} ${unit}`,
    on: desk.day(0),
    document,
    body: {
      requisitionId: id,
      unitId: head?.unitId ?? unit,
      items,
      neededBy: `${year}-12-31`,
      purpose: 'Bảo đảm phương tiện cho công tác, chiến đấu (minh hoạ)',
      urgency: purchase.method === 'urgentAppointment' ? 'urgent' : 'normal',
    },
  });
  const seen = await client.get('auditor', `/v1/requisitions/${id}?waitFor=${body.waitToken}`);
  const approvedItems = items.map(({ no, qty }) => ({ no, qty }));
  const approval = {
    path: `/v1/requisitions/${id}/approve`,
    on: desk.day(5),
    ifMatch: etag,
    document: desk.paper('approval', 5, `-${unit}`),
    body: { seenDigest: seen.body.item.digest, approvedItems },
  };
  if (head)
    await client.send({
      ...approval,
      as: head.as,
      key: `approve ${key} ${unit} alone`,
      refused: 'requisition.requester-approves',
    });
  await client.send({ ...approval, as: 'deputy-director', key: `approve ${key} ${unit}` });
};

/** Every unit asks, and the buyer takes what they ask as one purchase. */
export const askAndPlan = async (desk: PurchaseDesk): Promise<void> => {
  const { purchase } = desk;
  for (const unit of purchase.units) await ask(desk, unit);
  const total = purchase.wanted.reduce((sum, [good, n]) => sum + goodOf(good).price * BigInt(n), 0n);
  await desk.client.send({
    as: 'buyer',
    path: '/v1/purchases',
    key: `plan ${purchase.key}`,
    on: desk.day(10),
    wait: 30,
    document: desk.paper('plan', 9),
    body: {
      purchaseId: idOf('purchase', purchase.key),
      buyerUnit: logistics,
      category: 'goods',
      items: asked(desk).map(({ no, qty }) => ({
        no,
        sources: purchase.units.map(unit => ({ requisitionId: requisitionId(purchase, unit), no, qty })),
      })),
      fundings: desk.splitOverLines(total),
    },
  });
};
