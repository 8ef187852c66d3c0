/** One line of the report of `npm run bench`. Ratios are of rates: 1 is as fast, 0.5 half as fast. */
export interface Row {
  readonly work: string;
  readonly against: string;
  readonly ratio: number;
  readonly goal: string;
  readonly detail: string;
}
