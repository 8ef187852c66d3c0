import { accessLogSentences } from '#access-log/events';
import { assetSentences } from '#assets/events';
import { budgetSentences } from '#budgets/events';
import { correctionSentences } from '#corrections/events';
import { delegationSentences } from '#delegations/events';
import { ownSentences, type Sentences } from '#event-sourcing';
import { parameterSentences } from '#parameters/events';
import { periodSentences } from '#periods/events';
import { procurementSentences } from '#procurement/events';
import { redactionSentences } from '#redactions/events';
import { refusalSentences } from '#refusals/events';
import { requisitionSentences } from '#requisitions/events';
import { transferSentences } from '#transfers/events';
import { transparencySentences } from '#transparency/events';
import { unitSentences } from '#units/events';
import type { ledgerEvents } from '../../../projector/src/ledger-events.js';

/** What every type of event tells. A type without a sentence does not compile. */
export const ledgerSentences: Sentences<typeof ledgerEvents> = {
  ...ownSentences,
  ...unitSentences,
  ...parameterSentences,
  ...budgetSentences,
  ...requisitionSentences,
  ...procurementSentences,
  ...assetSentences,
  ...transferSentences,
  ...delegationSentences,
  ...periodSentences,
  ...correctionSentences,
  ...redactionSentences,
  ...refusalSentences,
  ...transparencySentences,
  ...accessLogSentences,
};
