import type { LedgerEvent } from '#event-sourcing';
import type { Posting } from '#kernel';

/** The books worked out the long way, from the events alone. */
type Event = LedgerEvent<string, Record<string, any>>;

const monthsAfter = (month: string): string => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${`${number + 1}`.padStart(2, '0')}`;
};

/** The month up to which nothing is taken, after these events. */
export const shutThrough = (events: readonly Event[]): string => {
  let closed = '';
  let shut = '';
  for (const { type, data } of events) {
    if (type === 'PeriodClosingStarted') shut = data.periodId as string;
    if (type === 'PeriodClosingRefused') shut = closed;
    if (type === 'PeriodClosed') closed = shut = data.periodId as string;
    if (type === 'PeriodReopened') {
      const months = [`${Number((data.periodId as string).slice(0, 4)) - 1}-12`];
      while (monthsAfter(months.at(-1)!) < (data.periodId as string))
        months.push(monthsAfter(months.at(-1)!));
      closed = shut = months.at(-1)!;
    }
  }
  return shut;
};

/** The month that an entry of a day belongs into when the books are shut through another. */
export const monthOf = (day: string, shut: string): string => {
  let month = day.slice(0, 7);
  while (month <= shut) month = monthsAfter(month);
  return month;
};

const measureOf = ({ account }: Posting): string => {
  if (account.startsWith('line/')) return account.split('/')[2]!;
  return account.startsWith('transit/') ? 'inTransit' : 'outside';
};

/** Opening, moved, late and closing of each measure of a month. */
export const naiveTotals = (events: readonly Event[], period: string, effective = '9999-12-31') => {
  const figures = new Map<string, { opening: bigint; moved: bigint; late: bigint }>();
  for (const { postedPeriod, effectiveDate, data } of events) {
    if (postedPeriod > period || effectiveDate > effective) continue;
    for (const posting of (data.postings ?? []) as readonly Posting[]) {
      const figure = figures.get(measureOf(posting)) ?? { opening: 0n, moved: 0n, late: 0n };
      figures.set(measureOf(posting), figure);
      const amount = BigInt(posting.amount);
      if (postedPeriod < period) figure.opening += amount;
      else figure.moved += amount;
      if (postedPeriod === period && effectiveDate.slice(0, 7) < period) figure.late += amount;
    }
  }
  return Object.fromEntries(
    [...figures].map(([measure, { opening, moved, late }]) => [
      measure,
      { opening: `${opening}`, moved: `${moved}`, late: `${late}`, closing: `${opening + moved}` },
    ]),
  );
};
