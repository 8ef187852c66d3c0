import type { Clock } from '../ambient.js';
import type { ControlStreams } from '../log/control-streams.js';
import { type Filling, type Moved, readWhereabouts, sayWhereabouts } from './whereabouts.js';

/**
 * Asked by every process that is going to write, before it does: undefined when it may, else what stands in the way.
 * The first one says in the log that a ledger begins there, so that no copy can begin to fill the same log: both take
 * the same revision, and one of them loses.
 * @throws StoreUnavailable
 */
export const beginHere = async (
  control: ControlStreams,
  clock: Clock,
): Promise<Filling | Moved | undefined> => {
  for (;;) {
    const last = await readWhereabouts(control);
    if (last.said) return last.said.state === 'open' ? undefined : last.said;
    const written = await sayWhereabouts(control, last, { state: 'open', at: clock.now(), by: 'ledger' });
    if (written.appended) return undefined;
  }
};
