import type { ProblemTexts } from '#platform';

const states: ProblemTexts = {
  'item-code.malformed': {
    vi: 'Mã hàng chỉ gồm chữ không dấu, số, dấu chấm, gạch dưới và gạch nối.',
    en: 'An item code is made of letters, digits, dots, underscores and hyphens.',
  },
  'asset.exists': {
    vi: 'Mã tài sản {asset} đã có trong sổ (trạng thái {status}).',
    en: 'Asset {asset} is in the books already (its status is {status}).',
  },
  'asset.wrong-state': {
    vi: 'Tài sản đang ở trạng thái {status}; thao tác này chỉ thực hiện khi: {allowed}.',
    en: 'The asset is {status}; this takes it to be: {allowed}.',
  },
  'asset.earmarked': {
    vi: 'Tài sản đang được giữ cho lần điều chuyển {transfer}; hãy chờ kết thúc hoặc hủy lần đó.',
    en: 'The asset is held for transfer {transfer}: wait for its end, or cancel it.',
  },
  'asset.not-earmarked': {
    vi: 'Tài sản không được giữ cho lần điều chuyển {transfer}.',
    en: 'The asset is not held for transfer {transfer}.',
  },
  'asset.not-held': {
    vi: 'Tài sản do {holder} quản lý, không phải {unit}.',
    en: 'The asset is held by {holder}, not by {unit}.',
  },
  'asset.step-earlier': {
    vi: 'Ngày {effectiveDate} trước bước gần nhất của tài sản ({lastStepOn}).',
    en: '{effectiveDate} is before the asset’s latest step ({lastStepOn}).',
  },
};

const registration: ProblemTexts = {
  'asset.number-taken': {
    vi: 'Số tài sản {assetNumber} đã thuộc tài sản khác.',
    en: 'The asset number {assetNumber} belongs to another asset.',
  },
  'asset.wear-exceeds-cost': {
    vi: 'Hao mòn lũy kế {accumulatedWear} đồng lớn hơn nguyên giá {originalCost} đồng.',
    en: 'The accumulated wear of {accumulatedWear} VND is more than the original cost of {originalCost} VND.',
  },
  'asset.shares-differ': {
    vi: 'Tổng phần của các dòng dự toán là {shares} đồng, khác nguyên giá {originalCost} đồng.',
    en: 'The shares of the budget lines sum to {shares} VND, not to the original cost of {originalCost} VND.',
  },
  'asset.in-service-later': {
    vi: 'Ngày đưa vào sử dụng {inServiceFrom} sau ngày ghi sổ {effectiveDate}.',
    en: 'The day it entered service, {inServiceFrom}, is after {effectiveDate}.',
  },
};

const holding: ProblemTexts = {
  'assignment.empty': {
    vi: 'Không có gì thay đổi: tài sản đã do {officer} ({unit}) quản lý tại {location}.',
    en: 'Nothing would change: {officer} ({unit}) answers for it already, and it is at {location}.',
  },
  'assignment.outside-holder': {
    vi: '{unit} không thuộc {holder}: muốn giao ra ngoài phải lập điều chuyển, có bên nhận ký.',
    en: '{unit} is not below {holder}: beyond it a thing goes by transfer, and is signed for.',
  },
  'segregation.loss-reporter': {
    vi: '{person} đã báo mất tài sản này nên không được quyết định ghi giảm.',
    en: '{person} reported this loss and may not decide to write it off.',
  },
};

const disposal: ProblemTexts = {
  'asset.not-special': {
    vi: 'Chỉ tài sản chế độ đặc biệt mới loại khỏi biên chế; tài sản này theo chế độ {regime}.',
    en: 'Only special equipment is removed from establishment; this is under the regime {regime}.',
  },
  'asset.not-removed-from-establishment': {
    vi: 'Tài sản đặc biệt phải được loại khỏi biên chế trước khi thanh lý, chuyển giao.',
    en: 'Special equipment must be removed from establishment before it is disposed of.',
  },
  'disposal.recipient-missing': {
    vi: 'Hình thức {kind} cần ghi rõ bên nhận.',
    en: 'A disposal of kind {kind} names who receives it.',
  },
};

export const assetTexts: ProblemTexts = { ...states, ...registration, ...holding, ...disposal };
