import { type Data, last } from '../../views/naive-parts.js';
import type { Past } from './past.js';
import { list, type NaiveQuery, one } from './query.js';

/** The books, month by month, from what was posted in them. */
const monthAfter = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1)).toISOString().slice(0, 7);
const lastDayOf = (month: string): string =>
  new Date(Date.parse(`${monthAfter(month)}-01`) - 86_400_000).toISOString().slice(0, 10);
const monthBefore = (month: string): string =>
  new Date(Date.parse(`${month}-01`) - 86_400_000).toISOString().slice(0, 7);

const measures = [
  'available',
  'committed',
  'advanced',
  'paid',
  'lapsed',
  'inTransit',
  'outside',
  'thingsHeld',
  'thingsGone',
  'thingsOutside',
];

const totalsOf = (past: Past, month: string) => {
  const placed = (all: boolean) =>
    (all ? past.what.entries('books') : past.entries('books')).map(entry => {
      const [, posted, measure, timeliness] = entry.account.split('/');
      const amount = past.readsMember(entry.member) ? entry.amount : 0n;
      return { posted: posted!, measure: measure!, timeliness, amount };
    });
  const everPosted = placed(true).filter(({ posted }) => posted <= month);
  const counted = placed(false);
  return Object.fromEntries(
    measures
      .filter(measure => everPosted.some(entry => entry.measure === measure))
      .map(measure => {
        const sum = (wanted: (entry: (typeof counted)[number]) => boolean) =>
          counted
            .filter(entry => entry.measure === measure && wanted(entry))
            .reduce((total, { amount }) => total + amount, 0n);
        const opening = sum(({ posted }) => posted < month);
        const moved = sum(({ posted }) => posted === month);
        const late = sum(({ posted, timeliness }) => posted === month && timeliness === 'late');
        return [
          measure,
          { opening: `${opening}`, moved: `${moved}`, late: `${late}`, closing: `${opening + moved}` },
        ];
      }),
  );
};

/** How far the books are closed, from the turns they took. */
const closedThrough = (past: Past): string =>
  past.events.reduce((through, { type, data }) => {
    if (type === 'PeriodClosed') return data['periodId'] as string;
    return type === 'PeriodReopened' ? monthBefore(data['periodId'] as string) : through;
  }, '');

const rowOf = (past: Past, periodId: string) => {
  const doc: Data = past.doc('periods', periodId) ?? { steps: [] };
  const closed = last((doc.steps as Data[]).filter(({ step }) => step === 'closed'));
  const isClosing = doc.status === 'closing' ? 'closing' : 'open';
  return {
    periodId,
    from: `${periodId}-01`,
    to: lastDayOf(periodId),
    revision: doc.revision,
    status: periodId <= closedThrough(past) ? 'closed' : isClosing,
    closedAt: closed?.recordedAt,
    closedBy: closed?.person,
    reopenings: (doc.steps as Data[]).filter(({ step }) => step === 'reopened').length,
    totals: totalsOf(past, periodId),
  };
};

const monthsOf = (past: Past): readonly string[] => {
  const known = [
    ...past.docs('periods').map(({ periodId }) => periodId as string),
    ...past.what.entries('books').map(({ account }) => account.split('/')[1]!),
  ].sort();
  const months = known.slice(0, 1);
  while (months.length > 0 && last(months)! < last(known)!) months.push(monthAfter(last(months)!));
  return months;
};

export const monthQueries: Readonly<Record<string, NaiveQuery>> = {
  '/v1/periods': list(past => monthsOf(past).map(month => rowOf(past, month))),
  '/v1/periods/:periodId': one(
    whole => [...new Set([...monthsOf(whole).slice(0, 2), '2020-01'])].map(periodId => ({ periodId })),
    (past, { periodId }) => {
      const { steps = [], stragglers = [] } = past.doc('periods', periodId) ?? {};
      return { ...rowOf(past, periodId!), steps, stragglers };
    },
  ),
};
