import type { Scheduler } from '#event-sourcing';
import { DemoFailed } from './demo-client.js';
import type { ProjectorProcess } from './projector-process.js';

const lookEveryMs = 100;

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

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/health/ready`)
    .then(({ ok }) => ok)
    .catch(() => false);
