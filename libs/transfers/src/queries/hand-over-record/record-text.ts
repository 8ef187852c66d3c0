import type { HandedOverRow, HandOverRecordsRow, RecordRow } from './hand-over-record.query.js';
import { day, dong, outcomes, paperText } from './record-words.js';

const thing = (handed: HandedOverRow, n: number): string => {
  const { assetNumber, itemCode, conditionSent, conditionReceived, outcome, bookValues } = handed;
  return `  ${`${n + 1}.`.padEnd(4)}${assetNumber}  ${itemCode}
      khi giao: ${conditionSent}; khi nhận: ${conditionReceived}; kết quả: ${outcomes[outcome]}
      nguyên giá ${dong(bookValues.originalCost)}, hao mòn ${dong(bookValues.accumulatedWear)}, còn lại ${dong(
        bookValues.netValue,
      )}`;
};

const section = (transfer: HandOverRecordsRow, record: RecordRow): string => {
  const { decided, dispatched, fromUnitName, toUnitName, reason, transferId } = transfer;
  return `BIÊN BẢN BÀN GIAO TÀI SẢN
Số: ${record.recordNumber}, ngày ${day(record.on)}

Căn cứ:   ${[...(decided ? [decided.document] : []), record.document].map(paperText).join(';\n          ')}
Lý do:    ${reason}
Bên giao: ${fromUnitName}; người giao: ${dispatched?.by}
          giao tại ${dispatched?.from} ngày ${day(dispatched?.on ?? '')}; vận chuyển: ${dispatched?.carrier}
Bên nhận: ${toUnitName}; người nhận, chịu trách nhiệm quản lý: ${record.receivingOfficer}
          để tại ${record.location}

${record.items.map(thing).join('\n')}

Tổng số: ${record.items.length} tài sản; tổng giá trị còn lại: ${dong(record.totalNetValue)}
Sổ Cái: điều chuyển ${transferId}, ghi sổ lúc ${record.at}, sự kiện số ${record.index}
`;
};

/** The records of a transfer as plain text, for a terminal or a letter. */
export const recordText = (transfer: HandOverRecordsRow): string =>
  transfer.records.map(record => section(transfer, record)).join(`\n${'─'.repeat(60)}\n\n`);
