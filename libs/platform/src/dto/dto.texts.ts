import type { ProblemTexts } from '../problems/problem-texts.js';

export const dtoTexts: ProblemTexts = {
  'input.invalid': {
    vi: 'Có trường không hợp lệ, xem errors.',
    en: 'Some fields are not valid, see errors.',
  },
  'field.required': { vi: 'Thiếu trường bắt buộc.', en: 'A required field is missing.' },
  'field.unknown': { vi: 'Không có trường này.', en: 'There is no such field.' },
  'field.not-an-object': { vi: 'Phải là một đối tượng JSON.', en: 'Must be a JSON object.' },
  'list.not-a-list': { vi: 'Phải là một danh sách.', en: 'Must be a list.' },
  'list.too-short': { vi: 'Cần ít nhất {minItems} phần tử.', en: 'Needs at least {minItems} items.' },
  'list.too-long': { vi: 'Nhiều nhất {maxItems} phần tử.', en: 'At most {maxItems} items.' },
  'slug.malformed': {
    vi: 'Chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối đơn.',
    en: 'Lowercase letters, digits and single hyphens only.',
  },
  'id.malformed': { vi: 'Phải là UUID viết thường.', en: 'Must be a lowercase UUID.' },
  'id.wrong-version': {
    vi: 'Mã bên gọi đặt cho đối tượng mới phải là UUID phiên bản 7; bỏ trống thì sổ cái tự đặt.',
    en: 'An id brought for a new thing must be a UUID of version 7; leave it out and the ledger makes one.',
  },
  'sha256.malformed': {
    vi: 'Phải là SHA-256 dạng 64 chữ số hex thường.',
    en: 'Must be SHA-256 as 64 lowercase hex digits.',
  },
  'date.not-a-day': {
    vi: 'Phải là một ngày có thật, dạng YYYY-MM-DD.',
    en: 'Must be a day that exists, as YYYY-MM-DD.',
  },
  'quantity.not-text': { vi: 'Số lượng phải viết dạng chuỗi.', en: 'A quantity is written as text.' },
  'quantity.malformed': {
    vi: 'Số thập phân không dấu, nhiều nhất 6 chữ số lẻ, không có số 0 thừa.',
    en: 'A decimal without sign, at most 6 places, no superfluous zeros.',
  },
  'quantity.zero': { vi: 'Phải lớn hơn 0.', en: 'Must be above 0.' },
  'choice.unknown': { vi: 'Phải là một trong: {choices}.', en: 'Must be one of: {choices}.' },
  'flag.not-boolean': { vi: 'Phải là true hoặc false.', en: 'Must be true or false.' },
  'whole.not-whole': { vi: 'Phải là số nguyên.', en: 'Must be a whole number.' },
  'whole.out-of-range': { vi: 'Phải từ {min} đến {max}.', en: 'Must be between {min} and {max}.' },
  'money.not-text': {
    vi: 'Số tiền phải viết dạng chuỗi, ví dụ "1500000".',
    en: 'An amount is written as text, like "1500000".',
  },
  'money.not-whole': {
    vi: 'Số tiền là đồng nguyên, không có phần lẻ.',
    en: 'An amount is whole VND, without decimals.',
  },
  'money.malformed': { vi: 'Không phải một số tiền.', en: 'Not an amount of money.' },
  'money.too-large': { vi: 'Số tiền có nhiều nhất 18 chữ số.', en: 'An amount has at most 18 digits.' },
  'money.too-small': { vi: 'Số tiền phải từ {min} trở lên.', en: 'The amount must be {min} or more.' },
  'text.not-text': { vi: 'Phải là chuỗi.', en: 'Must be text.' },
  'text.malformed': {
    vi: 'Chuỗi chứa ký tự Unicode không hợp lệ.',
    en: 'The text holds a broken Unicode character.',
  },
  'text.empty': { vi: 'Không được để trống.', en: 'Must not be empty.' },
  'text.too-long': { vi: 'Nhiều nhất {max} ký tự.', en: 'At most {max} characters.' },
  'text.not-trimmed': {
    vi: 'Không được có khoảng trắng ở đầu hay cuối.',
    en: 'No white space at either end.',
  },
  'text.not-normalised': { vi: 'Phải ở dạng Unicode dựng sẵn (NFC).', en: 'Must be in Unicode form NFC.' },
  'text.control-character': { vi: 'Không được chứa ký tự điều khiển.', en: 'No control characters.' },
};
