import type { Row } from './row.js';

/** A part of the report; it measures when it is called. */
export type Section = () => Promise<readonly Row[]>;

export interface Report {
  readonly begin: (section: string) => void;
  readonly rows: (rows: readonly Row[]) => void;
  readonly failure: (section: string, error: unknown) => void;
}

/**
 * Runs one section after another and reports each when it ends: what was measured stands on the screen whatever
 * happens to the rest. Gives the names of those that failed.
 */
export const runSections = async (
  sections: Readonly<Record<string, Section>>,
  report: Report,
): Promise<readonly string[]> => {
  const failed: string[] = [];
  for (const [name, measure] of Object.entries(sections)) {
    report.begin(name);
    try {
      report.rows(await measure());
    } catch (error) {
      report.failure(name, error);
      failed.push(name);
    }
  }
  return failed;
};
