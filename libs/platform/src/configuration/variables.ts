import { ConfigurationFaults, type ConfigurationFault } from './configuration.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Why a text cannot be used; everything else is the value. */
export class Unusable {
  constructor(readonly reason: string) {}
}

/** Reads variables one by one and keeps every fault, so that all are told at once. */
export class Variables {
  private readonly faults: ConfigurationFault[] = [];

  constructor(private readonly environment: Environment) {}

  /** Undefined when absent or faulty. An empty variable counts as absent. */
  read<T>(variable: string, parse: (text: string) => T | Unusable, otherwise?: string): T | undefined {
    const text = this.environment[variable]?.trim() || otherwise;
    if (text === undefined) return undefined;
    const value = parse(text);
    if (!(value instanceof Unusable)) return value;
    this.fault(variable, value.reason);
    return undefined;
  }

  has(variable: string): boolean {
    return Boolean(this.environment[variable]?.trim());
  }

  fault(variable: string, reason: string): void {
    this.faults.push({ variable, reason });
  }

  faulty(variable: string): boolean {
    return this.faults.some(fault => fault.variable === variable);
  }

  /** @throws ConfigurationFaults when there was any */
  done(): void {
    if (this.faults.length > 0) throw new ConfigurationFaults(this.faults);
  }
}

export const wholeNumber =
  (min: number, max: number) =>
  (text: string): number | Unusable => {
    const value = /^\d{1,9}$/u.test(text) ? Number(text) : NaN;
    return value >= min && value <= max
      ? value
      : new Unusable(`must be a whole number from ${min} to ${max}`);
  };

export const trueOrFalse = (text: string): boolean | Unusable =>
  text === 'true' ? true : text === 'false' ? false : new Unusable('must be true or false');

export const oneOf =
  <T extends string>(...choices: readonly T[]) =>
  (text: string): T | Unusable =>
    choices.find(choice => choice === text) ?? new Unusable(`must be one of ${choices.join(', ')}`);

/** Its value is never repeated. */
export const secret = (text: string): string | Unusable =>
  /^[\x21-\x7e]{16,}$/u.test(text)
    ? text
    : new Unusable('must be 16 or more visible ASCII characters without spaces');

/** The name of a log and of its keys. Source: C2SP signed-note, "Format". */
export const keyName = (text: string): string | Unusable =>
  /^[\x21-\x2a\x2c-\x7e]{1,200}$/u.test(text)
    ? text
    : new Unusable('must be visible ASCII without spaces and plus signs, as ledger.example.vn/log');

export const plainText = (text: string): string | Unusable =>
  /^[\x21-\x7e]+$/u.test(text) ? text : new Unusable('must be visible ASCII without spaces');
