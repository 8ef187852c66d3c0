import { custodianOf, disposedAccount, writtenOffAccount } from '#assets/events';
import { lineKeyOf, measureOf } from '#budgets/events';
import type { LedgerEvent } from '#event-sourcing';
import type { Account, Posting } from '#kernel';
import { postingsOf, type TallyEntry, type TallyView } from '#views';
import { type BookMeasure, type PeriodId, periodOf } from '../events/index.js';

/** Which measure of the books a posting counts in, and the unit it counts for; none for money between units. */
const placed = ({
  account,
  commodity,
}: Posting): { readonly measure: BookMeasure; readonly unitId?: string } => {
  const outside = account.startsWith('outside/');
  if (commodity !== 'VND') {
    const unitId = custodianOf(account);
    if (unitId !== undefined) return { measure: 'thingsHeld', unitId };
    if (account === disposedAccount || account === writtenOffAccount) return { measure: 'thingsGone' };
    if (outside) return { measure: 'thingsOutside' };
  }
  const measure = measureOf(account);
  if (measure !== undefined) return { measure, unitId: lineKeyOf(account.split('/')[1]!).unitId };
  if (outside) return { measure: 'outside' };
  if (account.startsWith('transit/')) return { measure: 'inTransit' };
  throw new Error(`the books have no measure for ${commodity} on ${account}`);
};

type Timeliness = 'timely' | 'late';

export const booksPrefix = 'books/';

/** `books/2020-03/paid/late`: what was posted in March for days of months before. */
const booksAccount = (period: PeriodId, measure: BookMeasure, timeliness: Timeliness): Account =>
  `${booksPrefix}${period}/${measure}/${timeliness}`;

/** What an account of the books stands for. */
export const placeIn = (account: Account) => {
  const [, period, measure, timeliness] = account.split('/');
  return { period: period!, measure: measure as BookMeasure, timeliness: timeliness as Timeliness };
};

/** A thing counts one, whichever it is. */
const commodityOf = ({ commodity }: Posting): string => (commodity === 'VND' ? 'VND' : 'thing');

const entryOf = ({ postedPeriod, effectiveDate }: LedgerEvent, posting: Posting): TallyEntry => {
  const { measure, unitId: member } = placed(posting);
  const timeliness = periodOf(effectiveDate) < postedPeriod ? 'late' : 'timely';
  return {
    account: booksAccount(postedPeriod, measure, timeliness),
    commodity: commodityOf(posting),
    ...(member === undefined ? {} : { member }),
    effective: effectiveDate,
    amount: BigInt(posting.amount),
  };
};

/** The books, month by month: what was posted in each, by measure, broken down by unit. */
export const booksView: TallyView = {
  kind: 'tally',
  name: 'books',
  version: 1,
  balances: true,
  entries: event => postingsOf(event).map(posting => entryOf(event, posting)),
};
