import { canonicalJson } from '#kernel';

/*
 * Making canonical JSON of every event anew, only to compare it, would be the dearest step of all. A body that has
 * none of the marks below, whose members are in order, and that has as many members as its value, is canonical: what
 * differs between two texts of one JSON value is white space, order, repeated members, escapes and forms of numbers.
 */

/** An escape, white space next to a structural character, a number with a fraction, an exponent or a sign before 0. */
const marks = /\\|[{}[\],:][ \t\n\r]|[ \t\n\r][{}[\],:]|":-?\d+[.eE]|[[,]-?\d+[.eE]|[:[,]-0/u;

/** Members in a value whose every object is in canonical order; NaN where one is not, or a number is unusual. */
const orderedMembers = (value: object): number => {
  if (Array.isArray(value)) return membersOfItems(value);
  let count = 0;
  let last: string | undefined;
  const members = value as Record<string, unknown>;
  for (const name in members) {
    if (last !== undefined && name <= last) return NaN;
    last = name;
    count += 1 + membersOf(members[name]);
  }
  return count;
};

const membersOfItems = (items: readonly unknown[]): number => {
  let count = 0;
  for (const item of items) count += membersOf(item);
  return count;
};

const membersOf = (value: unknown): number => {
  if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0) ? 0 : NaN;
  return typeof value === 'object' && value !== null ? orderedMembers(value) : 0;
};

/** Without escapes, a quote before a colon ends the name of a member, and nothing else. */
const memberNames = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf('":'); at >= 0; at = text.indexOf('":', at + 2)) count += 1;
  return count;
};

/** Whether a text is the canonical JSON (RFC 8785) of the value it was parsed to. */
export const isCanonical = (text: string, value: object): boolean =>
  (!marks.test(text) && orderedMembers(value) === memberNames(text)) || isCanonicalMade(text, value);

const isCanonicalMade = (text: string, value: object): boolean => {
  try {
    return canonicalJson(value) === text;
  } catch {
    return false;
  }
};
