import { type CalendarDate, idOf } from '#kernel';
import type { LedgerEvent } from '#event-sourcing';
import { transferDispatched } from '#transfers/events';
import { register, when } from '#views';
import {
  type Accountable,
  assetAssigned,
  assetDisposed,
  assetEarmarked,
  assetEarmarkFreed,
  assetEnteredService,
  assetRegistered,
  type AssetRegistered,
  assetRelocated,
  assetRemovedFromEstablishment,
  assetReportedLost,
  type AssetStatus,
  assetTakenOver,
  assetWrittenOff,
} from '../events/index.js';
import { type Dated, latest, withStep } from './dated.js';

type Registered = Omit<AssetRegistered['data'], 'postings' | 'accountable' | 'location' | 'value'>;

/** A thing, with everyone who answered for it, every place and every state, each from its day on. */
export type AssetDoc = Registered & {
  readonly held: readonly Dated<Accountable>[];
  readonly places: readonly Dated<string>[];
  readonly states: readonly Dated<AssetStatus>[];
  /** The transfer it is held for. */
  readonly transferId?: string;
  /** Set while it is between two units; its sender still answers for it. */
  readonly onTheWay?: { readonly since: CalendarDate; readonly carrier: string; readonly to: string };
  readonly registeredOn: CalendarDate;
  readonly externalRef?: string;
  readonly revision: number;
};

const assetOf = (event: LedgerEvent): string => idOf(event.stream);

type Change = (doc: AssetDoc, event: LedgerEvent<string, any>) => Partial<AssetDoc>;

/** A step in the thing's own stream: what changes, and the revision it is at now. */
const step =
  (change: Change) =>
  (doc: AssetDoc | undefined, event: LedgerEvent<string, any>): AssetDoc => ({
    ...doc!,
    ...change(doc!, event),
    revision: event.revision,
  });

const becomes =
  (status: AssetStatus): Change =>
  (doc, { effectiveDate }) => ({ states: withStep(doc.states, effectiveDate, status) });

const free = { transferId: undefined, onTheWay: undefined };

const registered = ({
  data,
  effectiveDate: from,
  externalRef,
  revision,
}: LedgerEvent<string, any>): AssetDoc => {
  const { postings: _, accountable, location, value: __, ...rest } = data as AssetRegistered['data'];
  const status: AssetStatus = rest.inServiceFrom === undefined ? 'registered' : 'inService';
  return {
    ...rest,
    ...{ registeredOn: from, externalRef, revision },
    held: [{ from, value: accountable }],
    places: [{ from, value: location }],
    states: [{ from, value: status }],
  };
};

/** What a thing was before it was lost, when somebody signs for it after all. */
const found = ({ states }: AssetDoc, from: CalendarDate): Partial<AssetDoc> =>
  latest(states) === 'lost'
    ? { states: withStep(states, from, states.findLast(({ value }) => value !== 'lost')!.value) }
    : {};

export const assetsView = register<AssetDoc>('assets', 1, {
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
      step((doc, { data }) => (doc.transferId === data.transferId ? free : {})),
    ),
    when(
      assetTakenOver,
      assetOf,
      step((doc, { effectiveDate, data }) => ({
        ...free,
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
        ...(event.data.transferId === undefined ? {} : free),
      })),
    ),
    when(assetWrittenOff, assetOf, step(becomes('writtenOff'))),
    when(assetRemovedFromEstablishment, assetOf, step(becomes('removedFromEstablishment'))),
    when(assetDisposed, assetOf, step(becomes('disposed'))),
    // Not of its own stream: its revision stays.
    when(
      transferDispatched,
      ({ data }) => data.items.map(({ assetId }) => assetId),
      (doc, { effectiveDate: since, data: { carrier, to } }) => ({
        ...doc!,
        onTheWay: { since, carrier, to },
      }),
    ),
  ],
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

/** Nobody answers for it any more. */
export const hasEnded = (status: AssetStatus): boolean => status === 'disposed' || status === 'writtenOff';
