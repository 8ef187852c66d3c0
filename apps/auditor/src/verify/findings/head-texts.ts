/** What is found of signed heads, of the keys that sign them, and of the names they are signed under. */
export const headTexts = {
  'head.invalid': [
    'Đầu sổ hỏng, hoặc không do khóa đã biết ký.',
    'The head is damaged, or no known key has signed it.',
  ],
  'head.too-few-witnesses': [
    'Đầu sổ có ít nhân chứng đồng ký hơn mức bạn yêu cầu: họ im lặng, hoặc phản đối.',
    'Fewer witnesses have cosigned the head than you ask for: they are silent, or they object.',
  ],
  'head.order': ['Các đầu sổ đã ký không theo thứ tự.', 'Signed heads are out of order.'],
  'head.beyond-log': [
    'Sổ ngắn hơn đầu sổ đã ký: phần cuối bị cắt, hoặc là bản cũ.',
    'The log is shorter than a signed head: its end was cut off, or it is an old copy.',
  ],
  'head.root': [
    'Lịch sử không còn cho ra đầu sổ đã ký; thay đổi nằm từ chỉ mục này trở đi.',
    'History no longer gives the signed head; what was changed stands from this index on.',
  ],
  'head.former-key': [
    'Đầu sổ chỉ do khóa cũ ký, sau khi khóa mới đã ký.',
    'A former key alone has signed the head, after the newer one had begun to sign.',
  ],
  'head.other-log': [
    'Đầu sổ bạn giữ là của sổ khác: hãy kiểm tra nó với khóa và bản công bố của sổ đó.',
    'The head that you kept is of another log: check it with the key and the files of that log.',
  ],
  'head.lost': [
    'Đầu sổ bạn giữ gồm cả những sự kiện mà sổ đã mất khi đổi tên: đó là bằng chứng, hãy giữ lấy.',
    'The head that you kept covers events that the log lost when it took another name: it proves that; keep it.',
  ],
  'key.link': [
    'Liên kết giữa các khóa của sổ không đúng; các khóa sau đó không được tin.',
    'A link between keys of the log does not hold; the keys it leads to are not believed.',
  ],
  'origin.statement': [
    'Tuyên bố đổi tên sổ không đúng, hoặc không do khóa của tên mới ký.',
    'The statement of a new name is damaged, or no key of the new name has signed it.',
  ],
} as const;
