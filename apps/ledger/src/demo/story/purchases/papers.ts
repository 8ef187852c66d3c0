import type { DemoDocument } from '../../demo-client.js';
import { provinceIssuer } from '../years.js';
import type { DemoMethod } from './demo-purchase.js';

/** Kinds of paper in the file of a purchase. */
export const kinds = {
  request: 'phiếu đề nghị mua sắm',
  approval: 'quyết định phê duyệt nhu cầu',
  plan: 'kế hoạch lựa chọn nhà thầu',
  method: 'quyết định hình thức lựa chọn nhà thầu',
  evaluation: 'báo cáo đánh giá hồ sơ',
  award: 'quyết định chọn nhà thầu',
  contract: 'hợp đồng',
  amendment: 'phụ lục hợp đồng',
  delivery: 'biên bản giao nhận',
  acceptance: 'biên bản nghiệm thu',
  return: 'biên bản trả hàng',
  invoice: 'hoá đơn',
  voucher: 'uỷ nhiệm chi',
  settlement: 'biên bản thanh lý hợp đồng',
  decision: 'quyết định',
} as const;
export type PaperKind = keyof typeof kinds;

export const paper = (
  kind: PaperKind,
  number: string,
  date: string,
  issuer = provinceIssuer,
): DemoDocument => ({
  issuer,
  kind: kinds[kind],
  number,
  date,
});

const always = [
  kinds.request,
  kinds.approval,
  kinds.contract,
  kinds.delivery,
  kinds.acceptance,
  kinds.invoice,
];
const competed = [...always, kinds.plan, kinds.evaluation].join(',');
const appointed = [...always, kinds.method].join(',');

/** Value of the parameter `requiredDocuments` (invented, after the practice of provinces). */
export const requiredDocuments = {
  openBidding: competed,
  limitedBidding: competed,
  competitiveQuotation: competed,
  directAppointment: appointed,
  urgentAppointment: appointed,
  directProcurement: appointed,
  selfExecution: appointed,
  specialCase: appointed,
  headDecision: appointed,
};

/** The law of those years, and the reason where suppliers did not compete. Articles need checking. */
export const reasons: Readonly<Record<DemoMethod, { legalRule: string; rationale?: string }>> = {
  openBidding: { legalRule: 'Luật Đấu thầu 43/2013/QH13, điều 20 (cần kiểm tra)' },
  competitiveQuotation: { legalRule: 'Luật Đấu thầu 43/2013/QH13, điều 23 (cần kiểm tra)' },
  directAppointment: {
    legalRule: 'Nghị định 63/2014/NĐ-CP, điều 54 (cần kiểm tra)',
    rationale: 'Gói thầu trong hạn mức chỉ định thầu (số liệu minh hoạ)',
  },
  urgentAppointment: {
    legalRule: 'Luật Đấu thầu 43/2013/QH13, điều 22 khoản 1 (cần kiểm tra)',
    rationale: 'Trang bị ngay cho các chốt kiểm soát dịch COVID-19',
  },
  headDecision: {
    legalRule: 'Thông tư 58/2016/TT-BTC (cần kiểm tra)',
    rationale: 'Mua sắm nhỏ do thủ trưởng đơn vị quyết định',
  },
};
