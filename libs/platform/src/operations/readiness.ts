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

  constructor(private readonly shutdown: Shutdown) {}

  add(name: string, check: ReadyCheck): void {
    this.checks.set(name, check);
  }

  async ask(): Promise<Readiness> {
    const answers = await Promise.all(
      [...this.checks].map(async ([name, check]) => [name, await asked(check)] as const),
    );
    if (this.shutdown.signal.aborted) answers.push(['process', 'shutting down']);
    return { ready: answers.every(([, answer]) => answer === 'ok'), checks: Object.fromEntries(answers) };
  }
}

const asked = async (check: ReadyCheck): Promise<string> => {
  try {
    return (await check()) ?? 'ok';
  } catch (fault) {
    return (fault as Error).name;
  }
};
