import { Map } from 'immutable';
import { type CalendarDate, type Money, priced, quantity, type Quantity, vnd } from '#kernel';
import type { GoodsAccepted, PricedItem } from '../events/index.js';
import type { ItemQuantity } from '#requisitions/events';

/** One item of a contract, and how far it is. Accepted + rejected ≤ received; received − returned ≤ ordered. */
export interface Item {
  readonly ordered: Quantity;
  readonly unitPrice: Money;
  readonly received: Quantity;
  readonly accepted: Quantity;
  readonly rejected: Quantity;
  readonly returned: Quantity;
}
export type Goods = Map<number, Item>;

type Inspected = Pick<Item, 'received' | 'accepted' | 'rejected' | 'returned'>;

/** One delivery, and what became of it. */
export interface Receipt {
  readonly on: CalendarDate;
  /** The latest day anything of it was inspected. */
  readonly inspectedOn: CalendarDate;
  readonly items: Map<number, Inspected>;
}

const nothing = { received: 0n, accepted: 0n, rejected: 0n, returned: 0n };

/** The goods of a contract as it now stands; what was delivered before stays delivered. */
export const ordered = (goods: Goods, items: readonly PricedItem[]): Goods =>
  Map(
    items.map(({ no, qty, unitPrice }) => [
      no,
      { ...(goods.get(no) ?? nothing), ordered: quantity(qty), unitPrice: vnd(unitPrice) },
    ]),
  );

type Change = Partial<Record<keyof Inspected, Quantity>>;

const plus = <T extends Inspected>(before: T, change: Change): T => ({
  ...before,
  received: before.received + (change.received ?? 0n),
  accepted: before.accepted + (change.accepted ?? 0n),
  rejected: before.rejected + (change.rejected ?? 0n),
  returned: before.returned + (change.returned ?? 0n),
});

export type Changes = readonly (readonly [number, Change])[];

export const changed = (goods: Goods, changes: Changes): Goods =>
  changes.reduce((all, [no, change]) => all.update(no, item => plus(item!, change)), goods);

export const changedReceipt = (receipt: Receipt, changes: Changes): Receipt => ({
  ...receipt,
  items: changes.reduce(
    (all, [no, change]) => all.update(no, item => plus(item ?? nothing, change)),
    receipt.items,
  ),
});

export const deliveries = (items: readonly ItemQuantity[]): Changes =>
  items.map(({ no, qty }) => [no, { received: quantity(qty) }]);
export const returns = (items: readonly ItemQuantity[]): Changes =>
  items.map(({ no, qty }) => [no, { returned: quantity(qty) }]);
export const inspections = (items: GoodsAccepted['data']['items']): Changes =>
  items.map(({ no, accepted, rejected }) => [
    no,
    { accepted: quantity(accepted), rejected: quantity(rejected) },
  ]);

export const uninspected = ({ received, accepted, rejected }: Inspected): Quantity =>
  received - accepted - rejected;

/** The value of accepting so much more. The amounts of all acceptances sum to that of everything accepted. */
export const valueOf = ({ accepted, unitPrice }: Item, more: Quantity): Money =>
  priced(accepted + more, unitPrice) - priced(accepted, unitPrice);
