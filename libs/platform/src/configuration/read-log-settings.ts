import { dirname, join } from 'node:path';
import type { LogSettings } from './configuration.js';
import { keyName, trueOrFalse, type Variables, wholeNumber } from './variables.js';
import { witnessPairs } from './witness-pairs.js';

const demoOrigin = 'demo.socai.invalid';

/** Outside the demo a log has a name and a key that somebody chose: both are for its whole life. */
export const readLogSettings = (from: Variables, demo: boolean, events: string): LogSettings => {
  const given = {
    SOCAI_LOG_ORIGIN: from.read('SOCAI_LOG_ORIGIN', keyName, demo ? demoOrigin : undefined),
    SOCAI_LOG_KEY: from.read(
      'SOCAI_LOG_KEY',
      text => text,
      demo ? join(dirname(events), 'log-key') : undefined,
    ),
  };
  for (const [variable, value] of Object.entries(given))
    if (value === undefined && !from.faulty(variable)) from.fault(variable, 'is required outside the demo');
  return {
    origin: given.SOCAI_LOG_ORIGIN ?? '',
    key: given.SOCAI_LOG_KEY ?? '',
    makesKey: demo && !from.has('SOCAI_LOG_KEY'),
    ...readFolders(from, dirname(events)),
    public: from.read('SOCAI_LOG_PUBLIC', trueOrFalse, 'true') ?? true,
    witnesses: from.read('SOCAI_WITNESSES', witnessPairs) ?? [],
    checkpointMs: from.read('SOCAI_CHECKPOINT_MS', wholeNumber(10, 3_600_000), '2000') ?? 0,
  };
};

const readFolders = (from: Variables, beside: string): Pick<LogSettings, 'folder' | 'heads'> => ({
  folder: from.read('SOCAI_LOG_FOLDER', text => text, join(beside, 'log')) ?? '',
  heads: from.read('SOCAI_LOG_HEADS', text => text, join(beside, 'socai-heads')) ?? '',
});
