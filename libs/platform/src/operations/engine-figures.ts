import { Counter, Histogram, type Metric } from 'prom-client';

/**
 * Figures of an engine, which is opened before there is an application to show them: how often what happened, and how
 * long its calls took. Every count is there from the start, at zero, so that an alarm can tell "never" from "unknown".
 */
export class EngineFigures<What extends string = string> {
  private readonly counts: Counter;
  private readonly durations: Histogram;

  /** @param engine as it stands in the figures' names: `socai_<engine>_total`, `socai_<engine>_call_seconds` */
  constructor(engine: string, counted: readonly What[]) {
    this.counts = new Counter({
      name: `socai_${engine}_total`,
      help: `What happened between this process and ${engine}, since it began`,
      labelNames: ['what'],
      registers: [],
    });
    this.durations = new Histogram({
      name: `socai_${engine}_call_seconds`,
      help: `Time that calls of ${engine} took, tries and pauses included`,
      labelNames: ['call'],
      buckets: [0.001, 0.002, 0.005, 0.01, 0.05, 0.2, 1, 5, 20],
      registers: [],
    });
    for (const what of counted) this.counts.inc({ what }, 0);
  }

  count(what: What, by = 1): void {
    this.counts.inc({ what }, by);
  }

  /** @returns to be called at the call's end, whatever it came to */
  began(call: string): () => void {
    return this.durations.startTimer({ call });
  }

  get metrics(): readonly Metric[] {
    return [this.counts, this.durations];
  }
}
