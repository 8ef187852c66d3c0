import { moneyText, sumOf, vnd } from '#kernel';
import type { UnitTree } from '#units/views';
import type { HandOverRecord, Story } from '../story.js';
import type { TransferDoc } from '../transfers.view.js';
import type { HandOverRecordsRow, RecordRow } from './hand-over-record.query.js';

const recordOf = ({ items, ...record }: HandOverRecord, dispatched: Story['dispatched']): RecordRow => {
  const handed = items.map(({ assetId, outcome, condition }) => {
    const {
      assetNumber,
      itemCode,
      bookValues,
      condition: sent,
    } = dispatched!.things.find(thing => thing.assetId === assetId)!;
    return {
      assetId,
      assetNumber,
      itemCode,
      bookValues,
      outcome,
      conditionSent: sent,
      conditionReceived: condition,
    };
  });
  const totalNetValue = moneyText(sumOf(handed.map(({ bookValues }) => vnd(bookValues.netValue))));
  return { ...record, items: handed, totalNetValue };
};

/** The records of a transfer; undefined while nothing was signed for. */
export const handOverRecordsOf = (doc: TransferDoc, tree: UnitTree): HandOverRecordsRow | undefined => {
  const { transferId, kind, status, fromUnit, toUnit, reason, decided, records } = doc;
  if (records.length === 0) return undefined;
  const { things: _, ...dispatched } = doc.dispatched!;
  return {
    transferId,
    kind,
    status,
    fromUnit,
    toUnit,
    reason,
    decided,
    dispatched,
    fromUnitName: tree.nameOf(fromUnit),
    toUnitName: tree.nameOf(toUnit),
    records: records.map(record => recordOf(record, doc.dispatched)),
  };
};
