import type { SentenceTable } from '#event-sourcing';
import { deliverySentences } from './delivery-sentences.js';

/** From the plan to the contract; what follows the signing is told in `delivery-sentences`. */
export const procurementSentences = {
  ...deliverySentences,
  PurchasePlanned: {
    vi:
      'lập gói mua sắm ({category:word}) cho {buyerUnit}: {items.*.description:list}, dự toán ' +
      '{estTotal:vnd}, từ {requisitions:count} đề nghị',
    en:
      'planned a purchase ({category:word}) for {buyerUnit}: {items.*.description:list}, estimate ' +
      '{estTotal:vnd}, from {requisitions:count} requisitions',
  },
  PlanSourceReserved: {
    vi: 'ghi nhận đề nghị {requisitionId} đã dành phần của mình',
    en: 'noted that requisition {requisitionId} gave its part',
  },
  PlanSourceRefused: {
    vi: 'ghi nhận đề nghị {requisitionId} TỪ CHỐI: {cause:why}',
    en: 'noted that requisition {requisitionId} REFUSED: {cause:why}',
  },
  PlanConfirmed: { vi: 'xác nhận kế hoạch mua sắm', en: 'confirmed the plan' },
  PlanningRefused: { vi: 'KHÔNG lập được kế hoạch: {cause:why}', en: 'COULD NOT plan it: {cause:why}' },
  MethodSelected: {
    vi: 'chọn hình thức {method:word} theo {legalRule}[: {rationale}]',
    en: 'selected the method {method:word} by {legalRule}[: {rationale}]',
  },
  PurchaseCancelled: { vi: 'huỷ gói mua sắm', en: 'cancelled the purchase' },
  PurchaseAwarded: {
    vi: 'chọn {supplier.name} (mã số thuế {supplier.taxCode}), giá {total:vnd}',
    en: 'awarded it to {supplier.name} (tax code {supplier.taxCode}) at {total:vnd}',
  },
  SigningRequested: {
    vi:
      'ký hợp đồng {contractNumber} ngày {signedOn:day} với {supplier.name}, {total:vnd}, giao trước ' +
      '{deliveryDue:day}; đang cam kết {fundings:count} nguồn',
    en:
      'signed contract {contractNumber} on {signedOn:day} with {supplier.name}, {total:vnd}, delivery ' +
      'by {deliveryDue:day}; {fundings:count} fundings are being committed',
  },
  ContractSigned: {
    vi:
      'đưa hợp đồng {contractNumber} với {supplier.name} vào hiệu lực, {total:vnd}, {fundings:count} ' +
      'nguồn đã cam kết',
    en:
      'put contract {contractNumber} with {supplier.name} into force, {total:vnd}, {fundings:count} ' +
      'fundings committed',
  },
  SigningRefused: { vi: 'KHÔNG ký được: {cause:why}', en: 'COULD NOT sign: {cause:why}' },
  AmendmentRequested: {
    vi: 'sửa hợp đồng từ {formerTotal:vnd} lên {total:vnd}; đang cam kết phần thêm',
    en: 'amended the contract from {formerTotal:vnd} to {total:vnd}; the difference is being committed',
  },
  ContractAmended: {
    vi: 'đưa bản sửa hợp đồng vào hiệu lực: từ {formerTotal:vnd} thành {total:vnd}',
    en: 'put the amendment into force: from {formerTotal:vnd} to {total:vnd}',
  },
  AmendmentRefused: {
    vi: 'KHÔNG sửa được hợp đồng: {cause:why}',
    en: 'COULD NOT amend the contract: {cause:why}',
  },
  FundingCommitted: {
    vi: 'ghi nhận dòng {lineId} đã cam kết {amount:vnd} (cam kết {commitmentId})',
    en: 'noted that line {lineId} committed {amount:vnd} (commitment {commitmentId})',
  },
  FundingRefused: {
    vi: 'ghi nhận dòng {lineId} TỪ CHỐI cam kết {commitmentId}: {cause:why}',
    en: 'noted that line {lineId} REFUSED commitment {commitmentId}: {cause:why}',
  },
  CommitmentsUndone: {
    vi: 'trả lại {releases:count} cam kết đã giữ ({releases.*.commitmentId:list})',
    en: 'gave back {releases:count} commitments ({releases.*.commitmentId:list})',
  },
  FundingReleased: {
    vi: 'ghi nhận dòng {lineId} đã giải toả {amount:vnd} của cam kết {commitmentId}',
    en: 'noted that line {lineId} released {amount:vnd} of commitment {commitmentId}',
  },
  FundingReleaseRefused: {
    vi: 'ghi nhận dòng {lineId} TỪ CHỐI giải toả {amount:vnd} của cam kết {commitmentId}: {cause:why}',
    en:
      'noted that line {lineId} REFUSED to release {amount:vnd} of commitment {commitmentId}: ' +
      '{cause:why}',
  },
} satisfies SentenceTable;
