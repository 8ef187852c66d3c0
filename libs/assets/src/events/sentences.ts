import type { SentenceTable } from '#event-sourcing';

export const assetSentences = {
  AssetRegistered: {
    vi:
      'ghi tăng tài sản số {assetNumber} ({itemCode}[, {manufacturer}][ {model}]), nguyên giá ' +
      '{originalCost:vnd}, nguồn {origin.kind:word} {origin.ref}; {accountable.officerId} của ' +
      '{accountable.unitId} chịu trách nhiệm, để tại {location}',
    en:
      'registered asset number {assetNumber} ({itemCode}[, {manufacturer}][ {model}]), original cost ' +
      '{originalCost:vnd}, from {origin.kind:word} {origin.ref}; {accountable.officerId} of ' +
      '{accountable.unitId} answers for it, kept at {location}',
  },
  AssetEnteredService: {
    vi: 'đưa tài sản vào sử dụng từ {inServiceFrom:day}',
    en: 'put the asset into service from {inServiceFrom:day}',
  },
  AssetAssigned: {
    vi:
      'giao tài sản từ {from.officerId} ({from.unitId}) sang {to.officerId} ({to.unitId}), giá trị ' +
      '{value:vnd}',
    en:
      'assigned the asset from {from.officerId} ({from.unitId}) to {to.officerId} ({to.unitId}), value ' +
      '{value:vnd}',
  },
  AssetRelocated: {
    vi: 'chuyển tài sản từ {from} đến {to}',
    en: 'moved the asset from {from} to {to}',
  },
  AssetEarmarked: {
    vi: 'giữ tài sản cho lần điều chuyển {transferId}',
    en: 'earmarked the asset for transfer {transferId}',
  },
  EarmarkRefused: {
    vi: 'TỪ CHỐI giữ tài sản cho lần điều chuyển {transferId}: {cause:why}',
    en: 'REFUSED to earmark the asset for transfer {transferId}: {cause:why}',
  },
  AssetEarmarkFreed: {
    vi: 'thôi giữ tài sản cho lần điều chuyển {transferId} ({cause:word})',
    en: 'freed the asset from transfer {transferId} ({cause:word})',
  },
  AssetTakenOver: {
    vi:
      'bàn giao tài sản theo biên bản {recordNumber} (điều chuyển {transferId}) từ {from.officerId} ' +
      '({from.unitId}) sang {to.officerId} ({to.unitId}), giá trị {value:vnd}, để tại {location}[, ' +
      'tình trạng: {condition}]',
    en:
      'handed the asset over by record {recordNumber} (transfer {transferId}) from {from.officerId} ' +
      '({from.unitId}) to {to.officerId} ({to.unitId}), value {value:vnd}, kept at {location}[, ' +
      'condition: {condition}]',
  },
  AssetReportedLost: {
    vi: 'báo mất tài sản: {circumstances}[ (điều chuyển {transferId})]',
    en: 'reported the asset lost: {circumstances}[ (transfer {transferId})]',
  },
  AssetWrittenOff: {
    vi: 'ghi giảm tài sản bị mất, giá trị {value:vnd}: {findings}[; bồi thường: {compensation}]',
    en: 'wrote the lost asset off, value {value:vnd}: {findings}[; compensation: {compensation}]',
  },
  AssetRemovedFromEstablishment: {
    vi: 'đưa tài sản ra khỏi biên chế',
    en: 'removed the asset from the establishment',
  },
  AssetDisposed: {
    vi:
      'thanh lý tài sản ({kind:word}), giá trị {value:vnd}[, bên nhận {recipient}]' +
      '[, thu về {proceeds:vnd}]',
    en: 'disposed of the asset ({kind:word}), value {value:vnd}[, to {recipient}][, proceeds {proceeds:vnd}]',
  },
} satisfies SentenceTable;
