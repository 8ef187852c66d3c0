import {
  allowed,
  type CalendarDate,
  type Circumstances,
  firstRefusal,
  mustNotBeFutureDated,
  personsIn,
  refused,
  type Verdict,
} from '#kernel';
import type { ItemState, Transfer, TransferStatus } from './transfer.js';

/** While the things are asked whether they are free, nothing else happens to their transfer. */
export const mustNotBeDeciding = ({ status, decision }: Transfer): Verdict => {
  if (status !== 'deciding') return allowed;
  const process = { kind: 'transfer-decision', id: decision!.decisionId };
  return refused('process.in-progress', { process: process.kind, status }, [process]);
};

export const mustBe = (transfer: Transfer, ...states: readonly TransferStatus[]): Verdict =>
  firstRefusal(
    mustNotBeDeciding(transfer),
    states.includes(transfer.status)
      ? allowed
      : refused('transfer.wrong-state', { status: transfer.status, allowed: states.join(', ') }),
  );

export const mustNotRepeat = (assetIds: readonly string[]): Verdict => {
  const again = assetIds.find((id, n) => assetIds.indexOf(id) !== n);
  return again === undefined ? allowed : refused('transfer.item-repeated', { asset: again });
};

/** Each thing named belongs to the transfer, once, and is in a state that the step takes. */
export const itemsMustBe = (
  { items }: Transfer,
  assetIds: readonly string[],
  ...states: readonly ItemState[]
): Verdict => {
  const repeated = mustNotRepeat(assetIds);
  if (repeated) return repeated;
  for (const asset of assetIds) {
    const state = items.get(asset)?.state;
    if (state === undefined) return refused('transfer.item-unknown', { asset });
    if (!states.includes(state))
      return refused('transfer.item-wrong-state', { asset, state, allowed: states.join(', ') });
  }
  return allowed;
};

/** Nothing is dated before the step it depends on. */
export const mustFollow = (
  { items }: Transfer,
  assetIds: Iterable<string>,
  effectiveDate: CalendarDate,
): Verdict => {
  for (const asset of assetIds) {
    const since = items.get(asset)?.since;
    if (since !== undefined && effectiveDate < since)
      return refused('transfer.step-earlier', { asset, effectiveDate, lastStepOn: since });
  }
  return allowed;
};

/** Receiver, decider and dispatcher are three persons, also through whom they act for. */
export const mustBeAnother = (
  earlier: readonly string[],
  meta: Circumstances,
  was: 'decider' | 'dispatcher',
  is: 'dispatcher' | 'receiver',
): Verdict => {
  const person = personsIn(meta).find(one => earlier.includes(one));
  return person === undefined
    ? allowed
    : refused('transfer.same-person', { person, was, is }, [{ kind: was, id: person }]);
};

/** What is received, refused or disputed is so by an officer of the receiving unit itself, not of one above it. */
export const mustBeReceiversOwn = ({ toUnit }: Transfer, { actor }: Circumstances): Verdict =>
  actor.unitId === toUnit
    ? allowed
    : refused('transfer.not-own-officer', { unit: toUnit, actingUnit: actor.unitId });

/** What every act of the receiver has to fulfil. */
export const mustBeReceiversAct = (transfer: Transfer, meta: Circumstances): Verdict =>
  firstRefusal(
    mustNotBeFutureDated(meta),
    mustBeReceiversOwn(transfer, meta),
    mustBeAnother(transfer.deciders, meta, 'decider', 'receiver'),
    mustBeAnother(transfer.dispatchers, meta, 'dispatcher', 'receiver'),
  );
