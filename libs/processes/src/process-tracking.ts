import type { Accepted, Codec, EventStore, ProcessEnd, ProcessType, Scheduler } from '#event-sourcing';
import type { ProcessLink, ProcessState, ProcessTracker } from '#platform';
import {
  type Built,
  CopyGone,
  type ReadStore,
  type RegisterView,
  untilAborted,
  ViewNotReady,
  within,
} from '#views';
import { processIdOf } from './marks.js';
import type { ProcessDoc } from './processes.view.js';

export interface TrackingParts {
  readonly log: Pick<EventStore, 'read'>;
  readonly codec: Pick<Codec, 'decode'>;
  readonly readStore: Pick<ReadStore, 'catalogue' | 'get' | 'reached'>;
  readonly types: readonly ProcessType[];
  readonly view: RegisterView<ProcessDoc>;
  readonly scheduler: Scheduler;
}

const lookAgainMs = 1_000;

export const processLink = (id: string): ProcessLink => ({ id, href: `/v1/processes/${id}` });

/** Tells a command's sender which process it began and how far that is. */
export class ProcessTracking implements ProcessTracker {
  private readonly byFirstEvent: ReadonlyMap<string, ProcessType>;

  constructor(private readonly parts: TrackingParts) {
    this.byFirstEvent = new Map(parts.types.map(type => [type.begins.on, type]));
  }

  /** @throws ViewNotReady for a repeated command while the view is being built */
  async of(accepted: Accepted): Promise<ProcessState | undefined> {
    const first = accepted.events.find(({ type }) => this.byFirstEvent.has(type));
    if (!first) return undefined;
    const { events } = await this.parts.log.read(accepted.stream, first.revision, 1);
    const event = this.parts.codec.decode(events[0]!);
    const type = this.byFirstEvent.get(first.type)!;
    const link = processLink(processIdOf(type, type.begins.id(event)));
    return accepted.replayed ? this.now(link) : { process: link, outcome: 'pending' };
  }

  /**
   * Follows the view from commit to commit, and another copy of it when that takes its place.
   * @throws ViewNotReady when the view is still being built once `signal` has aborted: how the process stands is not
   * known then, and nothing is said rather than `pending`.
   */
  async ended(link: ProcessLink, signal: AbortSignal): Promise<ProcessState> {
    for (;;) {
      const live = await this.live();
      const state = live && (await this.stateIn(live, link));
      if (state && (state.outcome !== 'pending' || signal.aborted)) return state;
      if (signal.aborted) throw this.beingBuilt();
      await this.somethingNew(live, signal);
    }
  }

  /** A copy that was retired moves no more, and one that is being built tells nothing: so it also looks again. */
  private async somethingNew(live: Built | undefined, signal: AbortSignal): Promise<void> {
    const { readStore, scheduler } = this.parts;
    await within(lookAgainMs, scheduler, async again => {
      const either = AbortSignal.any([signal, again]);
      if (!live) return untilAborted(either);
      await readStore.reached(live.id, live.checkpoint.position + 1, either).catch(ignoreGone);
    });
  }

  private async now(link: ProcessLink): Promise<ProcessState> {
    const live = await this.live();
    if (!live) throw this.beingBuilt();
    return this.stateIn(live, link);
  }

  private async stateIn(live: Built, link: ProcessLink): Promise<ProcessState> {
    const doc = await this.parts.readStore.get(live.id, link.id, live.checkpoint.position);
    if (!doc || (doc as ProcessDoc).state === 'open') return { process: link, outcome: 'pending' };
    const { state: outcome, refusal, steps } = doc as ProcessDoc & { state: ProcessEnd };
    return { process: link, outcome, endedAt: steps.at(-1)!.index, ...(refusal ? { refusal } : {}) };
  }

  private async live(): Promise<Built | undefined> {
    const { name, version } = this.parts.view;
    return (await this.parts.readStore.catalogue()).find(
      copy => copy.name === name && copy.state === 'live' && copy.version === version,
    );
  }

  private beingBuilt(): ViewNotReady {
    return new ViewNotReady(this.parts.view.name, 'is being built');
  }
}

/** The copy was dropped: the next look finds the one that took its place. */
const ignoreGone = (fault: unknown): void => {
  if (!(fault instanceof CopyGone)) throw fault;
};
