import { describe, expect, test } from '@jest/globals';
import type { LedgerEvent } from '#event-sourcing';
import { aDocument, aPerson } from '#event-sourcing/testing';
import { sentenceOf } from './sentence.js';

const event = (over: Partial<LedgerEvent> = {}): LedgerEvent =>
  ({
    index: 7,
    type: 'LineClosed',
    data: { lineId: '2020.a', lapsed: '41700000' },
    actor: aPerson('p-1', { unitId: 'bo', duty: 'budgetManager' }),
    effectiveDate: '2020-03-31',
    recordedAt: '2020-03-31T02:00:00.000Z',
    postedPeriod: '2020-03',
    document: { ...aDocument(), kind: 'QĐ', number: '7', date: '2020-03-30', issuer: 'Bộ' },
    ...over,
  }) as LedgerEvent;
const told = (over: Partial<LedgerEvent> = {}, language: 'vi' | 'en' = 'vi') =>
  sentenceOf(event(over), language, id => (id === 'known' ? 3 : undefined));

describe('a sentence', () => {
  test('says the day, who, what with its figures, and the document', () => {
    expect(told()).toBe(
      'Ngày 31/03/2020, p-1 (quản lý ngân sách, bo) đóng dòng 2020.a; 41.700.000 đồng chưa dùng bị huỷ, ' +
        'theo QĐ 7 ngày 30/03/2020 (Bộ).',
    );
    expect(told({}, 'en')).toBe(
      'On 2020-03-31, p-1 (budget manager, bo) closed line 2020.a; 41,700,000 VND not used lapsed, ' +
        'by QĐ 7 of 2020-03-30 (Bộ).',
    );
  });

  test('names who is behind: a principal, or the person who began a chain', () => {
    const lent = aPerson('p-2', { unitId: 'bo', duty: 'approver', onBehalfOf: 'p-9', delegationId: 'd-1' });
    expect(told({ actor: lent }, 'en')).toContain('p-2 (approver, bo) on behalf of p-9 [d-1] closed');
    const process = { issuedBy: 'process/line-closing', originator: lent };
    expect(told(process)).toContain('process/line-closing thay p-2 (phê duyệt, bo) thay p-9');
  });

  test('says what came late, in other books, for a reason, as a correction', () => {
    const late = { recordedAt: '2020-04-15T02:00:00.000Z', postedPeriod: '2020-04', reason: 'quên' };
    expect(told({ ...late, corrects: 'known' })).toMatch(
      /; ghi sổ ngày 15\/04\/2020; hạch toán vào tháng 2020-04; lý do: quên; SỬA SAI cho sự kiện #3\.$/u,
    );
    expect(told({ corrects: 'elsewhere' }, 'en')).toMatch(/; CORRECTS event elsewhere\.$/u);
  });

  test('of a correction that was refused says that it corrects nothing', () => {
    const data = {
      command: 'ReversePayment',
      code: 'correction.error-not-declared',
      numbers: { event: 'known' },
    };
    const refused = { type: 'CommandRefused', data, corrects: 'known' } as unknown as Partial<LedgerEvent>;
    expect(told(refused)).toMatch(/BỊ TỪ CHỐI.*; muốn sửa sai cho sự kiện #3\.$/u);
    expect(told(refused, 'en')).toMatch(/WAS REFUSED.*; meant to correct event #3\.$/u);
    expect(told(refused, 'en')).not.toContain('CORRECTS');
    const move = { moveId: 'm', fromLine: 'a', toLine: 'b', amount: '5', cause: 'budget-line.closed' };
    const step = { type: 'FundsReceiptRefused', data: move, corrects: 'known' } as never;
    expect(told(step, 'en')).toMatch(/; meant to correct event #3\.$/u);
  });
});
