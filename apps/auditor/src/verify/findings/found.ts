import { type Finding, type FindingCode, isNote } from './finding.js';

/** Of each code so many are kept one by one; of more only the number is known. */
const keptMaxOfCode = 200;

/**
 * What a part of the work found, in bounded space: a log that is wrong everywhere must not fill the memory, nor one
 * kind of finding hide another.
 */
export class Found {
  readonly kept: Finding[] = [];
  private readonly keptOf = new Map<FindingCode, number>();
  findings = 0;
  notes = 0;

  readonly add = (finding: Finding): void => {
    if (isNote(finding)) this.notes += 1;
    else this.findings += 1;
    this.keep(finding);
  };

  /** Takes in what another part found. */
  join({ kept, findings, notes }: FoundSum): void {
    this.findings += findings;
    this.notes += notes;
    for (const finding of kept) this.keep(finding);
  }

  sum(): FoundSum {
    return { kept: this.kept, findings: this.findings, notes: this.notes };
  }

  private keep(finding: Finding): void {
    const count = this.keptOf.get(finding.code) ?? 0;
    if (count >= keptMaxOfCode) return;
    this.keptOf.set(finding.code, count + 1);
    this.kept.push(finding);
  }
}

/** What was found, as it is handed from thread to thread. */
export interface FoundSum {
  readonly kept: readonly Finding[];
  readonly findings: number;
  readonly notes: number;
}
