import { type Configuration, giveUp, readConfiguration, runLedger } from '#platform';
import { composeLedger } from './compose-ledger.js';

/** Reads the environment, composes the ledger, listens. A fault on the way is one sentence and exit code 1. */
export const start = async (environment: NodeJS.ProcessEnv): Promise<void> => {
  let configuration: Configuration | undefined;
  try {
    configuration = readConfiguration(environment);
    await runLedger(configuration, composeLedger);
  } catch (fault) {
    giveUp(fault, configuration);
  }
};
