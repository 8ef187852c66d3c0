import { commandOf } from '#event-sourcing';
import { accessLog } from '../../domain/access-log.decider.js';

/** Issued by the ledger itself, when an hour is over. */
export const sealHour = commandOf(accessLog, 'SealHour', {
  opens: true,
  target: ({ keeper, hour }) => `${keeper}.${hour.slice(0, 4)}`,
  refusals: ['access-log.hour-sealed'],
});
