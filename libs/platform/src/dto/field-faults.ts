import type { ValidationError } from 'class-validator';
import type { Numbers } from '#kernel';
import type { FieldFault } from '../problems/problem.js';

const ourCode = /^(?<code>[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:@(?<place>\d+))?$/u;

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

const kebab = (name: string): string => name.replace(/[A-Z]/gu, letter => `-${letter.toLowerCase()}`);

/** Constraints that class-validator adds by itself. */
const stockCodes: Readonly<Record<string, string>> = {
  whitelistValidation: 'field.unknown',
  nestedValidation: 'field.not-an-object',
};

const codeAndPlace = (constraint: string, message: string): { code: string; place?: string } => {
  const stock = stockCodes[constraint];
  if (stock !== undefined) return { code: stock };
  const { code, place } = ourCode.exec(message)?.groups ?? {};
  if (code === undefined) return { code: `field.${kebab(constraint)}` };
  return { code, ...(place === undefined ? {} : { place }) };
};

const ownFaults = (error: ValidationError, pointer: string): FieldFault[] =>
  Object.entries(error.constraints ?? {}).map(([name, message]) => {
    const { code, place } = codeAndPlace(name, message);
    const numbers = error.contexts?.[name] as Numbers | undefined;
    return {
      pointer: place === undefined ? pointer : `${pointer}/${place}`,
      code,
      ...(numbers === undefined ? {} : { numbers }),
    };
  });

const faultsBelow = (errors: readonly ValidationError[], above: string): FieldFault[] =>
  errors.flatMap(error => {
    const pointer = `${above}/${escaped(error.property)}`;
    return [...ownFaults(error, pointer), ...faultsBelow(error.children ?? [], pointer)];
  });

/** Every wrong field of a tree of class-validator errors, in the order of the fields, by JSON pointer, each once. */
export const fieldFaults = (errors: readonly ValidationError[]): FieldFault[] => {
  const once = new Map(faultsBelow(errors, '').map(fault => [`${fault.pointer} ${fault.code}`, fault]));
  return [...once.values()];
};
