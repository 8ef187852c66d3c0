/** A field that is not the same in two documents. */
export interface FieldDifference {
  /** JSON pointer (RFC 6901); empty for the whole. */
  readonly field: string;
  /** Absent where there was no such field. */
  readonly before?: unknown;
  readonly after?: unknown;
}

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Fields that differ, by name; lists are compared whole: their places mean nothing by themselves. */
export const fieldDifferences = (before: unknown, after: unknown, at = ''): readonly FieldDifference[] => {
  if (isObject(before ?? {}) && isObject(after ?? {}) && (at === '' || (isObject(before) && isObject(after))))
    return namesOf(before, after).flatMap(name =>
      fieldDifferences(memberOf(before, name), memberOf(after, name), `${at}/${escaped(name)}`),
    );
  if (same(before, after)) return [];
  const was = before === undefined ? {} : { before };
  const is = after === undefined ? {} : { after };
  return [{ field: at, ...was, ...is }];
};

const memberOf = (of: unknown, name: string): unknown => (of as Members | undefined)?.[name];

const namesOf = (before: unknown, after: unknown): readonly string[] =>
  [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort();
