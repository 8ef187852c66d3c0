import { Injectable } from '@nestjs/common';
import { Shutdown } from './shutdown.js';

/** Undefined when all is well, else why not, in a few words. */
export type ReadyCheck = () => Promise<string | undefined>;

export interface Readiness {
  readonly ready: boolean;
  /** By check: `ok`, or what is wrong. */
  readonly checks: Readonly<Record<string, string>>;
}

/** Whether the ledger can do its work now. Whoever owns a part adds its check. */
@Injectable()
export class ReadyChecks {
  private readonly checks = new Map<string, ReadyCheck>();
  private readonly remarks = new Map<string, ReadyCheck>();

  constructor(private readonly shutdown: Shutdown) {}

  add(name: string, check: ReadyCheck): void {
    this.checks.set(name, check);
  }

  /** Something worth saying beside the checks, whatever it says the ledger is ready. */
  remark(name: string, check: ReadyCheck): void {
    this.remarks.set(name, check);
  }

  async ask(): Promise<Readiness> {
    const answers = await askedAll(this.checks);
    if (this.shutdown.signal.aborted) answers.push(['process', 'shutting down']);
    const remarks = await askedAll(this.remarks);
    return {
      ready: answers.every(([, answer]) => answer === 'ok'),
      checks: Object.fromEntries([...answers, ...remarks]),
    };
  }
}

const askedAll = (checks: ReadonlyMap<string, ReadyCheck>): Promise<(readonly [string, string])[]> =>
  Promise.all([...checks].map(async ([name, check]) => [name, await asked(check)] as const));

const asked = async (check: ReadyCheck): Promise<string> => {
  try {
    return (await check()) ?? 'ok';
  } catch (fault) {
    return (fault as Error).name;
  }
};
