import { type Scheduler, StoreUnavailable } from '#event-sourcing';
import type { Connection } from '../connection.js';
import { faultOf, faultText } from '../faults.js';
import type { EventStoreDbObserver } from '../observer.js';
import type { Timings } from '../options.js';
import { timed } from '../timed.js';

/** Ends streams for good. Only those of keys are ever ended: on any other a tombstone is damage. */
export class Tombstones {
  constructor(
    private readonly connection: Connection,
    private readonly scheduler: Scheduler,
    private readonly timings: Pick<Timings, 'appendMs'>,
    private readonly observer: EventStoreDbObserver,
  ) {}

  /** Again changes nothing. @throws StoreUnavailable when the server did not say that it is done */
  async put(stream: string): Promise<void> {
    const { client, generation } = await this.connection.use();
    const { appendMs } = this.timings;
    try {
      const ended = client.tombstoneStream(stream, { deadline: appendMs, requiresLeader: true });
      await timed(this.scheduler, appendMs, ended);
    } catch (error) {
      const fault = faultOf(error);
      if (fault.kind === 'deleted') return;
      if (fault.kind === 'unknown' && fault.timedOut) {
        this.observer.count('call-timed-out');
        this.connection.replace(generation);
      }
      throw new StoreUnavailable(`a key is not known to be destroyed: ${faultText(error)}`);
    }
  }
}
