import { once } from 'node:events';
import { type Child, startNode } from './child.js';

const socai = new URL('../../programs/socai.js', import.meta.url);

export interface WitnessProcess {
  readonly url: string;
  readonly child: Child;
  /** SIGKILL, and until it is gone. */
  kill(): Promise<void>;
}

/** Makes a key file and gives its verifier key. */
export const newWitnessKey = async (path: string, name: string): Promise<string> => {
  const child = startNode(socai, ['witness', '--generate-key', '--key', path, '--name', name]);
  if ((await child.ended) !== 0) throw new Error(child.errors());
  return child.lines[0]!;
};

export interface WitnessAt {
  readonly key: string;
  /** `<name>=<verifier key>` */
  readonly origin: string;
  readonly state: string;
  readonly port?: number;
}

/** A witness in a process of its own, listening; `module` where it is not the built `socai`. */
export const startWitness = async (
  at: WitnessAt,
  module?: URL,
  ...more: readonly string[]
): Promise<WitnessProcess> => {
  const { key, origin, state, port = 0 } = at;
  const args = ['--key', key, '--origin', origin, '--state', state, '--listen', `127.0.0.1:${port}`];
  const child = startNode(module ?? socai, module ? [...more, ...args] : ['witness', ...args]);
  await child.printed(2);
  const [, url = ''] = / listening on (\S+) as /u.exec(child.lines[1]!) ?? [];
  if (!url) throw new Error(`the witness does not listen: ${child.lines.join('\n')}`);
  return {
    url,
    child,
    kill: async () => {
      child.process.kill('SIGKILL');
      await child.ended;
    },
  };
};

/** Until a process has ended by itself. */
export const gone = ({ child }: WitnessProcess): Promise<unknown> =>
  child.process.exitCode === null && child.process.signalCode === null
    ? once(child.process, 'exit')
    : Promise.resolve();
