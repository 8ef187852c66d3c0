import type { ProblemTexts } from './problem-texts.js';

/** What the plumbing itself may answer. */
export const requestTexts: ProblemTexts = {
  'metrics.token-required': {
    vi: 'Số liệu vận hành chỉ dành cho người giữ SOCAI_METRICS_TOKEN.',
    en: 'Figures are for whoever holds SOCAI_METRICS_TOKEN.',
  },
  internal: {
    vi: 'Máy chủ gặp lỗi ngoài dự kiến; hãy báo mã correlationId cho quản trị viên.',
    en: 'The server met an unexpected error; give the correlationId to an operator.',
  },
  'request.malformed': { vi: 'Yêu cầu không đọc được.', en: 'The request cannot be read.' },
  'request.timed-out': { vi: 'Yêu cầu đến quá chậm.', en: 'The request took too long to arrive.' },
  'route.unknown': { vi: 'Không có địa chỉ này.', en: 'There is nothing at this address.' },
  'method.not-allowed': {
    vi: 'Địa chỉ này không nhận phương thức đó; xem Allow.',
    en: 'This address does not take that method; see Allow.',
  },
  'resource.not-found': { vi: 'Không tìm thấy đối tượng này.', en: 'This does not exist.' },
  'url.too-long': { vi: 'Địa chỉ quá dài.', en: 'The address is too long.' },
  'client.too-many-requests': {
    vi: 'Quá nhiều yêu cầu; hãy thử lại sau số giây ghi ở Retry-After.',
    en: 'Too many requests; try again after the seconds that Retry-After says.',
  },
  'body.missing': { vi: 'Thiếu nội dung JSON.', en: 'The JSON body is missing.' },
  'body.wrong-length': {
    vi: 'Content-Length không khớp nội dung.',
    en: 'Content-Length does not match the body.',
  },
  'body.too-large': { vi: 'Nội dung vượt giới hạn cho phép.', en: 'The body is over the limit.' },
  'body.wrong-type': { vi: 'Chỉ nhận application/json.', en: 'Only application/json is taken.' },
  'body.not-an-object': { vi: 'Nội dung phải là một đối tượng JSON.', en: 'The body must be a JSON object.' },
  'body.not-utf8': { vi: 'Nội dung không phải UTF-8.', en: 'The body is not UTF-8.' },
  'body.malformed-json': { vi: 'JSON sai cú pháp: {reason}', en: 'Malformed JSON: {reason}' },
  'body.too-deep': { vi: 'JSON lồng quá {max} tầng.', en: 'The JSON is nested deeper than {max}.' },
  'body.duplicate-key': { vi: 'Khóa "{key}" xuất hiện hai lần.', en: 'The key "{key}" stands there twice.' },
  'body.reserved-key': { vi: 'Không được dùng khóa "{key}".', en: 'The key "{key}" may not be used.' },
  'body.broken-unicode': {
    vi: 'Có ký tự Unicode không hợp lệ tại {pointer}.',
    en: 'There is a broken Unicode character at {pointer}.',
  },
  'body.number-too-large': {
    vi: 'Số tại {pointer} vượt quá độ chính xác của JSON; hãy viết dạng chuỗi.',
    en: 'The number at {pointer} is past what JSON carries exactly; write it as text.',
  },
};
