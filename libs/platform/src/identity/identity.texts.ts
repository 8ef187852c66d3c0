import type { ProblemTexts } from '../problems/problem-texts.js';

export const identityTexts: ProblemTexts = {
  'identity.token-required': { vi: 'Cần thẻ truy cập (Bearer token).', en: 'A bearer token is required.' },
  'identity.token-invalid': {
    vi: 'Thẻ truy cập không hợp lệ: {reason}.',
    en: 'The bearer token is not valid: {reason}.',
  },
  'identity.token-revoked': { vi: 'Thẻ truy cập đã bị thu hồi.', en: 'The bearer token was revoked.' },
  'identity.keys-unavailable': {
    vi: 'Chưa lấy được khóa kiểm tra thẻ truy cập; hãy thử lại.',
    en: 'The keys to verify bearer tokens cannot be had now; try again.',
  },
  'identity.person-required': {
    vi: 'Lệnh phải do một người thực hiện; thẻ này không nêu người.',
    en: 'A command needs a person; this token names none.',
  },
  'identity.duty-missing': { vi: 'Cần nhiệm vụ: {duty}.', en: 'This needs the duty: {duty}.' },
  'identity.acting-unit-required': {
    vi: 'Bạn có nhiệm vụ ở nhiều đơn vị ({units}); hãy chọn một bằng tiêu đề Acting-Unit.',
    en: 'You hold duties for several units ({units}); choose one by the header Acting-Unit.',
  },
  'identity.other-principal': {
    vi: 'Thẻ này chỉ cho hành động thay {principal}; On-Behalf-Of nêu người khác.',
    en: 'This token is for acting in the name of {principal}; On-Behalf-Of names another.',
  },
  'delegation.malformed': {
    vi: 'Delegation phải là mã (UUID) của ủy quyền; On-Behalf-Of chỉ đi cùng Delegation và nêu mã người.',
    en: 'Delegation must be the id (UUID) of a delegation; On-Behalf-Of goes with it and is a person id.',
  },
  'identity.acting-unit-unknown': {
    vi: 'Bạn không có nhiệm vụ ở đơn vị {unit}.',
    en: 'You hold no duty for the unit {unit}.',
  },
};
