import type { SentenceTable } from '#event-sourcing';

export const transferSentences = {
  TransferRequested: {
    vi:
      'đề nghị điều chuyển ({kind:word}) {assets:count} tài sản từ {fromUnit} sang {toUnit}: ' +
      '{reason}[, trả lại trước {dueBack:day}]',
    en:
      'asked for a {kind:word} of {assets:count} assets from {fromUnit} to {toUnit}: {reason}[, due ' +
      'back by {dueBack:day}]',
  },
  TransferCancelled: { vi: 'huỷ lần điều chuyển', en: 'cancelled the transfer' },
  TransferDecisionStarted: {
    vi:
      'ra quyết định cho chuyển {assets:count} tài sản từ {fromUnit} sang {toUnit}; đang giữ từng tài ' +
      'sản',
    en: 'decided for {assets:count} assets to go from {fromUnit} to {toUnit}; each is being earmarked',
  },
  TransferEarmarkAnswered: {
    vi: 'ghi nhận trả lời của tài sản {assetId}[: KHÔNG giữ được, {cause:why}]',
    en: 'noted the answer of asset {assetId}[: it could NOT be earmarked, {cause:why}]',
  },
  TransferDecided: {
    vi:
      'quyết định điều chuyển {assets:count} tài sản từ {fromUnit} sang {toUnit}, gửi trước ' +
      '{deadlines.dispatchBy:day}, nhận trước {deadlines.receiveBy:day}',
    en:
      'decided the transfer of {assets:count} assets from {fromUnit} to {toUnit}, dispatch by ' +
      '{deadlines.dispatchBy:day}, receipt by {deadlines.receiveBy:day}',
  },
  TransferDecisionRefused: {
    vi: 'KHÔNG quyết định được: {refusals:count} tài sản không giữ được ({refusals.*.assetId:list})',
    en: 'COULD NOT decide: {refusals:count} assets could not be earmarked ({refusals.*.assetId:list})',
  },
  TransferRejected: { vi: 'KHÔNG đồng ý điều chuyển', en: 'REJECTED the transfer' },
  TransferDispatched: {
    vi:
      'gửi {items:count} tài sản ({items.*.assetNumber:list}) từ {from} đến {to}, bên vận chuyển ' +
      '{carrier}',
    en:
      'dispatched {items:count} assets ({items.*.assetNumber:list}) from {from} to {to}, carried by ' +
      '{carrier}',
  },
  TransferReceived: {
    vi:
      'nhận {items:count} tài sản theo biên bản {recordNumber}, cán bộ nhận {receivingOfficer}, để tại ' +
      '{location}',
    en:
      'received {items:count} assets by record {recordNumber}, receiving officer {receivingOfficer}, ' +
      'kept at {location}',
  },
  TransferItemHandedOver: {
    vi: 'ghi nhận tài sản {assetId} đã bàn giao',
    en: 'noted that asset {assetId} was handed over',
  },
  HandOverCompleted: {
    vi: 'hoàn tất bàn giao theo biên bản {recordNumber}',
    en: 'completed the hand-over of record {recordNumber}',
  },
  TransferItemsRefused: {
    vi: 'TỪ CHỐI nhận {items:count} tài sản ({items.*.assetId:list}): {items.*.cause:list}',
    en: 'REFUSED {items:count} assets ({items.*.assetId:list}): {items.*.cause:list}',
  },
  TransferDiscrepancyReported: {
    vi: 'báo sai lệch ở {items:count} tài sản ({items.*.assetId:list}): {items.*.note:list}',
    en: 'reported a discrepancy in {items:count} assets ({items.*.assetId:list}): {items.*.note:list}',
  },
  TransferDiscrepancyResolved: {
    vi: 'giải quyết sai lệch ở {items:count} tài sản ({items.*.assetId:list}): {items.*.resolution:word}',
    en:
      'resolved the discrepancy in {items:count} assets ({items.*.assetId:list}): ' +
      '{items.*.resolution:word}',
  },
  TransferReturnConfirmed: {
    vi: 'xác nhận đã nhận lại {items:count} tài sản ({items.*.assetId:list})',
    en: 'confirmed the return of {items:count} assets ({items.*.assetId:list})',
  },
  TransferReleaseStarted: {
    vi: 'bắt đầu thôi giữ {assets:count} tài sản ({cause:word})[: {circumstances}]',
    en: 'began to free {assets:count} assets ({cause:word})[: {circumstances}]',
  },
  TransferItemReleased: {
    vi: 'ghi nhận tài sản {assetId} không còn bị giữ',
    en: 'noted that asset {assetId} is free',
  },
  TransferReleaseCompleted: {
    vi: 'hoàn tất việc thôi giữ tài sản ({cause:word})',
    en: 'completed the freeing of assets ({cause:word})',
  },
  TransferCompleted: {
    vi: 'kết thúc lần điều chuyển: {outcome:word}, {items:count} tài sản',
    en: 'ended the transfer: {outcome:word}, {items:count} assets',
  },
} satisfies SentenceTable;
