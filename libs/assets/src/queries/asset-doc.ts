import type { CalendarDate } from '#kernel';
import type { LedgerEvent } from '#event-sourcing';
import type { Accountable, AssetRegistered, AssetStatus } from '../events/index.js';
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

type Change = (doc: AssetDoc, event: LedgerEvent<string, any>) => Partial<AssetDoc>;

/** A step in the thing's own stream: what changes, and the revision it is at now. */
export const step =
  (change: Change) =>
  (doc: AssetDoc | undefined, event: LedgerEvent<string, any>): AssetDoc => ({
    ...doc!,
    ...change(doc!, event),
    revision: event.revision,
  });

export const becomes =
  (status: AssetStatus): Change =>
  (doc, { effectiveDate }) => ({ states: withStep(doc.states, effectiveDate, status) });

/** Free of any transfer. */
export const free = { transferId: undefined, onTheWay: undefined };

export const registered = ({
  data,
  effectiveDate: from,
  externalRef,
  revision,
}: LedgerEvent<string, any>): AssetDoc => {
  const { postings: _, accountable, location, value: __, ...rest } = data as AssetRegistered['data'];
  const status: AssetStatus = rest.inServiceFrom === undefined ? 'registered' : 'inService';
  return {
    ...rest,
    registeredOn: from,
    externalRef,
    revision,
    held: [{ from, value: accountable }],
    places: [{ from, value: location }],
    states: [{ from, value: status }],
  };
};

/** What a thing was before it was lost, when somebody signs for it after all. */
export const found = ({ states }: AssetDoc, from: CalendarDate): Partial<AssetDoc> =>
  latest(states) === 'lost'
    ? { states: withStep(states, from, states.findLast(({ value }) => value !== 'lost')!.value) }
    : {};

/** Nobody answers for it any more. */
export const hasEnded = (status: AssetStatus): boolean => status === 'disposed' || status === 'writtenOff';
