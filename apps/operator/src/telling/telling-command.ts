import type { ParseArgsConfig } from 'node:util';
import type { Out } from '../../../auditor/src/verify/terminal/printer.js';
import { understood } from './arguments.js';
import { exit, standardOut, Telling } from './telling.js';

type Options = NonNullable<ParseArgsConfig['options']> & {
  readonly json: { readonly type: 'boolean'; readonly default: false };
  readonly help: { readonly type: 'boolean'; readonly default: false };
};

/** What a command's arguments say. */
export type Said<O extends Options> = ReturnType<typeof understood<O>>;

export interface TellingCommand<O extends Options> {
  readonly usage: string;
  readonly options: O;
  readonly run: (said: Said<O>, telling: Telling, signal: AbortSignal) => Promise<void>;
}

/** A subcommand of `socai` that tells how its work goes: `--help`, `--json`, faults and exit codes are those of all. */
export const tellingCommand =
  <O extends Options>({ usage, options, run }: TellingCommand<O>) =>
  async (args: readonly string[], signal: AbortSignal, out: Out = standardOut): Promise<number> => {
    const telling = new Telling(out, args.includes('--json'));
    try {
      const said = understood(args, options);
      if ((said as { readonly help?: unknown }).help === true) out.print(usage);
      else await run(said, telling, signal);
      return exit.done;
    } catch (error) {
      return telling.failed(error, usage, signal);
    }
  };
