import type { SentenceTable } from '#event-sourcing';

export const requisitionSentences = {
  RequisitionSubmitted: {
    vi:
      'đề nghị cho {unitId}: {items.*.description:list}, dự toán {estTotal:vnd}, cần trước ' +
      '{neededBy:day} ({urgency:word}): {purpose}',
    en:
      'asked for {unitId}: {items.*.description:list}, estimate {estTotal:vnd}, needed by ' +
      '{neededBy:day} ({urgency:word}): {purpose}',
  },
  RequisitionApproved: {
    vi: 'duyệt {approvedItems:count} mặt hàng, dự toán {approvedTotal:vnd}',
    en: 'approved {approvedItems:count} items, estimate {approvedTotal:vnd}',
  },
  RequisitionRejected: { vi: 'KHÔNG duyệt: {grounds}', en: 'REJECTED it: {grounds}' },
  RequisitionWithdrawn: { vi: 'rút lại đề nghị', en: 'withdrew the requisition' },
  RequisitionPlanned: {
    vi: 'đưa {items:count} mặt hàng vào gói mua sắm {purchaseId}',
    en: 'put {items:count} items into purchase {purchaseId}',
  },
  RequisitionPlanRefused: {
    vi: 'TỪ CHỐI đưa vào gói mua sắm {purchaseId}: {cause:why}',
    en: 'REFUSED to be put into purchase {purchaseId}: {cause:why}',
  },
  RequisitionFreed: {
    vi: 'lấy {items:count} mặt hàng ra khỏi gói mua sắm {purchaseId}',
    en: 'took {items:count} items out of purchase {purchaseId}',
  },
} satisfies SentenceTable;
