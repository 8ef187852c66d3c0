import { writeFileSync } from 'node:fs';

const preloaded = `
  const { readFileSync } = require('node:fs');
  const real = Date.now;
  let offMs = 0;
  const look = () => { offMs = Number(readFileSync(__filename + '.ms', 'utf8')); };
  setInterval(look, 5).unref();
  Date.now = () => real() + offMs;
`;

/** The clock of a ledger in another process, to be moved while it runs. To be handed to it in its environment. */
export const movedClock = (path: string) => {
  writeFileSync(path, preloaded);
  const moveBy = (ms: number): void => writeFileSync(`${path}.ms`, `${ms}`);
  moveBy(0);
  return { env: { NODE_OPTIONS: `--require ${path}` }, moveBy };
};
