import type { CalendarDate } from '#kernel';
import type { LedgerEvent } from '#event-sourcing';
import type { Accountable, AssetRegistered, AssetStatus } from '../events/index.js';
import { type Dated, latest, withStep } from './dated.js';

type Registered = Omit<AssetRegistered['data'], 'postings' | 'accountable' | 'location' | 'value'>;

/** Who carries a thing, and where to. */
export interface Way {
  readonly carrier: string;
  readonly to: string;
}

/** A thing, with everyone who answered for it, every place and every state, each from its day on. */
export type AssetDoc = Registered & {
  readonly held: readonly Dated<Accountable>[];
  readonly places: readonly Dated<string>[];
  readonly states: readonly Dated<AssetStatus>[];
  /** The transfer it is held for. */
  readonly transferId?: string;
  /** Every time it left for another unit, its sender still answering for it; null: it was there, or lost. */
  readonly ways: readonly Dated<Way | null>[];
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

/** Free of any transfer from a day on. */
export const freeFrom = ({ ways }: AssetDoc, day: CalendarDate): Partial<AssetDoc> => ({
  transferId: undefined,
  ways: ways.at(-1)?.value ? withStep(ways, day, null) : ways,
});

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
    ways: [],
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
