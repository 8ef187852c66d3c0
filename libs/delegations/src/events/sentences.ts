import type { SentenceTable } from '#event-sourcing';

export const delegationSentences = {
  DelegationGranted: {
    vi:
      'uỷ quyền {from.duty:word} của {from.personId} cho {toPersonId} tại {scope.unitId}[, tối đa ' +
      '{ceiling:vnd}], từ {validFrom:day} đến {validTo:day}',
    en:
      'delegated the duty {from.duty:word} of {from.personId} to {toPersonId} at {scope.unitId}[, up ' +
      'to {ceiling:vnd}], from {validFrom:day} to {validTo:day}',
  },
  DelegationRevoked: { vi: 'thu hồi uỷ quyền', en: 'revoked the delegation' },
  NeedReserved: {
    vi: 'giữ {amount:vnd} trong nhu cầu {category:word} năm {year} của {unitId} cho {command} ({subject})',
    en: 'reserved {amount:vnd} of the {category:word} need of {unitId} in {year} for {command} ({subject})',
  },
  NeedConfirmed: {
    vi: 'xác nhận phần nhu cầu {reservationId} đã dùng',
    en: 'confirmed that reservation {reservationId} was used',
  },
  NeedFreed: {
    vi: 'trả lại phần nhu cầu {reservationId} ({cause:word})',
    en: 'freed reservation {reservationId} ({cause:word})',
  },
} satisfies SentenceTable;
