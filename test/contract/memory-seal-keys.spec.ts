import { MemorySealKeys } from '#test/support/memory-seal-keys';
import { sealKeysContract } from './seal-keys.contract.js';

sealKeysContract('memory', {
  empty: async () => {
    const keys = new MemorySealKeys();
    return {
      keys,
      reopen: async () => undefined,
      remove: async () => undefined,
    };
  },
});
