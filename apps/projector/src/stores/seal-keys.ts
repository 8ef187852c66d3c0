import { join } from 'node:path';
import type { SealKeys } from '#event-sourcing';
import type { Configuration } from '#platform';
import { openSqliteSealKeys } from '#stores/sqlite';

/** Keys of sealed fields, beside the log and never in it. */
export const openSealKeys = ({ dataFolder }: Configuration): SealKeys & { close(): void } =>
  openSqliteSealKeys(join(dataFolder, 'seal-keys.db'));
