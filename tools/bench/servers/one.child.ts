import { EventStoreDBClient } from '@eventstore/db-client';
import {
  appendBare,
  appendByStore,
  eventsOf,
  followBare,
  followByStore,
  openStore,
  type Plan,
  readBare,
  readByStore,
} from './work.js';

/**
 * One measurement in a process of its own: two clients in one process share what waits for an answer, and processor
 * time is a process's. Prints seconds on the clock and of the processor.
 */
const [work, by, text] = process.argv.slice(2) as [string, string, string];
const plan: Plan = JSON.parse(text);

const taken = async (what: () => Promise<unknown>): Promise<void> => {
  const start = performance.now();
  const used = process.cpuUsage();
  await what();
  const { user, system } = process.cpuUsage(used);
  const seconds = (performance.now() - start) / 1000;
  process.stdout.write(`${JSON.stringify({ seconds, processor: (user + system) / 1e6 })}\n`);
};

const byStore: Record<string, () => Promise<void>> = {
  append: async () => {
    const store = openStore(plan);
    await store.receipt('line-0', 'none');
    const events = eventsOf(plan);
    await taken(() => appendByStore(store, events));
  },
  read: async () => {
    const store = openStore(plan);
    await store.head();
    await taken(() => readByStore(store, plan));
  },
  follow: () => taken(() => followByStore(openStore(plan), plan)),
  rebuild: async () => {
    const store = openStore(plan);
    await store.head();
    await taken(() => followByStore(store, plan));
  },
};

const bare: Record<string, () => Promise<void>> = {
  append: () => {
    const events = eventsOf(plan);
    return taken(() => appendBare(client(), plan, events));
  },
  read: () => taken(() => readBare(client(), plan)),
  follow: () => taken(() => followBare(client(), plan)),
  rebuild: () => taken(() => followBare(client(), plan)),
};
const client = () => EventStoreDBClient.connectionString(plan.url);

await (by === 'store' ? byStore : bare)[work]!();
// What either leaves open is nobody's concern here.
process.exit(0);
