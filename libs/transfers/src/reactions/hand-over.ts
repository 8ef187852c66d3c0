import { assetTakenOver } from '#assets/events';
import { takeOver } from '#assets/processes';
import { begins, consequence, processType, reaction, settles, step } from '#event-sourcing';
import { handOverCompleted, transferItemHandedOver, transferReceived } from '../events/index.js';
import { noteHandOver } from './note.js';

/** Signed → each thing changes hands in its own stream → the transfer learns it. */
export const handOverReactions = [
  reaction('hand-over/take-over', transferReceived, ({ data }) => {
    const { transferId, receiptId, recordNumber, location, toUnit, receivingOfficer } = data;
    const to = { unitId: toUnit, officerId: receivingOfficer };
    return data.items.map(({ assetId, condition }) =>
      consequence(takeOver, { assetId, transferId, receiptId, recordNumber, to, location, condition }),
    );
  }),
  reaction('hand-over/note', assetTakenOver, ({ data: { assetId, transferId, receiptId } }) =>
    consequence(noteHandOver, { assetId, transferId, receiptId }),
  ),
];

const receiptId = ({ data }: { readonly data: { readonly receiptId: string } }) => data.receiptId;

export const handOver = processType(
  'hand-over',
  begins(transferReceived, receiptId),
  step(transferItemHandedOver, receiptId),
  settles(handOverCompleted, receiptId),
);
