import { dayOf, type DemoTransfer, transferId } from './demo-transfer.js';
import { paperNumber, type TransferDesk } from './transfer-desk.js';

const conditions = ({ things }: DemoTransfer, condition: string, from = 0, to = things.length) =>
  things.slice(from, to).map(({ assetId }) => ({ assetId, condition }));

const custodianOf = (unit: string): string => `${unit}-custodian`;
export const receiverOf = (unit: string): string => `${unit}-receiver`;

export const request = (desk: TransferDesk): Promise<void> => {
  const { transfer } = desk;
  const { from, to, things, loan } = transfer;
  return desk.act({
    as: custodianOf(from),
    day: 0,
    kind: 'tờ trình điều động',
    body: {
      transferId: transferId(transfer),
      fromUnit: from,
      toUnit: to,
      assets: things.map(({ assetId }) => assetId),
      ...(loan ? { kind: 'loan', dueBack: '2020-12-31' } : { kind: 'internal' }),
      reason: 'Tăng cường phương tiện cho địa bàn trọng điểm (minh hoạ)',
    },
  });
};

export const decide = async (desk: TransferDesk): Promise<void> => {
  const { seenDigest, etag } = await desk.seen();
  await desk.act({
    as: 'director',
    verb: 'decide',
    day: 7,
    kind: 'quyết định điều động',
    ifMatch: etag,
    body: { approve: true, seenDigest },
  });
};

export const dispatch = (desk: TransferDesk): Promise<void> => {
  const { from, to } = desk.transfer;
  return desk.act({
    as: custodianOf(from),
    verb: 'dispatch',
    day: 14,
    kind: 'phiếu xuất kho',
    body: {
      items: conditions(desk.transfer, 'Hoạt động tốt'),
      carrier: 'Phòng Hậu cần',
      from: `Trụ sở ${from}`,
      to: `Trụ sở ${to}`,
    },
  });
};

/** The receiving unit's officer signs for the things from one to another, counted from 0. */
export const receive = (
  desk: TransferDesk,
  { day = 18, from = 0, to = Infinity, as = receiverOf(desk.transfer.to), refused }: Receipt = {},
): Promise<void> => {
  const { transfer } = desk;
  const again = refused ? 'BBBG-0' : `BBBG-${day}`;
  return desk.act({
    as,
    verb: 'receive',
    again,
    day,
    kind: 'biên bản bàn giao',
    refused,
    body: {
      recordNumber: paperNumber(transfer, again),
      location: `Trụ sở ${transfer.to}`,
      items: conditions(transfer, 'Hoạt động tốt, đủ phụ kiện', from, to),
    },
  });
};

interface Receipt {
  readonly day?: number;
  readonly from?: number;
  readonly to?: number;
  readonly as?: string;
  readonly refused?: string;
}

export const refuseLast = (desk: TransferDesk): Promise<void> => {
  const { to, things } = desk.transfer;
  return desk.act({
    as: receiverOf(to),
    verb: 'refuse',
    day: 17,
    kind: 'biên bản từ chối nhận',
    body: { items: [{ assetId: things.at(-1)!.assetId, cause: 'Hỏng khoá, lệch cánh (minh hoạ)' }] },
  });
};

export const takeBackLast = (desk: TransferDesk): Promise<void> => {
  const { from, things } = desk.transfer;
  return desk.act({
    as: custodianOf(from),
    verb: 'confirm-return',
    day: 25,
    kind: 'biên bản nhận lại',
    body: { items: conditions(desk.transfer, 'Hỏng khoá', things.length - 1) },
  });
};

export const reportLastMissing = (desk: TransferDesk): Promise<void> => {
  const { to, things } = desk.transfer;
  const note = `Thiếu 1 so với phiếu xuất ngày ${dayOf(desk.transfer, 14)}`;
  return desk.act({
    as: receiverOf(to),
    verb: 'report-discrepancy',
    day: 17,
    kind: 'biên bản chênh lệch',
    body: { items: [{ assetId: things.at(-1)!.assetId, kind: 'missing', note }] },
  });
};

export const findLast = (desk: TransferDesk): Promise<void> => {
  const { from, things } = desk.transfer;
  return desk.act({
    as: custodianOf(from),
    verb: 'resolve-discrepancy',
    day: 22,
    kind: 'biên bản xử lý chênh lệch',
    body: {
      items: [
        {
          assetId: things.at(-1)!.assetId,
          resolution: 'receivedLater',
          note: 'Còn trên xe, giao chuyến sau',
        },
      ],
    },
  });
};

export const cancel = (desk: TransferDesk): Promise<void> =>
  desk.act({
    as: custodianOf(desk.transfer.from),
    verb: 'cancel',
    day: 12,
    kind: 'quyết định huỷ điều động',
    body: { reason: 'Đơn vị nhận đã được trang bị (minh hoạ)' },
  });
