import type { SentenceTable } from '#event-sourcing';

export const unitSentences = {
  UnitEstablished: {
    vi:
      'thành lập {name} (mã {code}, {kind:word})[ trực thuộc {parentId}] từ {validFrom:day}[ đến ' +
      '{validTo:day}]',
    en:
      'established {name} (code {code}, {kind:word})[ under {parentId}] from {validFrom:day}[ to ' +
      '{validTo:day}]',
  },
  UnitRenamed: { vi: 'đổi tên đơn vị thành {name}', en: 'renamed the unit to {name}' },
  UnitReparented: {
    vi: 'chuyển đơn vị[ từ {formerParentId}] về trực thuộc {parentId}',
    en: 'moved the unit[ from {formerParentId}] to {parentId}',
  },
  UnitDissolutionStarted: { vi: 'bắt đầu giải thể đơn vị', en: 'began to dissolve the unit' },
  UnitDissolved: {
    vi: 'giải thể đơn vị, không còn nắm giữ gì',
    en: 'dissolved the unit, which held nothing any more',
  },
  UnitDissolutionRefused: {
    vi: 'KHÔNG giải thể được: đơn vị còn nắm giữ {holdings:count} thứ ({holdings.*.id:list})',
    en: 'COULD NOT dissolve the unit: it still holds {holdings:count} things ({holdings.*.id:list})',
  },
} satisfies SentenceTable;
