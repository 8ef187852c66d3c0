import { type DemoClient, idOf } from '../demo-client.js';
import { lineOf } from './lines.js';
import { logistics, ministry } from './organisation.js';
import type { Chapter } from './story.js';
import { provinceIssuer, voucher } from './years.js';

const line = `/v1/budget-lines/${lineOf(2020, logistics, 'ministry', 'supplies')}`;
const commitmentId = idOf('commitment', 'late voucher');
const paymentId = idOf('payment', 'late voucher');
const late = voucher('CT-2020 nop-muon', '2020-03-25');
/** What it cost, and what was typed. */
const right = '2500000';
const wrong = '5200000';

/** The months up to March 2020 are closed: what is entered for them from now on stands in April. */
const close = (client: DemoClient) =>
  client.send({
    as: 'chief-accountant',
    path: '/v1/periods/2020-03/close',
    key: 'close 2020-03',
    on: '2020-04-10',
    document: {
      issuer: 'Bộ Công an',
      kind: 'biên bản khoá sổ',
      number: '03/2020/KS-DEMO',
      date: '2020-04-10',
    },
    body: { rootUnit: ministry },
    wait: 30,
  });

/** A voucher of March that came too late, and with two digits the wrong way round. */
const enterLate = async (client: DemoClient) => {
  const sent = { on: '2020-03-25', document: late };
  await client.send({
    as: 'province-budget',
    path: `${line}/commit`,
    key: 'commit late',
    ...sent,
    body: { commitmentId, owner: { kind: 'direct', id: 'chứng từ nộp muộn' }, amount: wrong },
  });
  const answer = await client.send({
    as: 'accountant',
    path: `${line}/pay`,
    key: 'pay late',
    ...sent,
    body: { commitmentId, paymentId, cash: wrong, advanceCleared: '0', voucherNumber: 'CT-NM-1' },
  });
  await correct(client, answer.body);
};

/** The mistake is declared, undone, and entered rightly: three events, and the wrong one stays where it is. */
const correct = async (client: DemoClient, { stream, revision, events }: any) => {
  const eventId: string = events[0].id;
  const { body } = await client.get('auditor', `/v1/streams/${stream}/events?after=${revision - 1}`);
  const record = { issuer: provinceIssuer, kind: 'biên bản', number: 'BB-DC-1', date: '2020-04-15' };
  await client.send({
    as: 'accountant',
    path: `/v1/events/${body.items[0].index}/declare-error`,
    key: 'declare error',
    on: '2020-04-15',
    document: record,
    body: { eventId, reason: 'Gõ nhầm 5,2 triệu; chứng từ là 2,5 triệu' },
  });
  const again = { as: 'accountant', on: '2020-03-25', document: late };
  await client.send({
    ...again,
    path: `${line}/reverse-payment`,
    key: 'reverse late',
    body: { paymentId, corrects: eventId },
  });
  const payment = { cash: right, advanceCleared: '0', voucherNumber: 'CT-NM-2', corrects: eventId };
  await client.send({
    ...again,
    path: `${line}/pay`,
    key: 'pay late again',
    body: { commitmentId, ...payment },
  });
};

/** What happens to books: they close, something comes late, and something was wrong. */
export const bookChapters: readonly Chapter[] = [
  { title: { vi: 'Khoá sổ tháng 3-2020', en: 'March 2020 is closed' }, steps: [close] },
  { title: { vi: 'Chứng từ muộn, đính chính', en: 'A late entry and a correction' }, steps: [enterLate] },
];
