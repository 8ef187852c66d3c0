import { resolve } from 'node:path';
import { NotUnderstood, type Said, type Telling, tellingCommand } from '#command-line';
import { SystemClock, SystemScheduler } from '#platform/ambient';
import { defaultSeed, type SizeName, sizes } from './sizes.js';

const usage = `npm run generate: một bộ dữ liệu, đi qua mọi quy tắc / a data set that goes through every rule

  npm run generate -- --size XS|S|M [--seed <n>] [--to sqlite:<file>] [--json]

  --size <size>      XS: 2 000 sự kiện / events, S: 20 000, M: 1 000 000
  --seed <seed>      cùng seed, cùng từng byte / the same seed gives the same bytes; ${defaultSeed} unless said
  --to sqlite:<file> data/data-set-<size>-<seed>.db unless said; must not be there yet, made whole or not at all
  --json             one JSON object a line, for programs

  Mã thoát / exit code: 0 xong / done, 1 bị từ chối / refused, 2 không hiểu / not understood,
  3 không ghi được, hoặc bị ngắt / could not write, or interrupted`;

const options = {
  size: { type: 'string' },
  seed: { type: 'string', default: defaultSeed },
  to: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

type Asked = Said<typeof options>;

const sizeOf = ({ size = '' }: Asked): SizeName => {
  if (!Object.hasOwn(sizes, size)) throw new NotUnderstood(`--size: ${Object.keys(sizes).join(' | ')}`);
  return size as SizeName;
};

const placeOf = ({ to, seed }: Asked, size: SizeName): string => {
  const place = to ?? `sqlite:data/data-set-${size}-${seed}.db`;
  if (!/^sqlite:./u.test(place)) throw new NotUnderstood(`--to: sqlite:<file>, không phải / not ${place}`);
  return resolve(place.replace(/^sqlite:/u, ''));
};

const run = async (said: Asked, telling: Telling, signal: AbortSignal): Promise<void> => {
  const name = sizeOf(said);
  const size = sizes[name];
  const to = placeOf(said, name);
  telling.step('generate', `Bộ dữ liệu / data set ${name}, seed ${said.seed}`);
  const watch = telling.watch(new SystemClock(), signal);
  let told = 0;
  watch.begin(size.events);
  // Rules, reactions and libraries: whoever mistyped an option need not wait for them.
  const { makeDataSetFile } = await import('./data-set-file.js');
  const { events, root } = await makeDataSetFile({
    to,
    size,
    seed: said.seed,
    signal,
    scheduler: new SystemScheduler(),
    onProgress: made => {
      const done = Math.min(made, size.events);
      if (done === told) return;
      watch.progress(done - told);
      told = done;
    },
  });
  const text = `XONG / DONE: ${to}: ${events} sự kiện / events, gốc Merkle / Merkle root ${root}`;
  telling.say('data-set', { to, size: name, seed: said.seed, events, root }, text);
};

const generate = tellingCommand({ usage, options, run });

const stopping = new AbortController();
// A second signal finds no handler and ends the process at once.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
process.exitCode = await generate(process.argv.slice(2), stopping.signal);
