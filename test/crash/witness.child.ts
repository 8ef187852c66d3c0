import * as fs from 'node:fs';
import { witness } from '../../apps/witness/src/witness.command.js';

/** A witness that kills itself at the n-th call of the file system after it was asked, or after a step. */
const [when = '', ...args] = process.argv.slice(2);
const die = (): void => process.kill(process.pid, 'SIGKILL') as never;

let calls = Infinity;
const counting = <T extends (...given: never[]) => unknown>(call: T): T =>
  ((...given: Parameters<T>) => {
    if ((calls -= 1) === 0) die();
    return call(...given);
  }) as T;

const { mkdirSync, openSync, writeSync, fsyncSync, closeSync, renameSync } = fs;
const names = { mkdirSync, openSync, writeSync, fsyncSync, closeSync, renameSync };
const disk = Object.fromEntries(
  Object.entries(names).map(([name, call]) => [name, counting(call as never)]),
) as unknown as typeof names;

process.exitCode = await witness(args, new AbortController().signal, {
  disk,
  passed: step => {
    if (step === 'judged' && /^\d+$/u.test(when)) calls = Number(when);
    if (step === when) die();
  },
});
