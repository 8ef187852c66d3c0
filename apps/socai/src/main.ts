#!/usr/bin/env node
import '../../node-version.js';
import { subcommands } from './subcommands.js';

const usage = (): string => {
  const lines = Object.entries(subcommands).map(
    ([name, { summary }]) => `  socai ${name.padEnd(10)} ${summary}`,
  );
  return [
    'socai: công cụ vận hành và kiểm toán / tools of operators and auditors',
    '',
    ...lines,
    '',
    '  socai <lệnh / command> --help',
  ].join('\n');
};

const [name = '', ...args] = process.argv.slice(2);
const asked = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined;
if (asked) {
  const stopping = new AbortController();
  // A second signal finds no handler and ends the process at once.
  if (asked.stops)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  const run = await asked.load();
  process.exitCode = await run(args, stopping.signal);
} else {
  console[name === '--help' ? 'log' : 'error'](usage());
  process.exitCode = name === '--help' ? 0 : 2;
}
