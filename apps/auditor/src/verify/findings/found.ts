import { type Finding, isNote } from './finding.js';

/** Kept one by one; of more than that only the number is known. */
const keptMax = 1_000;

/** What a part of the work found, in bounded space: a log that is wrong everywhere must not fill the memory. */
export class Found {
  readonly kept: Finding[] = [];
  findings = 0;
  notes = 0;

  readonly add = (finding: Finding): void => {
    if (isNote(finding)) this.notes += 1;
    else this.findings += 1;
    if (this.kept.length < keptMax) this.kept.push(finding);
  };

  /** Takes in what another part found. */
  join({ kept, findings, notes }: FoundSum): void {
    this.findings += findings;
    this.notes += notes;
    this.kept.push(...kept.slice(0, keptMax - this.kept.length));
  }

  sum(): FoundSum {
    return { kept: this.kept, findings: this.findings, notes: this.notes };
  }
}

/** What was found, as it is handed from thread to thread. */
export interface FoundSum {
  readonly kept: readonly Finding[];
  readonly findings: number;
  readonly notes: number;
}
