import { idOf } from '../demo-client.js';
import { lineOf } from './lines.js';
import { logistics, province } from './organisation.js';
import type { Chapter } from './story.js';
import { allocationDecision, voucher } from './years.js';

const line = (lineId: string) => `/v1/budget-lines/${lineId}`;
const supplies = lineOf(2020, logistics, 'ministry', 'supplies');
const paid = voucher('CT-2020 hd-ph10 1', '2020-03-05');

/** What goes wrong in every ledger: attempts that the rules refuse, and a payment that is undone. */
export const mistakeChapters: readonly Chapter[] = [
  {
    title: { vi: 'Bị từ chối và huỷ bút toán', en: 'Refusals and a reversal' },
    steps: [
      client =>
        client.send({
          as: 'province-budget',
          path: `${line(supplies)}/commit`,
          key: 'too much',
          on: '2020-11-20',
          document: voucher('CT-qua-han-muc', '2020-11-20'),
          refused: 'budget-line.over-committed',
          body: { owner: { kind: 'direct', id: 'vượt dự toán' }, amount: '900000000' },
        }),
      client =>
        client.send({
          as: 'province-budget',
          path: `${line(lineOf(2020, province, 'ministry', 'supplies'))}/allocate`,
          key: 'across natures',
          on: '2020-05-05',
          document: allocationDecision(2020),
          refused: 'fund-move.keys-differ',
          body: { toLine: lineOf(2020, logistics, 'ministry', 'investment'), amount: '1000000' },
        }),
      client =>
        client.send({
          as: 'accountant',
          path: `${line(supplies)}/reverse-payment`,
          key: 'reverse',
          on: '2020-04-02',
          document: paid,
          body: { paymentId: idOf('payment', '2020 hd-ph10 1') },
        }),
      client =>
        client.send({
          as: 'accountant',
          path: `${line(supplies)}/pay`,
          key: 'too late',
          on: '2021-02-10',
          document: paid,
          refused: 'budget-line.outside-fiscal-year',
          body: {
            commitmentId: idOf('commitment', '2020 hd-ph10 1'),
            cash: '1000000',
            advanceCleared: '0',
            voucherNumber: 'CT-2021-01',
          },
        }),
    ],
  },
];
