import type { IrregularityRow } from './irregularities.query.js';

/** Question 12: an entry that corrects another, recorded 27 days after the day it is for. */
export const irregularityExample: IrregularityRow = {
  index: 5684,
  eventId: '4487f9f3-f00d-819f-a0c4-f5b26cbe0717',
  type: 'PaymentReversed',
  stream: 'budgetLine-2020.hd-ph10.ministry.recurrent.009.040-041.7000',
  unitId: 'hai-duong',
  person: 'p-accountant',
  effectiveDate: '2020-03-20',
  recordedOn: '2020-04-16',
  days: 27,
  postedPeriod: '2020-04',
  kinds: ['backdated', 'correction'],
  corrects: '96f36ba9-2f36-8745-9f65-aacfea9a5d9a',
};
