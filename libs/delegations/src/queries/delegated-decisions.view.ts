import type { CalendarDate, DocumentRef, MoneyText } from '#kernel';
import type { EventOf, EventType, LedgerEvent } from '#event-sourcing';
import { purchaseAwarded, signingRequested, terminationStarted } from '#procurement/events';
import { requisitionApproved, requisitionRejected } from '#requisitions/events';
import { transferDecisionStarted, transferRejected } from '#transfers/events';
import { register, when } from '#views';
import { needConfirmed, needFreed, needReserved } from '../events/index.js';

/** A decision in another's name, and what of a ceiling was held for it. */
export type DelegatedDecisionDoc = {
  /** The command id of the decision. */
  readonly decision: string;
  readonly delegationId?: string;
  readonly principal?: string;
  readonly person?: string;
  readonly unitId?: string;
  readonly type?: string;
  readonly subject?: string;
  readonly on?: CalendarDate;
  readonly recordedAt?: string;
  readonly index?: number;
  readonly document?: DocumentRef;
  readonly need?: {
    readonly needId: string;
    readonly year: string;
    readonly unitId: string;
    readonly category: string;
    readonly duty: string;
    readonly command: string;
    readonly amount: MoneyText;
    readonly state: 'reserved' | 'confirmed' | 'replaced' | 'undone' | 'notRecorded';
  };
};

const ofNeed = (event: { readonly data: { readonly decision: string } }): string => event.data.decision;

const withState = (
  doc: DelegatedDecisionDoc | undefined,
  state: NonNullable<DelegatedDecisionDoc['need']>['state'],
): DelegatedDecisionDoc => ({ ...doc!, need: { ...doc!.need!, state } });

/** Only where it was taken in another's name, by a person. */
const inAnothersName = ({ actor, issuedBy, commandId }: LedgerEvent): string | readonly string[] =>
  actor.onBehalfOf === undefined || issuedBy !== undefined ? [] : commandId;

const decided = <E extends EventType<any, any>>(type: E) =>
  when(
    type,
    inAnothersName as (event: EventOf<E>) => string,
    (doc: DelegatedDecisionDoc | undefined, event): DelegatedDecisionDoc => {
      const { actor, stream, effectiveDate, recordedAt, index, document, commandId } = event as LedgerEvent;
      return {
        ...doc,
        decision: commandId,
        delegationId: actor.delegationId,
        principal: actor.onBehalfOf,
        person: actor.personId,
        unitId: actor.unitId,
        type: type.type,
        subject: stream,
        on: effectiveDate,
        recordedAt,
        index,
        document,
      };
    },
  );

/** Who decided in whose name, under which delegation, and how much. What was only held has no `type`. */
export const delegatedDecisionsView = register<DelegatedDecisionDoc>('delegated-decisions', 1, {
  on: [
    when(needReserved, ofNeed, (doc, { data }) => {
      const { decision, delegationId, needId, year, unitId, category, duty, command, amount } = data;
      const place = { needId, year, unitId, category };
      const need = { ...place, duty, command, amount, state: 'reserved' as const };
      return { ...doc, decision, delegationId, need };
    }),
    when(needConfirmed, ofNeed, doc => withState(doc, 'confirmed')),
    // An attempt that was made again under another reservation is still the same decision.
    when(needFreed, ofNeed, (doc, { data: { cause } }) =>
      cause === 'triedAgain' ? doc! : withState(doc, cause),
    ),
    ...[requisitionApproved, requisitionRejected, purchaseAwarded, signingRequested].map(decided),
    ...[terminationStarted, transferDecisionStarted, transferRejected].map(decided),
  ],
  buckets: {
    delegation: doc => doc.delegationId,
    need: doc => doc.need?.needId,
    // A doc has a type once its decision stands in the log.
    recorded: doc => (doc.type === undefined ? undefined : 'yes'),
  },
});
