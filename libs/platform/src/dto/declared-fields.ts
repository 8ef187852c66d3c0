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
  /** The sealed field of an event that this text goes into. */
  sealedAs?: string;
  rules: number;
}

type Fields = Map<string, DeclaredField>;

const byPrototype = new WeakMap<object, Fields>();

const ownFields = (prototype: object): Fields => {
  const known = byPrototype.get(prototype) ?? new Map<string, DeclaredField>();
  byPrototype.set(prototype, known);
  return known;
};

const fieldOf = (prototype: object, property: string | symbol): DeclaredField => {
  const fields = ownFields(prototype);
  const field = fields.get(String(property)) ?? { checks: [], isOptional: false, rules: 0 };
  fields.set(String(property), field);
  return field;
};

/** Remembers one thing that a decorator says of a field, and tells class-validator too. */
export const declareField =
  (say: (field: DeclaredField) => void): PropertyDecorator =>
  (prototype, property) => {
    const field = fieldOf(prototype, property);
    say(field);
    field.rules += 1;
  };

/** Remembers that a field's text is sealed: no rule of class-validator's. */
export const declareSealed =
  (sealedAs: string): PropertyDecorator =>
  (prototype, property) => {
    fieldOf(prototype, property).sealedAs = sealedAs;
  };

/** Every field of a class and of those it extends, whoever else says something of it. */
export const everyFieldOf = (type: DtoClass): readonly (readonly [string, DeclaredField])[] => {
  const all: (readonly [string, DeclaredField])[] = [];
  for (let at = type.prototype as object; at !== Object.prototype; at = Object.getPrototypeOf(at) as object)
    all.push(...(byPrototype.get(at) ?? []));
  return all;
};

const withInherited = (type: DtoClass): Fields | undefined => {
  const every = everyFieldOf(type);
  const all: Fields = new Map(every);
  // Declared again in a subclass: which rules hold is class-validator's business.
  return all.size === every.length ? all : undefined;
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
