import { type DeclaredField, type DtoClass, fieldsOf } from './declared-fields.js';

type Accepts = (value: unknown) => boolean;

const compiled = new WeakMap<DtoClass, Accepts>();

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const acceptsField = ({ checks, isOptional, of }: DeclaredField, value: unknown): boolean => {
  if (value === undefined) return isOptional;
  for (const check of checks) if (check(value) !== undefined) return false;
  if (of === undefined) return true;
  return Array.isArray(value) ? value.every(item => accepts(of, item)) : accepts(of, value);
};

const compile = (type: DtoClass): Accepts => {
  const fields = fieldsOf(type);
  if (fields === undefined) return () => false;
  const each = [...fields];
  return value =>
    isRecord(value) &&
    Object.keys(value).every(name => fields.has(name)) &&
    each.every(([name, field]) => acceptsField(field, value[name]));
};

/**
 * True when a value is certainly right: the same checks as class-validator's, without its walk through metadata and
 * class-transformer's copy (about a tenth of their cost, and theirs was the largest of a command). False says nothing:
 * only class-validator refuses. That both agree is fuzzed in `accepts.spec.ts`.
 */
export const accepts = (type: DtoClass, value: unknown): boolean => {
  const known = compiled.get(type) ?? compile(type);
  compiled.set(type, known);
  return known(value);
};
