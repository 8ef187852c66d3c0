import type { ParseArgsConfig } from 'node:util';
import { NotUnderstood, type understood, understoodAll } from './arguments.js';
import { exit, standardOut, Telling } from './telling.js';
import type { Out } from './terminal/printer.js';

type Options = NonNullable<ParseArgsConfig['options']> & {
  readonly json: { readonly type: 'boolean'; readonly default: false };
  readonly help: { readonly type: 'boolean'; readonly default: false };
};

/** What a command's arguments say. */
export type Said<O extends Options> = ReturnType<typeof understood<O>>;

export interface TellingCommand<O extends Options> {
  readonly usage: string;
  readonly options: O;
  /** It takes things by themselves, not only options. */
  readonly takesThings?: true;
  /** What it knows of the faults it meets: `NotDone`, `BrokenOff` or the fault itself. */
  readonly faultOf?: (error: unknown) => unknown;
  /** @returns the exit code, where it is not that of a work that was done */
  readonly run: (
    said: Said<O>,
    telling: Telling,
    signal: AbortSignal,
    things: readonly string[],
  ) => Promise<number | void>;
}

/** A part of `socai`: told its arguments and when to stop, it answers with an exit code. It prints its own usage. */
export type Subcommand = (args: readonly string[], signal: AbortSignal) => Promise<number>;

/** A subcommand that tells how its work goes: `--help`, `--json`, faults and exit codes are those of all. */
export const tellingCommand =
  <O extends Options>({ usage, options, takesThings, faultOf = as, run }: TellingCommand<O>) =>
  async (args: readonly string[], signal: AbortSignal, out: Out = standardOut): Promise<number> => {
    const telling = new Telling(out, args.includes('--json'));
    try {
      const { values, positionals } = understoodAll(args, options);
      if ((values as { readonly help?: unknown }).help === true) {
        out.print(usage);
        return exit.done;
      }
      if (!takesThings && positionals.length > 0)
        throw new NotUnderstood(`không hiểu / not understood: ${positionals.join(' ')}`);
      return (await run(values, telling, signal, positionals)) ?? exit.done;
    } catch (error) {
      return telling.failed(faultOf(error), usage, signal);
    }
  };

const as = (error: unknown): unknown => error;
