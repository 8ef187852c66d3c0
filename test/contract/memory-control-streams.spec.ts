import { MemoryControlStreams } from '#test/support/memory-control-streams';
import { controlStreamsContract } from './control-streams.contract.js';

controlStreamsContract('memory', {
  empty: async () => {
    const streams = new MemoryControlStreams();
    return { open: async () => streams, remove: async () => undefined };
  },
});
