import type { Scheduler } from '#event-sourcing';
import { type DemoClient, DemoFailed } from './demo-client.js';
import type { ProjectorProcess } from './projector-process.js';

const lookEveryMs = 100;
/** After a second it is said what is waited for. */
const patientAsks = 10;

/** Resolves when the ledger can answer every question. @throws DemoFailed with what the projector said at its end */
export const untilReady = async (
  url: string,
  projector: ProjectorProcess | undefined,
  scheduler: Scheduler,
): Promise<void> => {
  while (!(await isReady(url))) {
    if (projector?.ended !== undefined) throw new DemoFailed(`projector: ${projector.ended}`);
    await scheduler.wait(lookEveryMs);
  }
};

/**
 * Resolves when every view has seen what is in the log now. A log whose views were deleted, or that was restored, has
 * them made first, and questions about the present are turned away meanwhile.
 */
export const untilViewsCaughtUp = async (
  client: DemoClient,
  scheduler: Scheduler,
  sayThatItTakesTime: () => void,
): Promise<void> => {
  const head = await client.head();
  for (let asked = 0; !(await viewsReach(client, head)); asked += 1) {
    if (asked === patientAsks) sayThatItTakesTime();
    await scheduler.wait(lookEveryMs);
  }
};

const viewsReach = async (client: DemoClient, head: number): Promise<boolean> => {
  const { body } = await client.get('operator', '/v1/operations/views');
  const items = body.items as readonly { state: string; position: number }[];
  return items.every(({ state, position }) => state !== 'live' || position >= head);
};

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/health/ready`)
    .then(({ ok }) => ok)
    .catch(() => false);
