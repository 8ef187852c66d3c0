import { parseArgs, type ParseArgsConfig } from 'node:util';
import { parseVerifierKey } from '#evidence';
import { keyLines } from './key-lines.js';

/** The arguments say nothing that can be done. */
export class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood';
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Options, and what stands among them by itself. @throws NotUnderstood */
export const understoodAll = <O extends Options>(args: readonly string[], options: O) => {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (error) {
    throw new NotUnderstood(`không hiểu / not understood: ${(error as Error).message}`);
  }
};

/** @throws NotUnderstood */
export const understood = <O extends Options>(args: readonly string[], options: O) => {
  const { values, positionals } = understoodAll(args, options);
  if (positionals.length > 0)
    throw new NotUnderstood(`không hiểu / not understood: ${positionals.join(' ')}`);
  return values;
};

/** @throws NotUnderstood */
export const required = (name: string, value: string | undefined): string => {
  if (value === undefined || value === '') throw new NotUnderstood(`thiếu / missing: --${name}`);
  return value;
};

/** Lines of verifier keys: each the line itself, or a file of lines. @throws NotUnderstood */
export const keyLinesIn = (said: readonly string[]): readonly string[] =>
  said.flatMap(one => {
    try {
      return keyLines(one).map(line => (parseVerifierKey(line), line));
    } catch (error) {
      throw new NotUnderstood(`--key ${one}: ${(error as Error).message}`);
    }
  });
