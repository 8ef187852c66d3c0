import type { ProblemTexts } from '#platform';

const requests: ProblemTexts = {
  'transfer.exists': {
    vi: 'Mã điều chuyển {transfer} đã có (trạng thái {status}).',
    en: 'Transfer {transfer} exists already (its status is {status}).',
  },
  'transfer.reason-missing': {
    vi: 'Cần ghi rõ lý do (trường reason).',
    en: 'A reason is needed (field reason).',
  },
  'transfer.same-unit': {
    vi: 'Bên giao và bên nhận đều là {unit}: trong một đơn vị thì dùng lệnh giao quản lý.',
    en: 'Sender and receiver are both {unit}: within one unit a thing is assigned.',
  },
  'transfer.due-back-mismatch': {
    vi: 'Chỉ cho mượn mới có ngày trả, và phải sau {effectiveDate}; đã khai {kind}, ngày trả "{dueBack}".',
    en: 'A loan, and only a loan, is due back on a day after {effectiveDate}; given were {kind} and "{dueBack}".',
  },
  'transfer.asset-unknown': {
    vi: 'Không có tài sản {asset} trong sổ.',
    en: 'There is no asset {asset} in the books.',
  },
  'transfer.asset-wrong-state': {
    vi: 'Tài sản {asset} đang ở trạng thái {status}, không điều chuyển được.',
    en: 'Asset {asset} is {status} and cannot be transferred.',
  },
  'transfer.asset-not-held': {
    vi: 'Tài sản {asset} do "{holder}" quản lý, không phải {unit}.',
    en: 'Asset {asset} is held by "{holder}", not by {unit}.',
  },
  'transfer.asset-earmarked': {
    vi: 'Tài sản {asset} đang được giữ cho lần điều chuyển {transfer}.',
    en: 'Asset {asset} is held for transfer {transfer}.',
  },
  'transfer.content-differs': {
    vi: 'Nội dung đã khác với nội dung được duyệt: bản đã xem {seen}, bản hiện tại {present}.',
    en: 'The content is not what was seen: seen was {seen}, present is {present}.',
  },
  'transfer.not-free': {
    vi: 'Quyết định không thành: {refused} tài sản không giữ được, đầu tiên là {asset} ({cause}).',
    en: 'The approval came to nothing: {refused} assets were not free, the first is {asset} ({cause}).',
  },
};

const steps: ProblemTexts = {
  'transfer.wrong-state': {
    vi: 'Điều chuyển đang ở trạng thái {status}; thao tác này chỉ thực hiện khi: {allowed}.',
    en: 'The transfer is {status}; this takes it to be: {allowed}.',
  },
  'transfer.step-earlier': {
    vi: 'Ngày {effectiveDate} trước bước gần nhất của tài sản {asset} ({lastStepOn}).',
    en: '{effectiveDate} is before the latest step of asset {asset} ({lastStepOn}).',
  },
  'transfer.item-repeated': {
    vi: 'Tài sản {asset} được ghi nhiều lần.',
    en: 'Asset {asset} is named more than once.',
  },
  'transfer.item-unknown': {
    vi: 'Tài sản {asset} không thuộc lần điều chuyển này.',
    en: 'Asset {asset} is no part of this transfer.',
  },
  'transfer.item-wrong-state': {
    vi: 'Tài sản {asset} đang ở bước {state}; thao tác này chỉ thực hiện ở bước: {allowed}.',
    en: 'Asset {asset} is {state} in this transfer; this takes it to be: {allowed}.',
  },
  'transfer.items-missing': {
    vi: 'Phải xuất đủ tài sản của lần điều chuyển; còn thiếu {missing}.',
    en: 'A transfer is dispatched whole; {missing} of its things are missing.',
  },
  'transfer.answer-unexpected': {
    vi: 'Không chờ câu trả lời nào của tài sản {asset}.',
    en: 'No answer of asset {asset} is awaited.',
  },
  'hand-over.number-taken': {
    vi: 'Số biên bản bàn giao {handOverRecord} đã được dùng.',
    en: 'The hand-over record number {handOverRecord} is taken.',
  },
};

const persons: ProblemTexts = {
  'transfer.same-person': {
    vi: '{person} đã tham gia điều chuyển này với vai trò {was} nên không thể làm {is}.',
    en: '{person} was the {was} of this transfer and cannot be its {is}.',
  },
  'transfer.not-own-officer': {
    vi: 'Chỉ cán bộ của chính đơn vị nhận {unit} được ký nhận; bạn đang hành động cho {actingUnit}.',
    en: 'Only an officer of the receiving unit {unit} itself signs; you act for {actingUnit}.',
  },
};

export const transferTexts: ProblemTexts = { ...requests, ...steps, ...persons };
