import { execFileSync, spawnSync } from 'node:child_process';

/** Whether a container engine runs on this machine, and answers. */
export const hasEngine = (): boolean =>
  spawnSync('docker', ['info'], { stdio: 'ignore', timeout: 5_000 }).status === 0;

/** @param words of a command of docker's; its output without the last line's end */
export const docker = (...words: readonly string[]): string =>
  execFileSync('docker', words, { encoding: 'utf8', maxBuffer: 2 ** 26 }).trim();

/** Said loudly, and no failure: what needs an engine is shown on machines that have one. */
export const notExercised = (what: string, why: string): void =>
  void process.stderr.write(`NOT EXERCISED: ${what}, for ${why}\n`);

/**
 * Where no registry can be reached: a program of this machine, with the libraries it needs, as an image.
 * @param name of the image
 * @param command what runs in it: the program's name, then its arguments
 */
export const imageOfProgram = (name: string, command: readonly [string, ...string[]]): string => {
  const binary = execFileSync('sh', ['-c', `command -v ${command[0]}`], { encoding: 'utf8' }).trim();
  const libraries = execFileSync('ldd', [binary], { encoding: 'utf8' }).match(/\/\S+/gu) ?? [];
  const files = [binary, ...libraries].map(path => path.slice(1));
  const content = execFileSync('tar', ['-chf', '-', '-C', '/', ...files], { maxBuffer: 2 ** 28 });
  const run = `CMD ${JSON.stringify([binary, ...command.slice(1)])}`;
  execFileSync('docker', ['import', '-c', run, '-', name], {
    input: content,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  return name;
};
