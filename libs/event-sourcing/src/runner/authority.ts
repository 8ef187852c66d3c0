import type { CalendarDate } from '#kernel';
import type { GateReader } from '../gates/gates.js';
import type { Grant } from './invocation.js';

/** Whether the duties a person holds cover a unit on a day. Units answer it; the runner only asks. */
export interface Authority {
  covers(
    grants: readonly Grant[],
    duty: string,
    unitId: string,
    on: CalendarDate,
    gates: GateReader,
  ): Promise<boolean>;
}
