import { parseArgs, type ParseArgsConfig } from 'node:util';
import { readFileSync } from 'node:fs';
import { parseVerifierKey } from '#evidence';

/** The arguments say nothing that can be done. */
export class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood';
}

/** @throws NotUnderstood */
export const understood = <Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) => {
  try {
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw new NotUnderstood((error as Error).message);
  }
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
      const isLine = /^\S+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+$/u.test(one);
      const lines = isLine ? [one] : readFileSync(one, 'utf8').split('\n').filter(Boolean);
      return lines.map(line => (parseVerifierKey(line), line));
    } catch (error) {
      throw new NotUnderstood(`--key ${one}: ${(error as Error).message}`);
    }
  });
