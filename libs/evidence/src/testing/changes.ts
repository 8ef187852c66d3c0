/** A value of JSON with one thing changed, and what that was. */
export interface Change {
  readonly what: string;
  readonly value: unknown;
}

const changedText = (text: string): readonly string[] => {
  const at = Math.floor(text.length / 2);
  const other = text[at] === 'a' ? 'b' : 'a';
  return [`${text.slice(0, at)}${other}${text.slice(at + 1)}`, `${text}a`, text.slice(1), ''];
};

const changedArray = (items: readonly unknown[]): readonly unknown[] => [
  ...items.map((_, at) => items.toSpliced(at, 1)),
  ...items.map((item, at) => items.toSpliced(at, 0, item)),
  ...items.slice(1).map((_, at) => items.toSpliced(at, 2, items[at + 1], items[at])),
];

const inMembers = (value: object): readonly Change[] =>
  Object.entries(value).flatMap(([name, member]) => {
    const { [name]: _, ...others } = value as Record<string, unknown>;
    const inside = changesOf(member).map(change => ({
      what: `${name}.${change.what}`,
      value: Array.isArray(value)
        ? value.toSpliced(Number(name), 1, change.value)
        : { ...others, [name]: change.value },
    }));
    return Array.isArray(value) ? inside : [{ what: `${name} removed`, value: others }, ...inside];
  });

/** Every way to change one thing in a JSON value: a text, a number, a member, the items of an array and their order. */
export const changesOf = (value: unknown): readonly Change[] => {
  const strange = [null, true, [], {}, 1.5, -1, 2 ** 60].map(other => ({
    what: `as ${JSON.stringify(other)}`,
    value: other,
  }));
  const as = (values: readonly unknown[]) =>
    values.map((other, n) => ({ what: `changed ${n}`, value: other }));
  if (typeof value === 'string') return [...strange, ...as(changedText(value))];
  if (typeof value === 'number') return [...strange, ...as([value + 1, value - 1, String(value)])];
  if (Array.isArray(value)) return [...strange, ...as(changedArray(value)), ...inMembers(value)];
  if (typeof value === 'object' && value !== null) return [...strange, ...inMembers(value)];
  return strange;
};
