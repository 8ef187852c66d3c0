import type { ProblemTexts } from '#platform';

/** Granting and revoking. */
const granting: ProblemTexts = {
  'delegation.exists': {
    vi: 'Ủy quyền {delegation} đã có.',
    en: 'The delegation {delegation} exists already.',
  },
  'delegation.not-in-person': {
    vi: 'Người nhận ủy quyền không được ủy quyền lại: {person} đang hành động thay {principal}.',
    en: 'What was delegated is not delegated on: {person} acts in the name of {principal}.',
  },
  'delegation.to-oneself': {
    vi: 'Không thể tự ủy quyền cho chính mình ({person}).',
    en: 'Nobody delegates to themselves ({person}).',
  },
  'delegation.ends-before-it-begins': {
    vi: 'Ủy quyền hết hạn ngày {validTo}, trước ngày có hiệu lực {validFrom}.',
    en: 'The delegation would end on {validTo}, before it begins on {validFrom}.',
  },
  'delegation.before-its-paper': {
    vi: 'Hiệu lực từ {validFrom}, trước ngày ký văn bản ủy quyền ({signed}).',
    en: 'It would hold from {validFrom}, before its paper was signed ({signed}).',
  },
  'delegation.revoked-already': {
    vi: 'Ủy quyền đã bị thu hồi từ ngày {revokedFrom}.',
    en: 'The delegation has been revoked from {revokedFrom} on.',
  },
  'delegation.revoked-before-grant': {
    vi: 'Không thể thu hồi từ ngày {revokedFrom}, trước khi ủy quyền có hiệu lực ({validFrom}).',
    en: 'It cannot be revoked from {revokedFrom} on, before it begins ({validFrom}).',
  },
  'delegation.ended': {
    vi: 'Ủy quyền đã hết hạn ngày {validTo}, trước ngày thu hồi {revokedFrom}.',
    en: 'The delegation ended on {validTo}, before the {revokedFrom} it is to be revoked from.',
  },
  'delegation.reason-missing': {
    vi: 'Thu hồi ủy quyền phải nêu lý do (reason).',
    en: 'A revocation needs a reason.',
  },
};

/** Deciding in another's name. */
const deciding: ProblemTexts = {
  'delegation.not-yet-in-force': {
    vi: 'Ủy quyền {delegation} có hiệu lực từ {validFrom}, chưa có vào ngày {on}.',
    en: 'The delegation {delegation} holds from {validFrom} on, not yet on {on}.',
  },
  'delegation.expired': {
    vi: 'Ủy quyền {delegation} hết hạn ngày {validTo}, không còn hiệu lực vào ngày {on}.',
    en: 'The delegation {delegation} ended on {validTo} and does not hold on {on}.',
  },
  'delegation.revoked': {
    vi: 'Ủy quyền {delegation} đã bị thu hồi từ {revokedFrom}, không còn hiệu lực vào ngày {on}.',
    en: 'The delegation {delegation} is revoked from {revokedFrom} on and does not hold on {on}.',
  },
  'delegation.out-of-scope': {
    vi: 'Ngoài phạm vi ủy quyền {delegation}: {what} là "{asked}", chỉ được ủy quyền cho "{reach}".',
    en: 'Outside the scope of delegation {delegation}: the {what} is "{asked}", it reaches "{reach}".',
  },
  'delegation.ceiling-exceeded': {
    vi:
      'Vượt trần ủy quyền {delegation}: cần {asked} đồng, đã quyết {used} trên trần {ceiling}, ' +
      'còn {available} cho đơn vị, loại và năm này.',
    en:
      'Over the ceiling of delegation {delegation}: {asked} VND asked, {used} of {ceiling} decided, ' +
      '{available} left for this unit, category and year.',
  },
  'delegation.beyond-threshold': {
    vi:
      'Vượt ngưỡng pháp luật cho ủy quyền ({parameter}, cấp {unitKind}): cần {asked} đồng, đã quyết {used} ' +
      'trên ngưỡng {threshold}, còn {available}; người có thẩm quyền phải tự quyết định.',
    en:
      'Beyond what the law lets be delegated ({parameter}, {unitKind}): {asked} VND asked, {used} of ' +
      '{threshold} decided, {available} left; whoever holds the duty has to decide in person.',
  },
  'need.not-held': {
    vi: 'Phần giữ chỗ {reservation} không còn.',
    en: 'The reservation {reservation} is not held any more.',
  },
};

export const delegationTexts: ProblemTexts = {
  ...granting,
  ...deciding,
  'matter.one-of-two': {
    vi: 'Hãy nêu đúng một trong hai: requisition hoặc purchase.',
    en: 'Name exactly one of the two: requisition or purchase.',
  },
};
