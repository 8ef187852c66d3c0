import type { NearLimitRow } from './near-limit.query.js';

const explain = '/v1/budget-lines/2020.hd-ph10.ministry.recurrent.009.040-041.7000/explain?';
const at = (measure: string): string => `${explain}measure=${measure}&known=5728&effective=2020-06-30`;

/** Question 2: a line that somebody asked more of than it had. */
export const nearLimitExample: NearLimitRow = {
  lineId: '2020.hd-ph10.ministry.recurrent.009.040-041.7000',
  fiscalYear: 2020,
  unitId: 'hd-ph10',
  source: 'ministry',
  nature: 'recurrent',
  chapter: '009',
  sector: '040-041',
  item: '7000',
  status: 'open',
  openedOn: '2020-01-05',
  available: '20800000',
  committed: '231700000',
  advanced: '0',
  paid: '227500000',
  lapsed: '0',
  cashOut: '227500000',
  explain: {
    available: at('available'),
    committed: at('committed'),
    advanced: at('advanced'),
    paid: at('paid'),
    lapsed: at('lapsed'),
    cashOut: at('cashOut'),
    budget: at('budget'),
  },
  budget: '480000000',
  left: '20800000',
  leftBasisPoints: 433,
  nearLimit: true,
  attempts: 1,
  attempted: [
    {
      index: 5643,
      command: 'CommitFunds',
      code: 'budget-line.over-committed',
      numbers: {
        line: '2020.hd-ph10.ministry.recurrent.009.040-041.7000',
        asked: '900000000',
        available: '20800000',
        short: '879200000',
      },
      person: 'p-province-budget',
      unitId: 'hai-duong',
      effectiveDate: '2020-06-20',
      recordedAt: '2020-06-20T02:00:00.000Z',
      event: '/v1/events/5643',
      proof: {
        href: '/v1/proofs/inclusion?event=5643',
      },
    },
  ],
};
