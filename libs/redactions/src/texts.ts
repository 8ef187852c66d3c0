/** What the refusals of this capability say. */
export const redactionTexts = {
  'redaction.exists': {
    vi: 'Đã có lệnh gỡ bỏ mang mã này ({status}).',
    en: 'There is a redaction with this id ({status}).',
  },
  'redaction.named-twice': {
    vi: 'Trường {sealedField} được nêu hai lần.',
    en: 'The field {sealedField} is named twice.',
  },
  'redaction.event-unknown': {
    vi: 'Ở vị trí {index} của sổ không có sự kiện {eventId}.',
    en: 'At index {index} of the log there is no event {eventId}.',
  },
  'redaction.not-sealed': {
    vi: 'Trường {sealedField} không được niêm phong nên không gỡ bỏ được; các trường niêm phong: {sealed}.',
    en: 'The field {sealedField} is not sealed and cannot be redacted; sealed are: {sealed}.',
  },
  'redaction.already-redacted': {
    vi: 'Trường {sealedField} đã được gỡ bỏ trước đó.',
    en: 'The field {sealedField} was redacted before.',
  },
  'redaction.wrong-state': {
    vi: 'Lệnh gỡ bỏ đang ở trạng thái {status}, cần {wanted}.',
    en: 'The redaction is {status}, it must be {wanted}.',
  },
  'redaction.same-person': {
    vi: 'Người thực hiện phải khác người ra lệnh gỡ bỏ ({person}).',
    en: 'Whoever carries it out must not be who ordered it ({person}).',
  },
  'redaction.copy-unknown': {
    vi: 'Bản sao {place} không có trong danh sách còn chờ xử lý: {pending}.',
    en: 'The copy {place} is not among those pending: {pending}.',
  },
  'sealed-field.malformed': {
    vi: 'Tên trường niêm phong không đúng dạng.',
    en: 'This is not the name of a sealed field.',
  },
  'sealed-field.not-readable': {
    vi: 'Nhiệm vụ của bạn không được mở các trường niêm phong này: {fields}.',
    en: 'Your duties do not open these sealed fields: {fields}.',
  },
};
