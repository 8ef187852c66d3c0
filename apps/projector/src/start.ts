import { type Configuration, giveUp, readConfiguration, runLedger } from '#platform';
import { composeProjector } from './process/compose-projector.js';

/** Reads the environment, composes the projector, follows. A fault on the way is one sentence and exit code 1. */
export const start = async (environment: NodeJS.ProcessEnv): Promise<void> => {
  let configuration: Configuration | undefined;
  try {
    configuration = readConfiguration(environment);
    await runLedger(configuration, composeProjector);
  } catch (fault) {
    giveUp(fault, configuration);
  }
};
