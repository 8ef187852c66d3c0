import { dayText, figureText } from '#platform';
import type { RecordRow } from './hand-over-record.query.js';

/** How a hand-over record says dates, money and outcomes, in whatever form it is read. */

export const day = (date: string): string => dayText(date, 'vi');
export const dong = (amount: string): string => `${figureText(amount, 'vi')} đ`;

export const outcomes: Readonly<Record<string, string>> = {
  received: 'Đã nhận',
  receivedLater: 'Nhận sau',
  acceptedAsIs: 'Nhận theo hiện trạng',
};

export const paperText = ({ kind, number, date, issuer }: RecordRow['document']): string =>
  `${kind} số ${number} ngày ${day(date)} của ${issuer}`;
