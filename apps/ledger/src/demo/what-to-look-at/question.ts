/** Shell variables that hold tokens, and whose they are. */
export const tokens = {
  AUDITOR: 'auditor',
  INSPECTOR: 'inspector',
  BUDGET: 'province-budget',
  BUYER: 'buyer',
  DIRECTOR: 'director',
  RECEIVER: 'kinh-mon-receiver',
} as const;

/** One question with the line that answers it. */
export interface Question {
  readonly vi: string;
  readonly en: string;
  readonly as: keyof typeof tokens;
  readonly path: string;
  /** What follows the address: headers, a body, a filter. */
  readonly then?: string;
}

export const csv = "-H 'accept: text/csv'";
export const pretty = '| pretty';
