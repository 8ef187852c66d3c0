import { inspect } from 'node:util';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Configuration, ConfigurationFaults } from '../configuration/configuration.js';
import { Shutdown } from '../operations/shutdown.js';

const faultLines = ({ faults }: ConfigurationFaults): string =>
  faults.map(({ variable, reason }) => `\n  ${variable} ${reason}`).join('');

/** What stands in the way of starting, in one sentence; undefined for a bug. */
export const startFaultSentence = (fault: unknown, configuration?: Configuration): string | undefined => {
  if (fault instanceof ConfigurationFaults)
    return `Cấu hình sai / The configuration is faulty:${faultLines(fault)}`;
  const { code = '', name, message, syscall, path } = fault as NodeJS.ErrnoException;
  const place = `${configuration?.host}:${configuration?.port}`;
  if (code === 'EADDRINUSE')
    return `Cổng ${place} đang được dùng / ${place} is taken: set SOCAI_PORT, or stop what listens there.`;
  if (syscall === 'listen' && (code === 'EACCES' || code === 'EADDRNOTAVAIL'))
    return `Không mở được / Cannot open ${place}: ${message} (SOCAI_HOST, SOCAI_PORT).`;
  if (path !== undefined && ofTheDisk.has(code))
    return `Không đọc hoặc ghi được / Cannot read or write ${path}: ${message}.`;
  return sentences.has(name) ? message : undefined;
};

/** What a file system refuses: somebody has to see to a folder, a disk or who may use them. */
const ofTheDisk: ReadonlySet<string> = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'EIO',
  'ENOTDIR',
  'EEXIST',
]);

/** Errors whose message is already one sentence for an operator. */
const sentences: ReadonlySet<string> = new Set([
  'StoreUnavailable',
  'CannotStart',
  'EvictingRedis',
  'LogFileProblem',
  'KeyFileProblem',
  'NewerViewsFile',
  'NotAViewsFile',
]);

/** Something that is not there or not right, said in one sentence. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

/** Lets commands in flight finish, closes everything in order, ends the process; a second signal ends it at once. */
const stopOnSignals = (app: NestFastifyApplication, { shutdownMs }: Configuration): void => {
  let asked = false;
  const stop = async (): Promise<void> => {
    if (asked) process.exit(1);
    asked = true;
    setTimeout(() => process.exit(1), 2 * shutdownMs + 1_000).unref();
    await app.get(Shutdown).begin(shutdownMs);
    await app.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
};

/**
 * Starts listening and stays until a signal. What stands in the way is said on standard error in one sentence, and the
 * process ends with 1.
 */
export const runLedger = async (
  configuration: Configuration,
  create: (configuration: Configuration) => Promise<NestFastifyApplication>,
): Promise<NestFastifyApplication> => {
  const app = await create(configuration);
  await app.listen({ host: configuration.host, port: configuration.port });
  stopOnSignals(app, configuration);
  return app;
};

/** The last word of a process that could not start. */
export const giveUp = (fault: unknown, configuration?: Configuration): never => {
  const sentence = startFaultSentence(fault, configuration);
  process.stderr.write(`${sentence ?? inspect(fault)}\n`);
  process.exit(1);
};
