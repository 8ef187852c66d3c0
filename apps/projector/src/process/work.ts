import { join } from 'node:path';
import { dateAt } from '#kernel';
import { type Reactor, whileLeased } from '#event-sourcing';
import type { Configuration } from '#platform';
import { FileBookmarks } from '#stores/files';
import { keepHot } from '#stores/redis';
import { questionsOf, runProjector } from '#views';
import type { Core, EngineLog } from '../core.js';
import { holdingsFrom } from '../holdings.js';
import { ledgerCodec } from '../ledger-events.js';
import { ledgerViews } from '../ledger-views.js';
import { periodEndFrom } from '../period-end.js';
import { ledgerReactor } from '../reactions.js';
import { bestBookmarks } from './best-bookmarks.js';
import type { SharedStores } from './shared-stores.js';

/** What several projectors do by turns: each is done by one of them at a time, as nearly as leases can. */
export class ProjectorWork {
  /** By the name of the work: it stopped for good, which only a corrected program cures. */
  private readonly failures = new Map<string, string>();
  private reactor: Reactor | undefined;

  constructor(
    private readonly configuration: Configuration,
    private readonly core: Core,
    private readonly shared: SharedStores,
    private readonly log: EngineLog,
  ) {}

  /** What no longer goes on, in a few words. */
  get fault(): string | undefined {
    const stuck = (this.reactor?.stuck ?? []).map(
      ({ reaction, index }) => `${reaction} is stuck at index ${index}`,
    );
    return [...[...this.failures].map(([name, why]) => `${name}: ${why}`), ...stuck].join(', ') || undefined;
  }

  async run(signal: AbortSignal): Promise<void> {
    await Promise.all([
      this.byTurns('views', signal, until => this.project(until)),
      // Money in transit must not wait for Redis: without leases, reactions are carried on twice rather than not.
      this.byTurns('reactions', signal, until => this.react(until), true),
      this.byTurns('hot', signal, until => this.keepHot(until)),
    ]);
  }

  private async byTurns(
    name: string,
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<void>,
    evenWithout = false,
  ): Promise<void> {
    const { leases } = this.shared;
    const { scheduler } = this.core;
    const onChange = (change: string | Error) =>
      this.log.info({ work: name, change }, `${name}: ${change instanceof Error ? change.message : change}`);
    try {
      await whileLeased({ leases, name, scheduler, signal, evenWithout, onChange }, work);
    } catch (fault) {
      const { message } = fault as Error;
      this.failures.set(name, message);
      this.log.fatal({ err: fault, work: name }, `${name} stopped: ${message}`);
    }
  }

  private async project(signal: AbortSignal): Promise<void> {
    const { store: log, clock, scheduler } = this.core;
    const { readStore } = this.shared;
    await runProjector({
      log,
      readStore,
      clock,
      scheduler,
      signal,
      decode: ledgerCodec.decode,
      views: ledgerViews,
      onProgress: progress => this.log.info({ projector: progress }, `projector: ${progress.kind}`),
    });
  }

  private async react(signal: AbortSignal): Promise<void> {
    const { store, runner, clock, scheduler, sealKeys } = this.core;
    const { readStore, bookmarks } = this.shared;
    const places = new FileBookmarks(join(this.configuration.dataFolder, 'places'));
    const questions = questionsOf({ readStore, log: store, clock, scheduler });
    this.reactor = ledgerReactor({
      store,
      runner,
      clock,
      scheduler,
      sealKeys,
      log: this.log,
      bookmarks: bestBookmarks(bookmarks, places),
      holdingsOf: holdingsFrom(questions, store, () => dateAt(clock.now())),
      periodEndOf: periodEndFrom(questions, store),
    });
    await this.reactor.run(signal);
  }

  private async keepHot(signal: AbortSignal): Promise<void> {
    const { store: log, clock, scheduler } = this.core;
    const { hotDays } = this.configuration;
    const { readStore } = this.shared;
    await keepHot({ readStore, log, clock, scheduler, signal, hotDays });
  }
}
