import { dirname, join } from 'node:path';
import type { LogSettings } from './configuration.js';
import { keyName, trueOrFalse, type Variables, wholeNumber } from './variables.js';

const demoOrigin = 'demo.socai.invalid';

/** Outside the demo a log has a name and a key that somebody chose: both are for its whole life. */
export const readLogSettings = (from: Variables, demo: boolean, events: string): LogSettings => {
  const beside = (name: string): string => join(dirname(events), name);
  const given = {
    SOCAI_LOG_ORIGIN: from.read('SOCAI_LOG_ORIGIN', keyName, demo ? demoOrigin : undefined),
    SOCAI_LOG_KEY: from.read('SOCAI_LOG_KEY', text => text, demo ? beside('log-key') : undefined),
  };
  for (const [variable, value] of Object.entries(given))
    if (value === undefined && !from.faulty(variable)) from.fault(variable, 'is required outside the demo');
  return {
    origin: given.SOCAI_LOG_ORIGIN ?? '',
    key: given.SOCAI_LOG_KEY ?? '',
    makesKey: demo && !from.has('SOCAI_LOG_KEY'),
    folder: from.read('SOCAI_LOG_FOLDER', text => text, beside('log')) ?? '',
    heads: from.read('SOCAI_LOG_HEADS', text => text, beside('socai-heads')) ?? '',
    public: from.read('SOCAI_LOG_PUBLIC', trueOrFalse, 'true') ?? true,
    checkpointMs: from.read('SOCAI_CHECKPOINT_MS', wholeNumber(10, 3_600_000), '2000') ?? 0,
  };
};
