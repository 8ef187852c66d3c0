/** What is found in a case file, Vietnamese first. */
export const caseTexts = {
  'case.archive': [
    'Tệp hồ sơ không đúng từng byte như socai export ghi.',
    'The archive is not, to the byte, what socai export writes.',
  ],
  'case.manifest': [
    'Bảng kê case.json thiếu, hỏng hoặc không khớp hồ sơ.',
    'case.json is missing, damaged, or not of this case.',
  ],
  'case.file': [
    'Một tệp thiếu, thừa hoặc khác mã băm trong bảng kê.',
    'A file is missing, is not listed, or has another hash than case.json says.',
  ],
  'case.key': [
    'Hồ sơ nêu một khóa mà khóa đã cho không dẫn tới.',
    'The case names a key that the given keys do not lead to.',
  ],
  'case.proof': [
    'Bằng chứng không phải của sự kiện này, hoặc không dẫn tới gốc đã ký.',
    'The proof is not of this event, or does not lead to the signed root.',
  ],
  'case.scope': ['Sự kiện nằm ngoài phạm vi hồ sơ.', 'The event is outside the scope of the case.'],
  'case.counted': [
    'Tệp không phải là điều các sự kiện cho ra.',
    'The file is not what the events of the case come to.',
  ],
  'case.page': [
    'Trang case.html không phải trang của hồ sơ này: đừng tin nó.',
    'case.html is not the page of this case: do not believe it.',
  ],
  'case.opened': [
    'Văn bản đã mở không phải văn bản mà sự kiện của hồ sơ cam kết.',
    'An opened text is not the one that an event of this case commits to.',
  ],
  'note.case-own-key': [
    'Chữ ký chỉ được kiểm tra bằng khóa nằm trong hồ sơ: hãy đưa khóa nhận từ nguồn khác (--key).',
    'The signature was checked with the key in the case itself: bring one from elsewhere (--key).',
  ],
  'note.case-release': [
    'Tệp do phiên bản khác của socai ghi: chỉ so được mã băm trong bảng kê.',
    'Another release of socai wrote this file: only its hash in case.json was compared.',
  ],
  'note.case-scope': [
    'Hồ sơ không chứng minh rằng không thiếu sự kiện nào trong phạm vi.',
    'A case does not show that no event in scope was left out.',
  ],
} as const;
