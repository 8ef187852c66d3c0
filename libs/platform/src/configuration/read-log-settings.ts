import { join } from 'node:path';
import type { LogSettings } from './configuration.js';
import { keyName, trueOrFalse, type Variables, wholeNumber } from './variables.js';
import { witnessPairs } from './witness-pairs.js';

const demoOrigin = 'demo.socai.invalid';

/** Outside the demo a log has a name and a key that somebody chose: both are for its whole life. */
export const readLogSettings = (from: Variables, demo: boolean, dataFolder: string): LogSettings => {
  const beside = (name: string): string => join(dataFolder, name);
  const path = (variable: string, otherwise?: string): string =>
    from.read(variable, text => text, otherwise) ?? '';
  const origin = from.read('SOCAI_LOG_ORIGIN', keyName, demo ? demoOrigin : undefined) ?? '';
  const key = path('SOCAI_LOG_KEY', demo ? beside('log-key') : undefined);
  for (const [variable, value] of Object.entries({ SOCAI_LOG_ORIGIN: origin, SOCAI_LOG_KEY: key }))
    if (value === '' && !from.faulty(variable)) from.fault(variable, 'is required outside the demo');
  return {
    origin,
    key,
    makesKey: demo && !from.has('SOCAI_LOG_KEY'),
    folder: path('SOCAI_LOG_FOLDER', beside('log')),
    heads: path('SOCAI_LOG_HEADS', beside('socai-heads')),
    public: from.read('SOCAI_LOG_PUBLIC', trueOrFalse, 'true') ?? true,
    witnesses: from.read('SOCAI_WITNESSES', witnessPairs) ?? [],
    checkpointMs: from.read('SOCAI_CHECKPOINT_MS', wholeNumber(10, 3_600_000), '2000') ?? 0,
    unpublishedMaxMs: from.read('SOCAI_UNPUBLISHED_MAX_MS', wholeNumber(10, 86_400_000), '900000') ?? 0,
  };
};
