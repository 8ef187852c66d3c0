import type { ProblemTexts } from '../problems/problem-texts.js';

export const commandTexts: ProblemTexts = {
  'idempotency.key-required': {
    vi: 'Cần tiêu đề Idempotency-Key gồm 1 đến 255 ký tự ASCII nhìn thấy được.',
    en: 'The header Idempotency-Key is required: 1 to 255 visible ASCII characters.',
  },
  'idempotency.key-reused': {
    vi:
      'Idempotency-Key này đã dùng cho một lệnh khác: khi gửi lại, đường dẫn, nội dung, người và đơn vị thực hiện, ' +
      'If-Match phải như lần đầu; lần thử mới cần khóa mới.',
    en:
      'This Idempotency-Key was used for another command: a repetition has the same path, body, acting person and ' +
      'unit, and If-Match as the first time; a new attempt needs a new key.',
  },
  'if-match.malformed': {
    vi: 'If-Match phải là số phiên bản trong ngoặc kép, ví dụ "3".',
    en: 'If-Match must be a revision in quotes, like "3".',
  },
  'command.lost-race': {
    vi: 'Có lệnh khác vừa được ghi trước; hãy gửi lại với cùng Idempotency-Key.',
    en: 'Other commands were recorded first; send it again with the same Idempotency-Key.',
  },
  'command.outcome-unknown': {
    vi:
      'Kho sự kiện không trả lời, nên chưa biết lệnh đã được ghi hay chưa; hãy gửi lại với cùng Idempotency-Key, ' +
      'câu trả lời sẽ cho biết kết quả.',
    en:
      'The event store does not answer, so it is not known yet whether the command was recorded; send it again with ' +
      'the same Idempotency-Key, and the answer will tell the outcome.',
  },
  'command.storage-timed-out': {
    vi:
      'Kho sự kiện không xác nhận việc ghi trong {seconds} giây; lệnh đã được chốt là không thực hiện. ' +
      'Muốn làm lại, hãy gửi với Idempotency-Key mới.',
    en:
      'The event store did not confirm the record within {seconds} seconds; the command is settled as not carried ' +
      'out. To try again, send it with a new Idempotency-Key.',
  },
  'command.precondition-failed': {
    vi: 'Dữ liệu đã thay đổi kể từ phiên bản nêu trong If-Match.',
    en: 'It has changed since the revision that If-Match names.',
  },
  'command.precondition-required': {
    vi: 'Quyết định này phải nêu phiên bản đã xem trong If-Match.',
    en: 'This decision must name the revision that was seen in If-Match.',
  },
  'command.too-large': {
    vi: 'Lệnh tạo ra {actual} byte, giới hạn là {limit}.',
    en: 'The command comes to {actual} bytes, the limit is {limit}.',
  },
  'authority.not-covered': {
    vi: 'Nhiệm vụ của bạn không bao gồm đơn vị này.',
    en: 'Your duty does not cover this unit.',
  },
  'delegation.not-held': {
    vi: 'Không có ủy quyền như vậy cho bạn: sai mã, người ủy quyền, nhiệm vụ, hoặc lệnh này không được ủy quyền.',
    en: 'You hold no such delegation: wrong id, principal or duty, or a command that is not delegated.',
  },
  'date.in-future': {
    vi: 'Ngày hiệu lực {effectiveDate} ở tương lai (hôm nay {today}).',
    en: 'The effective date {effectiveDate} is in the future (today is {today}).',
  },
  'process.in-progress': {
    vi: 'Một quy trình đang chạy trên đối tượng này; hãy chờ kết thúc.',
    en: 'A process is under way here; wait for its end.',
  },
  'ledger.overloaded': {
    vi: 'Sổ cái đang quá tải; hãy thử lại.',
    en: 'The ledger is overloaded; try again.',
  },
  'ledger.shutting-down': {
    vi: 'Sổ cái đang dừng; hãy thử lại sau.',
    en: 'The ledger is shutting down; try again later.',
  },
  'ledger.clock-off': {
    vi: 'Đồng hồ máy chủ sai quá 5 giây; sổ cái không ghi.',
    en: 'The server clock is more than 5 seconds off; the ledger does not record.',
  },
  'ledger.halted': {
    vi: 'Lịch sử trong kho không khớp với những gì đã ký ({reason}); sổ cái không ghi thêm, vẫn tra cứu được.',
    en: 'The stored history is not the one that was signed ({reason}); the ledger records nothing more, reads go on.',
  },
  'ledger.unpublished': {
    vi: 'Đã {seconds} giây không công bố được phần mới của sổ; sổ cái tạm không ghi, vẫn tra cứu được.',
    en: 'What is new in the log could not be published for {seconds} seconds; the ledger does not record, reads go on.',
  },
  'ledger.unavailable': {
    vi: 'Kho sự kiện chưa phục vụ được; hãy thử lại.',
    en: 'The event store cannot answer now; try again.',
  },
};
