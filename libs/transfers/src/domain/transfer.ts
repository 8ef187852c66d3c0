import { Map, OrderedMap } from 'immutable';
import type { CalendarDate } from '#kernel';
import type { ReleaseReason, Resolution, TransferDecisionStarted } from '../events/index.js';

export type TransferStatus =
  | 'none'
  | 'requested'
  | 'deciding'
  | 'decided'
  | 'inTransit'
  | 'disputed'
  | 'received'
  | 'rejected'
  | 'cancelled'
  | 'returned';

/** How far one thing of a transfer is. `signed` and `leaving` wait for the thing's own stream. */
export const itemStates = [
  'requested',
  'asked',
  'earmarked',
  'unavailable',
  'onTheWay',
  'signed',
  'refused',
  'disputed',
  'returning',
  'leaving',
  'received',
  'returned',
  'lost',
] as const;
export type ItemState = (typeof itemStates)[number];

export interface Item {
  readonly state: ItemState;
  /** The day of its latest step: the next is not before. */
  readonly since: CalendarDate;
  /** What was said of it when it had not arrived as dispatched. */
  readonly resolution?: Resolution;
  /** Why it was not free for this transfer. */
  readonly cause?: string;
}

/** Things whose own streams still owe an answer. */
export interface Awaited {
  readonly waiting: readonly string[];
}
export interface Receipt extends Awaited {
  readonly recordNumber: string;
}
export interface Release extends Awaited {
  readonly cause: ReleaseReason;
}

/** A hand-over of things from one unit to another, item by item. */
export interface Transfer {
  readonly status: TransferStatus;
  readonly transferId: string;
  readonly kind: string;
  readonly fromUnit: string;
  readonly toUnit: string;
  readonly contentDigest: string;
  /** The decision under way, or the standing one. */
  readonly decision?: TransferDecisionStarted['data'];
  /** In the order in which they were asked for. */
  readonly items: OrderedMap<string, Item>;
  readonly receipts: Map<string, Receipt>;
  readonly releases: Map<string, Release>;
  /** Persons behind the standing decision, members of its body included. */
  readonly deciders: readonly string[];
  readonly dispatchers: readonly string[];
}

export const noTransfer: Transfer = {
  status: 'none',
  transferId: '',
  kind: '',
  fromUnit: '',
  toUnit: '',
  contentDigest: '',
  items: OrderedMap(),
  receipts: Map(),
  releases: Map(),
  deciders: [],
  dispatchers: [],
};

export const itemsIn = ({ items }: Transfer, ...states: readonly ItemState[]): readonly string[] =>
  [...items].filter(([, { state }]) => states.includes(state)).map(([assetId]) => assetId);

const ended: readonly ItemState[] = ['received', 'returned', 'lost'];

/** True when nothing of a transfer that was dispatched is still open, but for the things named. */
export const hasEnded = (transfer: Transfer, ...besides: readonly string[]): boolean =>
  [...transfer.items].every(([assetId, { state }]) => ended.includes(state) || besides.includes(assetId));
