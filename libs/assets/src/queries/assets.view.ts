import { idOf } from '#kernel';
import type { LedgerEvent } from '#event-sourcing';
import { transferDispatched } from '#transfers/events';
import { register, when } from '#views';
import {
  assetAssigned,
  assetDisposed,
  assetEarmarked,
  assetEarmarkFreed,
  assetEnteredService,
  assetRegistered,
  assetRelocated,
  assetRemovedFromEstablishment,
  assetReportedLost,
  assetTakenOver,
  assetWrittenOff,
  earmarkRefused,
} from '../events/index.js';
import {
  type AssetDoc,
  becomes,
  found,
  freeFrom,
  hasEnded,
  registered,
  step,
  type Way,
} from './asset-doc.js';
import { partOf } from './asset-part.js';
import { latest, withStep } from './dated.js';

const assetOf = (event: LedgerEvent): string => idOf(event.stream);

export const assetsView = register<AssetDoc>('assets', 3, {
  on: [
    when(assetRegistered, assetOf, (_, event) => registered(event)),
    when(
      assetEnteredService,
      assetOf,
      step((doc, event) => ({
        ...becomes('inService')(doc, event),
        inServiceFrom: event.data.inServiceFrom,
      })),
    ),
    when(
      assetAssigned,
      assetOf,
      step((doc, { effectiveDate, data }) => ({
        held: withStep(doc.held, effectiveDate, data.to),
      })),
    ),
    when(
      assetRelocated,
      assetOf,
      step((doc, { effectiveDate, data }) => ({
        places: withStep(doc.places, effectiveDate, data.to),
      })),
    ),
    when(
      assetEarmarked,
      assetOf,
      step((_, { data }) => ({ transferId: data.transferId })),
    ),
    when(
      assetEarmarkFreed,
      assetOf,
      step((doc, { effectiveDate, data }) =>
        doc.transferId === data.transferId ? freeFrom(doc, effectiveDate) : {},
      ),
    ),
    // Nothing changes but the revision: without it the next `If-Match` would be refused.
    when(
      earmarkRefused,
      assetOf,
      step(() => ({})),
    ),
    when(
      assetTakenOver,
      assetOf,
      step((doc, { effectiveDate, data }) => ({
        ...freeFrom(doc, effectiveDate),
        ...found(doc, effectiveDate),
        held: withStep(doc.held, effectiveDate, data.to),
        places: withStep(doc.places, effectiveDate, data.location),
      })),
    ),
    when(
      assetReportedLost,
      assetOf,
      step((doc, event) => ({
        ...becomes('lost')(doc, event),
        ...(event.data.transferId === undefined ? {} : freeFrom(doc, event.effectiveDate)),
      })),
    ),
    when(assetWrittenOff, assetOf, step(becomes('writtenOff'))),
    when(assetRemovedFromEstablishment, assetOf, step(becomes('removedFromEstablishment'))),
    when(assetDisposed, assetOf, step(becomes('disposed'))),
    // Not of its own stream: its revision stays.
    when(
      transferDispatched,
      ({ data }) => data.items.map(({ assetId }) => assetId),
      (doc, { effectiveDate, data: { carrier, to } }) => ({
        ...doc!,
        ways: withStep<Way | null>(doc!.ways, effectiveDate, { carrier, to }),
      }),
    ),
  ],
  part: partOf,
  buckets: {
    unit: doc => (hasEnded(latest(doc.states)) ? undefined : latest(doc.held).unitId),
    lastUnit: doc => latest(doc.held).unitId,
    officer: doc => (hasEnded(latest(doc.states)) ? undefined : latest(doc.held).officerId),
    status: doc => latest(doc.states),
    itemCode: doc => doc.itemCode,
    regime: doc => doc.regime,
    assetNumber: doc => doc.assetNumber,
    origin: doc => doc.origin.ref,
    transfer: doc => doc.transferId,
    externalRef: doc => doc.externalRef,
  },
});
