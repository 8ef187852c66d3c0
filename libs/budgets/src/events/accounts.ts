import { type Account, type StreamName, streamName } from '#kernel';

/** What a line's money can be: free, held for a commitment, advanced, paid, or lapsed at the year's end. */
export const measures = ['available', 'committed', 'advanced', 'paid', 'lapsed'] as const;
export type Measure = (typeof measures)[number];

export const lineStream = (lineId: string): StreamName => streamName('budgetLine', lineId);

export const lineAccount = (lineId: string, measure: Measure): Account => `line/${lineId}/${measure}`;
export const transitAccount = (moveId: string): Account => `transit/${moveId}`;
export const outsideAccount = (grantor: string): Account => `outside/${grantor}`;

const ofLine = /^line\/[^/]+\/(\w+)$/u;

/** The measure an account of a line stands for; undefined for the accounts between lines and outside. */
export const measureOf = (account: Account): Measure | undefined =>
  ofLine.exec(account)?.[1] as Measure | undefined;

/** The unit whose line an account is of; undefined for the accounts between lines and outside. */
export const unitOfLineAccount = (account: Account): string | undefined =>
  measureOf(account) && account.split('/')[1]!.split('.')[1];
