import type { ProblemText } from './problem-texts.js';

/** What a status means, in a few words. */
export const titles: Readonly<Record<number, ProblemText>> = {
  400: { vi: 'Yêu cầu không hợp lệ', en: 'The request is not valid' },
  401: { vi: 'Chưa xác thực', en: 'Not authenticated' },
  403: { vi: 'Không có quyền', en: 'Not permitted' },
  404: { vi: 'Không tìm thấy', en: 'Not found' },
  405: { vi: 'Phương thức không được phép', en: 'Method not allowed' },
  409: { vi: 'Xung đột với trạng thái hiện tại', en: 'In conflict with the present state' },
  412: { vi: 'Dữ liệu đã thay đổi', en: 'It has changed since' },
  413: { vi: 'Nội dung quá lớn', en: 'Content too large' },
  414: { vi: 'Địa chỉ quá dài', en: 'Address too long' },
  415: { vi: 'Kiểu nội dung không được hỗ trợ', en: 'Unsupported content type' },
  422: { vi: 'Bị từ chối theo quy tắc', en: 'Refused by a rule' },
  428: { vi: 'Thiếu điều kiện bắt buộc', en: 'A condition is required' },
  429: { vi: 'Quá nhiều yêu cầu', en: 'Too many requests' },
  500: { vi: 'Lỗi bên trong', en: 'Internal error' },
  503: { vi: 'Tạm thời không phục vụ được', en: 'Temporarily unavailable' },
};
