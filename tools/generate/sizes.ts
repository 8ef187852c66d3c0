/** How large a data set is, and of what. */
export interface Size {
  /** At least so many; processes are carried to their ends. */
  readonly events: number;
  /** Fiscal years, from 2020 on. */
  readonly years: number;
  /** Budget lines of units, each year. */
  readonly lines: number;
  readonly communesOfDistrict: number;
  /** Things in the books when the ledger begins. */
  readonly things: number;
}

export const firstYear = 2020;
/** What is meant where no seed is said. */
export const defaultSeed = '1';

/** XS for tests of the generator itself; S and M as in the scale the ledger is built for. */
export const sizes = {
  XS: { events: 2_000, years: 1, lines: 24, communesOfDistrict: 1, things: 20 },
  S: { events: 20_000, years: 1, lines: 300, communesOfDistrict: 4, things: 300 },
  M: { events: 1_000_000, years: 5, lines: 3_000, communesOfDistrict: 20, things: 6_000 },
} as const satisfies Readonly<Record<string, Size>>;

export type SizeName = keyof typeof sizes;
