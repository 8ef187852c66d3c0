import { canonicalJson, dateAt, sha256 } from '#kernel';
import { type Clock, type DecisionRunner, observation, type Scheduler } from '#event-sourcing';
import type { Denial, Denials } from '#platform';
import { recordDenials } from './denials.decider.js';

export interface DenialBookParts {
  readonly runner: Pick<DecisionRunner, 'run'>;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly onLost: (client: string, denials: number, why: unknown) => void;
}

const minuteMs = 60_000;
const differentMax = 200;

interface Noted extends Denial {
  times: number;
}

/**
 * Keeps refusals of authority: what came within a minute is one event per client. Somebody who hammers at a closed door
 * fills no log: beyond 200 different denials a client's minute only counts.
 */
export class DenialBook implements Denials {
  private readonly minute = new Map<string, Map<string, Noted>>();
  private waiting: Promise<void> | undefined;
  private readonly closing = new AbortController();

  constructor(private readonly parts: DenialBookParts) {}

  record(denial: Denial): void {
    const ofClient = this.minute.get(denial.clientId) ?? new Map<string, Noted>();
    this.minute.set(denial.clientId, ofClient);
    const { code, command, path, personId = '', unitId = '' } = denial;
    const full = ofClient.size >= differentMax;
    const name = full
      ? [...ofClient.keys()].at(-1)!
      : JSON.stringify([code, command, path, personId, unitId]);
    const noted = ofClient.get(name) ?? { ...denial, times: 0 };
    noted.times += 1;
    ofClient.set(name, noted);
    this.waiting ??= this.parts.scheduler.wait(minuteMs, this.closing.signal).then(() => this.write());
  }

  /** Writes what is noted and waits for it. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.waiting;
  }

  private async write(): Promise<void> {
    this.waiting = undefined;
    const clients = [...this.minute];
    this.minute.clear();
    for (const [client, noted] of clients)
      await this.writeClient(client, [...noted.values()]).catch(why =>
        this.parts.onLost(client, noted.size, why),
      );
  }

  private async writeClient(client: string, noted: readonly Noted[]): Promise<void> {
    const now = this.parts.clock.now();
    const denials = noted.map(({ code, command, path, personId, unitId, times }) => ({
      code,
      command,
      path,
      times,
      ...(personId === undefined ? {} : { personId }),
      ...(unitId === undefined ? {} : { unitId }),
    }));
    const data = { page: `${client}-${dateAt(now)}`, denials };
    const content = sha256(canonicalJson([client, now, data]));
    const seen = { process: 'denials', about: [content], content, number: `${client} ${now}`, now };
    const invocation = observation({ ...seen, clientId: client });
    const outcome = await this.parts.runner.run(recordDenials, data, invocation);
    if (outcome.kind !== 'accepted') throw new Error(`denials of ${client}: ${outcome.code}`);
  }
}
