import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { SealedTexts } from '#event-sourcing';
import { declareSealed, type DtoClass, everyFieldOf } from './declared-fields.js';

/** What a body's class says of a sealed text: that it was there can be known, what it said cannot. */
export interface Sealed {
  readonly isSealed: never;
}

/**
 * A text that goes into the log sealed, as a field that the event's type declares. It is taken out of the body as soon
 * as it was checked: controllers, rules, refusals and fingerprints never have it. Goes with `@IsText`.
 * @param as name of the event's sealed field
 */
export const SealedAs = (as: string): PropertyDecorator =>
  applyDecorators(
    declareSealed(as),
    ApiProperty({
      type: 'string',
      writeOnly: true,
      description: 'Kept sealed: no list shows it, and it can be redacted.',
    }),
  );

/** A place in a body, from the outermost member in, and the sealed field its text goes into. */
interface SealedPath {
  readonly path: readonly string[];
  readonly as: string;
}

const known = new WeakMap<DtoClass, readonly SealedPath[]>();
const kept = new WeakMap<object, SealedTexts>();

const pathsIn = (type: DtoClass): readonly SealedPath[] =>
  everyFieldOf(type).flatMap(([name, { sealedAs, of }]) => [
    ...(sealedAs === undefined ? [] : [{ path: [name], as: sealedAs }]),
    ...(of === undefined ? [] : pathsOf(of)).map(({ path, as }) => ({ path: [name, ...path], as })),
  ]);

/** Every sealed text that bodies of a class may have. */
export const pathsOf = (type: DtoClass): readonly SealedPath[] => {
  const paths = known.get(type) ?? pathsIn(type);
  known.set(type, paths);
  return paths;
};

const taken = (body: object, path: readonly string[]): string | undefined => {
  const [name, ...rest] = path as [string, ...string[]];
  const members = body as Record<string, unknown>;
  const value = members[name];
  if (rest.length === 0) {
    delete members[name];
    return value as string | undefined;
  }
  if (Array.isArray(value)) throw new Error(`a text in a list cannot be sealed: ${path.join('.')}`);
  return value === undefined ? undefined : taken(value as object, rest);
};

/** Takes the sealed texts out of a body that was checked against its class. */
export const setApart = (type: DtoClass, body: object): void => {
  const paths = pathsOf(type);
  if (paths.length === 0) return;
  const texts = paths.flatMap(({ path, as }) => {
    const text = taken(body, path);
    return text === undefined ? [] : [[as, text] as const];
  });
  kept.set(body, Object.fromEntries(texts));
};

/** What was taken out of a request's body. */
export const sealedTextsOf = (body: unknown): SealedTexts =>
  (typeof body === 'object' && body !== null ? kept.get(body) : undefined) ?? {};
