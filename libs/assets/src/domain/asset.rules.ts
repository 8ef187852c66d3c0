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
import type { Accountable, AssetStatus, DisposalKind } from '../events/index.js';
import type { Asset } from './asset.js';

/** Nothing is dated before the step it follows: so no account of custody is below zero on any day. */
export const mustFollowLastStep = ({ lastStepOn }: Asset, day: CalendarDate): Verdict =>
  lastStepOn <= day ? allowed : refused('asset.step-earlier', { effectiveDate: day, lastStepOn });

/** What every step of a person or process on a thing has to fulfil as to its date. */
export const mustBeInOrder = (asset: Asset, meta: Circumstances): Verdict =>
  firstRefusal(mustNotBeFutureDated(meta), mustFollowLastStep(asset, meta.effectiveDate));

export const mustBe = (asset: Asset, ...states: readonly AssetStatus[]): Verdict =>
  states.includes(asset.status)
    ? allowed
    : refused('asset.wrong-state', { status: asset.status, allowed: states.join(', ') });

/** A thing held for a transfer waits for its end. */
export const mustNotBeEarmarked = ({ earmark }: Asset): Verdict =>
  earmark === undefined
    ? allowed
    : refused('asset.earmarked', { transfer: earmark.transferId }, [
        { kind: 'transfer', id: earmark.transferId },
      ]);

export const mustBeEarmarkedFor = ({ earmark }: Asset, transferId: string): Verdict =>
  earmark?.transferId === transferId ? allowed : refused('asset.not-earmarked', { transfer: transferId });

export const mustBeHeldBy = ({ accountable }: Asset, unitId: string): Verdict =>
  accountable.unitId === unitId
    ? allowed
    : refused('asset.not-held', { unit: unitId, holder: accountable.unitId });

/** An assignment changes the officer, the unit or the place. */
export const mustChangeSomething = (asset: Asset, to: Accountable, location: string): Verdict =>
  to.unitId === asset.accountable.unitId &&
  to.officerId === asset.accountable.officerId &&
  location === asset.location
    ? refused('assignment.empty', { unit: to.unitId, officer: to.officerId, location })
    : allowed;

/** Down the tree a holder assigns as it sees fit; anywhere else a thing goes by transfer, and is signed for. */
export const mustStayWithinHolder = (
  { accountable }: Asset,
  unitId: string,
  lineage: readonly string[],
): Verdict =>
  unitId === accountable.unitId || lineage.includes(accountable.unitId)
    ? allowed
    : refused('assignment.outside-holder', { unit: unitId, holder: accountable.unitId });

/** Whoever reported a loss does not decide that nobody answers for it any more. */
export const mustNotHaveReportedLoss = ({ lossReporters }: Asset, meta: Circumstances): Verdict => {
  const same = personsIn(meta).find(person => lossReporters.includes(person));
  return same === undefined
    ? allowed
    : refused('segregation.loss-reporter', { person: same }, [{ kind: 'lossReporter', id: same }]);
};

export const mustBeSpecial = ({ regime }: Asset): Verdict =>
  regime === 'special' ? allowed : refused('asset.not-special', { regime });

/** Special equipment leaves the books only after it was removed from establishment; all else out of service. */
export const mustBeDisposable = (asset: Asset): Verdict =>
  asset.regime === 'special' && asset.status === 'inService'
    ? refused('asset.not-removed-from-establishment', { status: asset.status })
    : mustBe(asset, asset.regime === 'special' ? 'removedFromEstablishment' : 'inService');

/** What is sold, given or handed out goes to somebody. */
export const mustNameRecipient = (kind: DisposalKind, recipient: string | undefined): Verdict =>
  recipient !== undefined || kind === 'liquidation' || kind === 'destruction'
    ? allowed
    : refused('disposal.recipient-missing', { kind });
