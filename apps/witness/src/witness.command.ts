import { once } from 'node:events';
import { PooledRandom, SystemClock } from '#platform/ambient';
import { DurableFolder, lockFolder } from '#stores/files';
import { openDoor } from './door.js';
import { KeptHeads } from './kept-heads.js';
import { NotUnderstood, type Options, readOptions, type Serving, usage } from './options.js';
import { startFaultSentence } from './start-fault.js';
import { Witness, type WitnessParts } from './witness.js';
import { makeWitnessKey, readWitnessKey } from './witness-key.js';

const exit = { stopped: 0, couldNotRun: 1, notUnderstood: 2 } as const;

export interface WitnessSetting {
  readonly disk?: ConstructorParameters<typeof DurableFolder>[1];
  readonly passed?: WitnessParts['passed'];
}

/** @returns the exit code */
export const witness = async (
  args: readonly string[],
  signal: AbortSignal,
  setting: WitnessSetting = {},
): Promise<number> => {
  try {
    await carryOut(readOptions(args), signal, setting);
    return exit.stopped;
  } catch (error) {
    if (error instanceof NotUnderstood) {
      console.error(`${error.message}\n\n${usage}`);
      return exit.notUnderstood;
    }
    const sentence = startFaultSentence(error);
    if (sentence === undefined) throw error;
    console.error(sentence);
    return exit.couldNotRun;
  }
};

const carryOut = async (options: Options, signal: AbortSignal, setting: WitnessSetting): Promise<void> => {
  if (options.kind === 'help') console.log(usage);
  else if (options.kind === 'generate')
    console.log(makeWitnessKey(options.key, options.name, new PooledRandom()).verifierKey);
  else await serve(options, signal, setting);
};

const serve = async (
  { key, logs, listen, state }: Serving,
  signal: AbortSignal,
  { disk, passed }: WitnessSetting,
): Promise<void> => {
  const { signer, verifierKey } = readWitnessKey(key);
  const clock = new SystemClock();
  const say = (line: string): void => console.log(`${clock.now()} ${line}`);
  const release = lockFolder(state);
  try {
    const heads = await KeptHeads.open(new DurableFolder(state, disk), logs);
    const own = new Witness({ signer, logs, heads, clock, say, ...(passed && { passed }) });
    const door = await openDoor(own, listen, say);
    for (const { origin } of logs) {
      const size = heads.last(origin)?.size ?? 0;
      say(`canh giữ ${origin}, đã đồng ký đến ${size} / watching ${origin}, cosigned up to ${size}`);
    }
    say(`nghe ở / listening on ${door.url} as ${verifierKey}`);
    if (!signal.aborted) await once(signal, 'abort');
    await door.close();
    say('đã dừng / stopped');
  } finally {
    release();
  }
};
