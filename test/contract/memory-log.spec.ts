import { MemoryLog } from '#test/support/memory-log';
import { eventStoreContract } from './event-store.contract.js';

eventStoreContract('the log in memory', {
  empty: async () => {
    const store = new MemoryLog();
    return { store, reopen: async () => undefined, remove: async () => undefined };
  },
});
