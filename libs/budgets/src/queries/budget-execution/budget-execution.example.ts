import type { BudgetExecutionRow } from './budget-execution.query.js';

const explain = '/v1/budget-execution/explain?fiscalYear=2020&unit=hd-ph10&source=ministry&chapter=009';
const at = (measure: string): string => `${explain}&measure=${measure}&known=5728&effective=2020-06-30`;

/** Question 1, answered with `groupBy=source,chapter,unitId`. */
export const executionExample: BudgetExecutionRow = {
  source: 'ministry',
  chapter: '009',
  unitId: 'hd-ph10',
  unitName: 'Phòng Hậu cần',
  lines: 1,
  budget: '480000000',
  available: '154800000',
  committed: '97700000',
  advanced: '0',
  paid: '227500000',
  lapsed: '0',
  cashOut: '227500000',
  executedBasisPoints: 4739,
  explain: {
    available: at('available'),
    committed: at('committed'),
    advanced: at('advanced'),
    paid: at('paid'),
    lapsed: at('lapsed'),
    cashOut: at('cashOut'),
    budget: at('budget'),
  },
};
