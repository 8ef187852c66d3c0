import { once } from 'node:events';
import { PooledRandom, SystemClock } from '#platform/ambient';
import { DurableFolder, FolderInUse, KeyFileProblem, lockFolder } from '#stores/files';
import { openDoor } from './door.js';
import { KeptHeadProblem, KeptHeads } from './kept-heads.js';
import { NotUnderstood, type Options, readOptions, type Serving, usage } from './options.js';
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
    const { message } = error as Error;
    console.error(error instanceof NotUnderstood ? `${message}\n\n${usage}` : message);
    if (error instanceof NotUnderstood) return exit.notUnderstood;
    if (isExpected(error)) return exit.couldNotRun;
    throw error;
  }
};

/** What a person can mend, told in one sentence; errors of the system, such as a port in use, have a code. */
const isExpected = (error: unknown): boolean =>
  [KeyFileProblem, KeptHeadProblem, FolderInUse, RangeError].some(kind => error instanceof kind) ||
  typeof (error as NodeJS.ErrnoException).code === 'string';

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
    for (const { origin } of logs) say(`watching ${origin}, cosigned up to ${heads.last(origin)?.size ?? 0}`);
    say(`listening on ${door.url} as ${verifierKey}`);
    if (!signal.aborted) await once(signal, 'abort');
    await door.close();
    say('stopped');
  } finally {
    release();
  }
};
