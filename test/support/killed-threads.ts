import { rmSync, writeFileSync } from 'node:fs';

/** By what they are given to work on: threads have no names that another program could see. */
const members = { publisher: 'key', projector: 'views', 'views-writer': 'released', writer: 'path' } as const;
export type ThreadName = keyof typeof members;

const preloaded = `
  const { isMainThread, workerData } = require('node:worker_threads');
  const { existsSync, readFileSync } = require('node:fs');
  const members = ${JSON.stringify(members)};
  const [name] = Object.entries(members).find(([, member]) => !isMainThread && member in workerData) ?? [];
  const order = __filename + '.' + name;
  const seen = existsSync(order) && readFileSync(order, 'utf8') === 'once';
  const look = () => {
    if (!existsSync(order)) return;
    const how = readFileSync(order, 'utf8');
    if (how === 'once' && seen) return;
    process.exit(1);
  };
  if (name) setInterval(look, 5).unref();
`;

/**
 * Ends threads of a ledger in another process as a fault would that nobody thought of: without a word. To be handed to
 * the ledger in its environment.
 */
export const killedThreads = (path: string) => {
  writeFileSync(path, preloaded);
  const order = (thread: ThreadName): string => `${path}.${thread}`;
  return {
    env: { NODE_OPTIONS: `--require ${path}` },
    /** The one that lives now; the next one lives on. */
    end: (thread: ThreadName): void => writeFileSync(order(thread), 'once'),
    /** Every one, as soon as it begins, until they are let live. */
    keepEnded: (thread: ThreadName): void => writeFileSync(order(thread), 'each'),
    letLive: (thread: ThreadName): void => rmSync(order(thread), { force: true }),
  };
};
