import type { ValidationError } from 'class-validator';
import type { Numbers } from '#kernel';
import type { FieldFault } from '../problems/problem.js';

const ourCode = /^(?<code>[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:@(?<place>\d+))?$/u;

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

const kebab = (name: string): string => name.replace(/[A-Z]/gu, letter => `-${letter.toLowerCase()}`);

const codeAndPlace = (constraint: string, message: string): { code: string; place?: string } => {
  if (constraint === 'whitelistValidation') return { code: 'field.unknown' };
  const { code, place } = ourCode.exec(message)?.groups ?? {};
  if (code === undefined) return { code: `field.${kebab(constraint)}` };
  return { code, ...(place === undefined ? {} : { place }) };
};

const ownFaults = (error: ValidationError, pointer: string): FieldFault[] => {
  const constraints = Object.entries(error.constraints ?? {});
  // `nestedValidation` repeats in other words what our own check of the object or list says.
  const telling =
    constraints.length > 1 ? constraints.filter(([name]) => name !== 'nestedValidation') : constraints;
  return telling.map(([name, message]) => {
    const { code, place } = codeAndPlace(name, message);
    const numbers = error.contexts?.[name] as Numbers | undefined;
    return {
      pointer: place === undefined ? pointer : `${pointer}/${place}`,
      code,
      ...(numbers === undefined ? {} : { numbers }),
    };
  });
};

/** Every wrong field of a tree of class-validator errors, in the order of the fields, by JSON pointer. */
export const fieldFaults = (errors: readonly ValidationError[], above = ''): FieldFault[] =>
  errors.flatMap(error => {
    const pointer = `${above}/${escaped(error.property)}`;
    return [...ownFaults(error, pointer), ...fieldFaults(error.children ?? [], pointer)];
  });
