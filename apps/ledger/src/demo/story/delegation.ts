import { type DemoClient, type DemoDocument, idOf } from '../demo-client.js';
import { province } from './organisation.js';
import type { Chapter } from './story.js';
import { provinceIssuer } from './years.js';

/** The director's duty, lent for November 2020. */
export const delegationId = idOf('delegation', '2020-11');
const under = { delegationId, principal: 'p-director' };

const paper = (kind: string, number: string, date: string): DemoDocument => ({
  issuer: provinceIssuer,
  kind,
  number: `${number}/UQ-DEMO`,
  date,
});

const lend = (client: DemoClient) =>
  client.send({
    as: 'director',
    path: '/v1/delegations',
    key: 'lend 2020-11',
    on: '2020-11-01',
    document: paper('quyết định uỷ quyền', '1', '2020-10-28'),
    body: {
      delegationId,
      duty: 'approver',
      toPersonId: 'p-logistics-head',
      ceiling: '50000000',
      scope: { unitId: province, subtree: true, category: 'requisitions' },
      validTo: '2020-11-30',
    },
  });

const ask = (client: DemoClient, requisitionId: string) =>
  client.send({
    as: 'kinh-mon-requester',
    path: '/v1/requisitions',
    key: 'ask 2020-11',
    on: '2020-11-10',
    document: paper('giấy đề nghị', '2', '2020-11-10'),
    body: {
      requisitionId,
      unitId: 'kinh-mon',
      neededBy: '2020-12-20',
      urgency: 'normal',
      purpose: 'Thay máy phát điện đã hỏng (minh hoạ)',
      items: [
        {
          no: 1,
          itemCode: 'may-phat-dien',
          description: 'Máy phát điện 50 kVA',
          qty: '1',
          uom: 'chiếc',
          estUnitPrice: '80000000',
        },
      ],
    },
  });

/** The head of logistics decides in the director's name: not after the month, not above the ceiling; so he says no. */
const decide = async (client: DemoClient): Promise<void> => {
  const requisitionId = idOf('requisition', '2020-11 under delegation');
  const { body, etag } = await ask(client, requisitionId);
  const { body: seen } = await client.get(
    'auditor',
    `/v1/requisitions/${requisitionId}?waitFor=${body.waitToken}`,
  );
  const approval = {
    as: 'logistics-head',
    path: `/v1/requisitions/${requisitionId}/approve`,
    ifMatch: etag,
    under,
    document: paper('quyết định phê duyệt', '3', '2020-11-12'),
    body: { seenDigest: seen.item.digest, approvedItems: [{ no: 1, qty: '1' }] },
  };
  const late = { on: '2020-12-01' };
  const high = { on: '2020-11-12' };
  await client.send({ ...approval, ...late, key: 'approve 2020-11 late', refused: 'delegation.expired' });
  await client.send({
    ...approval,
    ...high,
    key: 'approve 2020-11 high',
    refused: 'delegation.ceiling-exceeded',
  });
  await client.send({
    as: 'logistics-head',
    path: `/v1/requisitions/${requisitionId}/reject`,
    under,
    key: 'reject 2020-11',
    on: '2020-11-13',
    document: paper('thông báo', '4', '2020-11-13'),
    body: { grounds: 'Vượt trần uỷ quyền; chuyển Giám đốc quyết định trong kế hoạch năm sau (minh hoạ)' },
  });
};

export const delegationChapters: readonly Chapter[] = [
  { title: { vi: 'Uỷ quyền', en: 'A delegation' }, steps: [lend] },
  { title: { vi: 'Quyết định theo uỷ quyền', en: 'Deciding in another’s name' }, steps: [decide] },
];
