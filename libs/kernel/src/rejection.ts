/** Figures that explain a refusal. Money and quantities are bigint here and become strings in JSON. */
export type Numbers = Readonly<Record<string, bigint | number | string>>;

/** Who holds what stands in the way: a commitment, another owner, an earlier person. */
export interface Holder {
  readonly kind: string;
  readonly id: string;
  readonly amount?: string;
}

/** A rule said no. A value, not an exception: it is recorded and answered like any other outcome. */
export interface Rejection {
  readonly rejected: true;
  /** Stable for ever, `<subject>.<reason>`. */
  readonly code: string;
  readonly numbers: Numbers;
  readonly holders: readonly Holder[];
}

/** What a rule answers: nothing stands in the way, or a rejection. */
export type Verdict = Rejection | undefined;

export const allowed: Verdict = undefined;

export const refused = (code: string, numbers: Numbers = {}, holders: readonly Holder[] = []): Rejection => ({
  rejected: true,
  code,
  numbers,
  holders,
});

/** The first rule that says no. Rules are given in the documented order of precedence. */
export const firstRefusal = (...verdicts: readonly Verdict[]): Verdict => verdicts.find(verdict => verdict);

export const isRejection = (value: unknown): value is Rejection =>
  typeof value === 'object' && value !== null && (value as Rejection).rejected === true;
