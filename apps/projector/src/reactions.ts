import { assetReactions } from '#assets';
import { budgetReactions } from '#budgets';
import { delegationReactions } from '#delegations';
import { type Reaction, Reactor, type ReactorParts, type SealKeys } from '#event-sourcing';
import { type PeriodEndOf, whenPeriodClosingStarted } from '#periods';
import { procurementReactions } from '#procurement';
import { whenRedacted } from '#redactions';
import { transferReactions } from '#transfers';
import { type HoldingsOf, whenDissolutionStarted } from '#units';
import { ledgerCodec } from './ledger-events.js';

export interface ReactingParts extends Omit<ReactorParts, 'codec' | 'reactions' | 'onTrouble' | 'onUnsaved'> {
  /** What a unit still holds. */
  readonly holdingsOf: HoldingsOf;
  /** What a month comes to at its end. */
  readonly periodEndOf: PeriodEndOf;
  readonly sealKeys: SealKeys;
  readonly log: { warn(fields: object, message: string): void };
}

/** Every reaction of the capabilities that needs nothing but the event. */
export const statelessReactions: readonly Reaction[] = [
  ...budgetReactions,
  ...procurementReactions,
  ...assetReactions,
  ...transferReactions,
];

/** Every reaction there is: what carries processes on, in the ledger itself or in the projector beside it. */
export const ledgerReactor = ({ holdingsOf, periodEndOf, sealKeys, log, ...parts }: ReactingParts): Reactor =>
  new Reactor({
    ...parts,
    codec: ledgerCodec,
    reactions: [
      ...statelessReactions,
      ...delegationReactions,
      whenDissolutionStarted(holdingsOf),
      whenPeriodClosingStarted(periodEndOf),
      whenRedacted(sealKeys),
    ],
    onTrouble: (reaction, event, what) =>
      log.warn(
        { reaction: reaction.name, event: event.id, what },
        `the reaction ${reaction.name} met trouble`,
      ),
    onUnsaved: err => log.warn({ err }, 'the place of a reaction could not be kept'),
  });
