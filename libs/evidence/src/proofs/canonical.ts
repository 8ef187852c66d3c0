/** No content of the ledger is as deep; a stranger's may be deeper than the stack. */
const depthMax = 100;

/**
 * The canonical text of a parsed JSON value, or undefined where it is too deep. Of two members with one name a parser
 * keeps one, and not every parser the same: only a text that is its own canonical form says one thing to everybody.
 * Source: RFC 8785.
 */
export const canonicalText = (value: unknown, depth = 0): string | undefined => {
  if (depth > depthMax) return undefined;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isArray = Array.isArray(value);
  const names = isArray ? [] : Object.keys(value).sort();
  const members = isArray
    ? value.map(item => canonicalText(item, depth + 1))
    : names.map(name => canonicalMember(name, (value as Record<string, unknown>)[name], depth + 1));
  if (members.includes(undefined)) return undefined;
  return isArray ? `[${members.join(',')}]` : `{${members.join(',')}}`;
};

const canonicalMember = (name: string, value: unknown, depth: number): string | undefined => {
  const text = canonicalText(value, depth);
  return text === undefined ? undefined : `${JSON.stringify(name)}:${text}`;
};
