import Type from 'typebox';
import { eventType, type FactOf, list, shape, text, uuid } from '#event-sourcing';
import { totalShape } from './period-totals.js';
import { periodIdPattern } from './period-id.js';

const ofPeriod = { periodId: Type.String({ pattern: periodIdPattern }) };

/** What every event on a period says. */
export interface OfPeriod {
  readonly periodId: string;
}

/** From here on nothing is posted in the month; the end follows when the decisions under way have ended. */
export const periodClosingStarted = eventType(
  'PeriodClosingStarted',
  'A month’s books take no more entries; whether they can close is decided when what was under way has ended.',
  shape(ofPeriod),
);

/** What kept the books open: work that began in them and has not ended. */
export const periodClosingRefused = eventType(
  'PeriodClosingRefused',
  'Work that belongs into a month’s books has not ended: they are open again.',
  shape({ ...ofPeriod, holdings: list(shape({ kind: text(40), id: text(300), amount: text(40) })) }),
);

/** An entry decided before the closing began and recorded after it: it counts, and is named. */
const stragglerShape = () =>
  shape({ eventId: uuid(), stream: text(300), revision: Type.Integer({ minimum: 0 }) });

export const periodClosed = eventType(
  'PeriodClosed',
  'A month’s books are closed, with these totals; only a reopening can change them.',
  shape({
    ...ofPeriod,
    totals: list(totalShape()),
    stragglers: list(stragglerShape()),
    stragglerCount: Type.Integer({ minimum: 0, description: 'All of them; at most 100 are named.' }),
  }),
);

export type PeriodClosingStarted = FactOf<typeof periodClosingStarted>;
export type PeriodClosingRefused = FactOf<typeof periodClosingRefused>;
export type PeriodClosed = FactOf<typeof periodClosed>;
export type Straggler = PeriodClosed['data']['stragglers'][number];
