import { caseTexts } from './case-texts.js';
import type { FindingCode } from './finding.js';
import { headTexts } from './head-texts.js';

/** What each finding means, Vietnamese first. The numbers stand beside it. */
export const findingTexts: Readonly<Record<FindingCode, readonly [vi: string, en: string]>> = {
  'event.missing': ['Thiếu sự kiện: chỉ mục bị ngắt quãng.', 'An event is missing: the index has a gap.'],
  'event.unreadable': ['Nội dung lưu không phải JSON.', 'The stored body is no JSON.'],
  'event.not-canonical': [
    'Nội dung lưu không ở dạng JSON chuẩn tắc (RFC 8785).',
    'The stored bytes are not canonical JSON (RFC 8785).',
  ],
  'event.envelope': ['Phong bì sai cấu trúc.', 'The envelope is not of its shape.'],
  'event.type-unknown': [
    'Phần mềm này không biết loại hoặc phiên bản sự kiện.',
    'This software does not know the type or version.',
  ],
  'event.data': [
    'Dữ liệu không đúng cấu trúc của loại sự kiện.',
    'The data is not of the shape of its type.',
  ],
  'event.content-hash': [
    'Nội dung đã bị đổi: không khớp contentHash.',
    'The content was changed: it does not fit its contentHash.',
  ],
  'event.id': [
    'Mã sự kiện không suy ra từ lệnh và muối của nó.',
    'The id does not follow from its command and salt.',
  ],
  'event.column': [
    'Cột của bảng nói khác nội dung.',
    'A column of the table says something else than the body.',
  ],
  'event.unbalanced': ['Bút toán không cân.', 'The journal entry does not balance.'],
  'event.sealed': ['Trường niêm phong sai.', 'A sealed field is not what it must be.'],
  'event.high-water': [
    'Mốc thời gian lớn nhất (high) sai: câu hỏi theo thời điểm sẽ trả lời sai.',
    'The running maximum of time (high) is wrong: questions as of an instant would be answered wrongly.',
  ],
  'balance.below-zero': ['Tài khoản âm sau sự kiện này.', 'An account is below zero after this event.'],
  'balance.below-zero-on': [
    'Tài khoản âm vào cuối ngày, theo ngày hiệu lực.',
    'An account is below zero at the end of a day of effect.',
  ],
  'sealed.key-missing': [
    'Mất khóa của trường niêm phong mà không có lệnh gỡ bỏ nào.',
    'The key of a sealed field is gone, and no redaction took it.',
  ],
  'sealed.key-kept': [
    'Trường đã gỡ bỏ theo luật mà khóa vẫn còn: đọc lại được. Nếu vừa gỡ bỏ, hãy chờ vài giây rồi chạy lại; ' +
      'nếu vẫn còn, khóa đã bị bỏ sót hoặc trở lại cùng một bản cũ của seal-keys.db.',
    'The field was redacted by law and its key is still there: it can be read. Of the last seconds: wait, and run ' +
      'again; found again, the key was left behind, or is back with an old seal-keys.db.',
  ],
  'sealed.text': [
    'Văn bản niêm phong không khớp cam kết của sự kiện.',
    'The sealed text is not the one that the event commits to.',
  ],
  'stream.revision': [
    'Số thứ tự trong luồng bị ngắt hoặc lặp.',
    'Revisions of the stream have a gap or repeat.',
  ],
  'stream.prev': [
    'prev không trỏ tới sự kiện trước của luồng.',
    'prev does not lead to the event before in the stream.',
  ],
  'stream.time': ['Thời gian ghi trong luồng đi lùi.', 'Time goes back in the stream.'],
  'gate.missing': ['Cổng đã đọc không tồn tại.', 'A gate that was read does not exist.'],
  'gate.later': ['Cổng đã đọc lại có sau sự kiện.', 'A gate that was read stands later than the event.'],
  'gate.straggler': [
    'Quyết định dựa trên cổng đọc trước khi đóng, mà ghi quá mười giây sau đó hoặc đứng sau khi đã đóng.',
    'The decision rests on a gate from before a closing: decided ten seconds after it began, or behind its end.',
  ],
  'receipt.missing': ['Lệnh không có biên nhận.', 'The command has no receipt.'],
  'receipt.differs': [
    'Biên nhận sai lệnh hoặc sai số sự kiện.',
    'The receipt is of another command or count.',
  ],
  'receipt.superfluous': ['Biên nhận không thuộc lệnh nào.', 'The receipt belongs to no command.'],
  'file.damaged': ['SQLite báo tệp hỏng.', 'SQLite finds the file damaged.'],
  'name.twice': ['Một tên có hai số trong tệp.', 'One name has two numbers in the file.'],
  'leaf.malformed': ['Mục công bố không phải lá của sổ.', 'A published entry is no leaf of this ledger.'],
  'entry.differs': ['Sự kiện khác với mục đã công bố.', 'The event differs from its published entry.'],
  'tile.missing': ['Thiếu tệp đã công bố.', 'A published file is missing.'],
  'tile.differs': ['Ô băm đã công bố khác với sự kiện.', 'A published tile differs from the events.'],
  ...headTexts,
  'heads-published.differs': [
    'Các luồng không kết thúc như HeadsPublished đã nói.',
    'Streams do not end as HeadsPublished says.',
  ],
  'note.unpublished': [
    'Chưa có bản công bố để đối chiếu: chưa chứng minh được gì với người ngoài.',
    'Nothing published to compare with: nothing is proved to anybody else yet.',
  ],
  'note.no-key': [
    'Không có khóa (--key): chữ ký không được kiểm tra.',
    'No key was given (--key): signatures were not checked.',
  ],
  'note.no-heads-published': [
    'Chưa có HeadsPublished: không nói được các luồng đã đủ đuôi.',
    'There is no HeadsPublished yet: nothing is claimed of the ends of streams.',
  ],
  'note.late-step': [
    'Bước của tiến trình mang theo cổng đọc trước khi đóng.',
    'A step of a process carries a gate that was read before a closing began.',
  ],
  'note.key-rotated': [
    'Sổ đã đổi khóa ký: hai khóa cùng ký liên kết.',
    'The log changed its signing key: both keys have signed the link.',
  ],
  'note.new-origin': [
    'Sổ đã mất phần cuối đã công bố và đi tiếp với tên khác từ đây.',
    'The log lost its published end and goes on under another name from here.',
  ],
  'note.no-seal-keys': [
    'Không có seal-keys.db: không kiểm tra được khóa của các trường niêm phong.',
    'There is no seal-keys.db: keys of sealed fields were not looked for.',
  ],
  'note.redacted': [
    'Trường niêm phong đã hủy khóa theo luật.',
    'A sealed field whose key was destroyed by law.',
  ],
  ...caseTexts,
};
