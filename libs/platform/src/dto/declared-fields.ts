import { getMetadataStorage } from 'class-validator';

/** Answers the code of what is wrong with a value, or undefined. Synchronous and without side effects. */
export type Check = (value: unknown) => string | undefined;

export type DtoClass = new () => object;

/** What our decorators say of one field; `rules` counts what they told class-validator. */
export interface DeclaredField {
  checks: Check[];
  isOptional: boolean;
  /** Class of the object, or of each object of the list. */
  of?: DtoClass;
  rules: number;
}

type Fields = Map<string, DeclaredField>;

const byPrototype = new WeakMap<object, Fields>();

const ownFields = (prototype: object): Fields => {
  const known = byPrototype.get(prototype) ?? new Map<string, DeclaredField>();
  byPrototype.set(prototype, known);
  return known;
};

/** Remembers one thing that a decorator says of a field. */
export const declareField =
  (say: (field: DeclaredField) => void): PropertyDecorator =>
  (prototype, property) => {
    const fields = ownFields(prototype);
    const field = fields.get(String(property)) ?? { checks: [], isOptional: false, rules: 0 };
    say(field);
    field.rules += 1;
    fields.set(String(property), field);
  };

const withInherited = (type: DtoClass): Fields | undefined => {
  const all: Fields = new Map();
  for (let at = type.prototype as object; at !== Object.prototype; at = Object.getPrototypeOf(at) as object)
    for (const [name, field] of byPrototype.get(at) ?? []) {
      // Declared again in a subclass: which rules hold is class-validator's business.
      if (all.has(name)) return undefined;
      all.set(name, field);
    }
  return all;
};

const rulesKnownToClassValidator = (type: DtoClass): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { propertyName } of getMetadataStorage().getTargetValidationMetadatas(type, '', false, false))
    counts.set(propertyName, (counts.get(propertyName) ?? 0) + 1);
  return counts;
};

/** Every field of a class; undefined when anything but our own decorators says something of it. */
export const fieldsOf = (type: DtoClass): ReadonlyMap<string, DeclaredField> | undefined => {
  const fields = withInherited(type);
  const rules = rulesKnownToClassValidator(type);
  if (fields?.size !== rules.size) return undefined;
  return [...fields].every(([name, field]) => field.rules === rules.get(name)) ? fields : undefined;
};
