import { commandOf } from '#event-sourcing';
import { transfer } from '../../domain/transfer.decider.js';
import { receiversRefusals } from '../receivers-refusals.js';

export const reportDiscrepancy = commandOf(transfer, 'ReportDiscrepancy', {
  duty: 'receiver',
  target: ({ transferId }) => transferId,
  units: (_, { toUnit }) => [toUnit],
  refusals: receiversRefusals,
});
