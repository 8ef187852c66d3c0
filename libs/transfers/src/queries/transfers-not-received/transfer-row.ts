import { type CalendarDate, daysBetween } from '#kernel';
import type { UnitTree } from '#units/views';
import type { TransferDoc } from '../transfers.view.js';
import type { TransferRow } from './transfers.query.js';

/** The last day of the step a transfer waits for; undefined once nothing is awaited. */
export const dueOn = ({ status, decideBy, deadlines }: TransferDoc): CalendarDate | undefined => {
  switch (status) {
    case 'requested':
    case 'deciding':
      return decideBy;
    case 'decided':
      return deadlines?.dispatchBy;
    case 'inTransit':
    case 'disputed':
      return deadlines?.receiveBy;
    default:
      return undefined;
  }
};

/** A transfer as it is on a day. */
export const rowOn = (doc: TransferDoc, today: CalendarDate, tree: UnitTree): TransferRow => {
  const { receipts: _, releases: __, ...rest } = doc;
  const due = dueOn(doc);
  return {
    ...rest,
    fromUnitName: tree.nameOf(doc.fromUnit),
    toUnitName: tree.nameOf(doc.toUnit),
    dueOn: due,
    overdueDays: due === undefined ? 0 : Math.max(0, daysBetween(due, today)),
    ageDays: Math.max(0, daysBetween(doc.requested.on, doc.ended?.on ?? today)),
  };
};
