import { accessLogEvents } from '#access-log/events';
import { assetEvents } from '#assets/events';
import { budgetEvents } from '#budgets/events';
import { correctionEvents } from '#corrections/events';
import { claimReleased, claimTaken, commandRefused, createCodec } from '#event-sourcing';
import { delegationEvents } from '#delegations/events';
import { parameterEvents } from '#parameters/events';
import { periodEvents } from '#periods/events';
import { procurementEvents } from '#procurement/events';
import { redactionEvents } from '#redactions/events';
import { refusalEvents } from '#refusals/events';
import { requisitionEvents } from '#requisitions/events';
import { transferEvents } from '#transfers/events';
import { transparencyEvents } from '#transparency/events';
import { unitEvents } from '#units/events';

/** Every type of event there is. The log may hold no other. */
export const ledgerEvents = [
  commandRefused,
  claimTaken,
  claimReleased,
  ...refusalEvents,
  ...parameterEvents,
  ...unitEvents,
  ...budgetEvents,
  ...requisitionEvents,
  ...procurementEvents,
  ...assetEvents,
  ...transferEvents,
  ...delegationEvents,
  ...periodEvents,
  ...correctionEvents,
  ...redactionEvents,
  ...transparencyEvents,
  ...accessLogEvents,
];

export const ledgerCodec = createCodec(ledgerEvents);
