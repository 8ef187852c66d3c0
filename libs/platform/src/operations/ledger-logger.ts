import { mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LoggerService } from '@nestjs/common';
import pino, { type Logger } from 'pino';
import { ConfigurationFaults, type LogLevel } from '../configuration/configuration.js';
import { currentCorrelation } from './correlation.js';

const secret = /\b(Bearer\s+)[\w.~+/=-]+|\beyJ[\w-]+\.[\w-]+\.[\w-]*/giu;

const scrubbed = (text: string): string => text.replace(secret, '$1[redacted]');

const errorFields = ({ name, message, stack }: Error) => ({
  type: name,
  message: scrubbed(message),
  stack: scrubbed(stack ?? ''),
});

// Opened at once, so that a file that cannot be written stops the start, not the first line.
const openedFile = (file: string): number => {
  try {
    mkdirSync(dirname(file), { recursive: true });
    return openSync(file, 'a');
  } catch (error) {
    const reason = `cannot be written: ${(error as Error).message}`;
    throw new ConfigurationFaults([{ variable: 'SOCAI_LOG_FILE', reason }]);
  }
};

/**
 * Structured lines (one JSON object each) on standard output or in a file. Tokens never get into them.
 * @throws ConfigurationFaults when the file cannot be written
 */
export const openLog = (level: LogLevel, file?: string): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label }) },
      mixin: () => (currentCorrelation() === undefined ? {} : { correlationId: currentCorrelation() }),
      redact: ['authorization', '*.authorization', 'headers.authorization', '*.headers.authorization'],
      serializers: { err: errorFields },
    },
    pino.destination({ dest: file === undefined ? 1 : openedFile(file), sync: false }),
  );

/** Nest's log goes where ours goes. The last extra argument is Nest's context. */
export class LedgerLogger implements LoggerService {
  constructor(private readonly to: Logger) {}

  log(message: unknown, ...extra: unknown[]): void {
    this.write('debug', message, extra);
  }

  warn(message: unknown, ...extra: unknown[]): void {
    this.write('warn', message, extra);
  }

  error(message: unknown, ...extra: unknown[]): void {
    this.write('error', message, extra);
  }

  fatal(message: unknown, ...extra: unknown[]): void {
    this.write('fatal', message, extra);
  }

  debug(message: unknown, ...extra: unknown[]): void {
    this.write('debug', message, extra);
  }

  verbose(message: unknown, ...extra: unknown[]): void {
    this.write('trace', message, extra);
  }

  private write(
    level: 'fatal' | 'error' | 'warn' | 'debug' | 'trace',
    message: unknown,
    extra: unknown[],
  ): void {
    const context = extra.at(-1);
    const fields = typeof context === 'string' ? { context } : {};
    if (message instanceof Error) this.to[level]({ ...fields, err: message }, scrubbed(message.message));
    else this.to[level](fields, scrubbed(typeof message === 'string' ? message : JSON.stringify(message)));
  }
}
