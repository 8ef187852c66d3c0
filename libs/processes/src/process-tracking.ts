import type { Accepted, Codec, EventStore, ProcessType } from '#event-sourcing';
import type { ProcessLink, ProcessState, ProcessTracker } from '#platform';
import type { ReadStore, RegisterView } from '#views';
import { type ProcessDoc, processIdOf } from './processes.view.js';

export interface TrackingParts {
  readonly log: Pick<EventStore, 'read'>;
  readonly codec: Pick<Codec, 'decode'>;
  readonly readStore: Pick<ReadStore, 'catalogue' | 'get' | 'reached'>;
  readonly types: readonly ProcessType[];
  readonly view: RegisterView<ProcessDoc>;
}

export const processLink = (id: string): ProcessLink => ({ id, href: `/v1/processes/${id}` });

/** Tells a command's sender which process it began and how far that is. */
export class ProcessTracking implements ProcessTracker {
  private readonly byFirstEvent: ReadonlyMap<string, ProcessType>;

  constructor(private readonly parts: TrackingParts) {
    this.byFirstEvent = new Map(parts.types.map(type => [type.begins.on, type]));
  }

  async of(accepted: Accepted): Promise<ProcessState | undefined> {
    const first = accepted.events.find(({ type }) => this.byFirstEvent.has(type));
    if (!first) return undefined;
    const { events } = await this.parts.log.read(accepted.stream, first.revision, 1);
    const event = this.parts.codec.decode(events[0]!);
    const type = this.byFirstEvent.get(first.type)!;
    const link = processLink(processIdOf(type, type.begins.id(event)));
    return accepted.replayed ? this.now(link) : { process: link, outcome: 'pending' };
  }

  /** Follows the view from commit to commit: nothing is polled. */
  async ended(link: ProcessLink, signal: AbortSignal): Promise<ProcessState> {
    for (;;) {
      const live = await this.live();
      const state = await this.now(link);
      if (state.outcome !== 'pending' || signal.aborted || !live) return state;
      await this.parts.readStore.reached(live.id, live.checkpoint.position + 1, signal);
    }
  }

  private async now(link: ProcessLink): Promise<ProcessState> {
    const live = await this.live();
    const doc =
      live &&
      ((await this.parts.readStore.get(live.id, link.id, live.checkpoint.position)) as
        ProcessDoc | undefined);
    if (!doc || doc.state === 'open') return { process: link, outcome: 'pending' };
    const { state: outcome, refusal, steps } = doc;
    return { process: link, outcome, endedAt: steps.at(-1)!.index, ...(refusal ? { refusal } : {}) };
  }

  private async live() {
    const { name } = this.parts.view;
    return (await this.parts.readStore.catalogue()).find(copy => copy.name === name && copy.state === 'live');
  }
}
