import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, type Metric, Registry } from 'prom-client';

/** What is measured, for Prometheus. One registry of its own: nothing global, so that a test may run two ledgers. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly commands = new Counter({
    name: 'socai_commands_total',
    help: 'Commands by name and outcome',
    labelNames: ['command', 'outcome'],
    registers: [this.registry],
  });
  private readonly durations = new Histogram({
    name: 'socai_http_duration_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  command(command: string, outcome: string): void {
    this.commands.inc({ command, outcome });
  }

  answered(method: string, route: string, status: number, seconds: number): void {
    this.durations.observe({ method, route, status }, seconds);
  }

  /** Figures that were begun before the application was. */
  add(metrics: readonly Metric[]): void {
    for (const metric of metrics) this.registry.registerMetric(metric);
  }

  /**
   * A figure asked for whenever somebody looks: the log's head; or several, told apart by a label. One that cannot be
   * read now is left out: during an outage the others are wanted most.
   */
  watch(
    name: string,
    help: string,
    read: () => Promise<number | ReadonlyMap<string, number>>,
    label?: string,
  ) {
    const gauge: Gauge = new Gauge({
      name,
      help,
      labelNames: label === undefined ? [] : [label],
      registers: [this.registry],
      collect: async () => {
        const figure = await read().catch(() => new Map<string, number>());
        if (label === undefined) gauge.remove();
        else gauge.reset();
        if (typeof figure === 'number') gauge.set(figure);
        else for (const [of, value] of figure) gauge.set({ [label!]: of }, value);
      },
    });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  exposition(): Promise<string> {
    return this.registry.metrics();
  }
}
