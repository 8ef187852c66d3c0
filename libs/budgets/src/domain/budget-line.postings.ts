import { type Money, move, type Postings } from '#kernel';
import { type FundMove, lineAccount, outsideAccount, transitAccount } from '../events/index.js';

/** One function a fact: the journal entry it makes. Stored in the event, never computed again. */

const available = (lineId: string) => lineAccount(lineId, 'available');
const committed = (lineId: string) => lineAccount(lineId, 'committed');
const advanced = (lineId: string) => lineAccount(lineId, 'advanced');
const paid = (lineId: string) => lineAccount(lineId, 'paid');
const lapsed = (lineId: string) => lineAccount(lineId, 'lapsed');

export const appropriated = (lineId: string, grantor: string, amount: Money): Postings =>
  move(amount, outsideAccount(grantor), available(lineId));
export const withdrawn = (lineId: string, grantor: string, amount: Money): Postings =>
  move(amount, available(lineId), outsideAccount(grantor));
export const opened = (lineId: string, amount: Money): Postings => appropriated(lineId, 'opening', amount);

type Leg = Pick<FundMove, 'moveId' | 'fromLine' | 'toLine'>;
export const sent = ({ fromLine, moveId }: Leg, amount: Money) =>
  move(amount, available(fromLine), transitAccount(moveId));
export const received = ({ toLine, moveId }: Leg, amount: Money) =>
  move(amount, transitAccount(moveId), available(toLine));
export const returned = ({ fromLine, moveId }: Leg, amount: Money) =>
  move(amount, transitAccount(moveId), available(fromLine));

export const held = (lineId: string, amount: Money) => move(amount, available(lineId), committed(lineId));
export const released = (lineId: string, amount: Money) => move(amount, committed(lineId), available(lineId));
export const advancedOut = (lineId: string, amount: Money) =>
  move(amount, committed(lineId), advanced(lineId));
export const advanceBack = (lineId: string, amount: Money) =>
  move(amount, advanced(lineId), committed(lineId));

/** Cash comes from what is committed, cleared advances from what is advanced; sides of nothing are left out. */
export const paidOut = (lineId: string, cash: Money, cleared: Money): Postings => [
  ...unlessZero(cash, amount => move(amount, committed(lineId), paid(lineId))),
  ...unlessZero(cleared, amount => move(amount, advanced(lineId), paid(lineId))),
];
export const paidBack = (lineId: string, cash: Money, cleared: Money): Postings => [
  ...unlessZero(cash, amount => move(amount, paid(lineId), committed(lineId))),
  ...unlessZero(cleared, amount => move(amount, paid(lineId), advanced(lineId))),
];
export const lapse = (lineId: string, rest: Money): Postings =>
  unlessZero(rest, amount => move(amount, available(lineId), lapsed(lineId)));

const unlessZero = (amount: Money, entry: (amount: Money) => Postings): Postings =>
  amount === 0n ? [] : entry(amount);
