/** A value that JSON can carry exactly. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json | undefined };

/**
 * The canonical text of a JSON value: members sorted by UTF-16 code units, no white space, ECMAScript number and
 * string forms. Source: RFC 8785 (JCS). Members that are `undefined` are left out; a bigint becomes a decimal string,
 * as every number that may pass 2^53 is written in this ledger.
 * @throws TypeError for a lone surrogate, a number that is not finite or an integer past 2^53, or a value JSON has not.
 */
export const canonicalJson = (value: unknown): string => {
  switch (typeof value) {
    case 'string':
      return canonicalString(value);
    case 'number':
      return canonicalNumber(value);
    case 'bigint':
      return `"${value}"`;
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return asItStands(value) ?? (Array.isArray(value) ? canonicalArray(value) : canonicalObject(value));
    default:
      throw new TypeError(`canonical JSON cannot carry a ${typeof value}`);
  }
};

/** Some members of an object, in the order of the names given: what stands between the braces. */
export const canonicalMembers = (value: object, names: readonly string[]): string => {
  const members = value as Record<string, unknown>;
  let text = '';
  for (const name of names) {
    const member = members[name];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${canonicalString(name)}:${canonicalJson(member)}`;
  }
  return text;
};

/** Printable ASCII without quotes and backslashes: nearly every string there is, and canonical as it stands. */
const plain = /^[ !#-[\]-~]*$/u;

const canonicalString = (text: string): string => {
  if (plain.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new TypeError('canonical JSON refuses a lone surrogate');
  return JSON.stringify(text);
};

const canonicalNumber = (value: number): string => {
  if (Number.isSafeInteger(value)) return `${value}`;
  if (!Number.isFinite(value)) throw new TypeError('canonical JSON refuses a number that is not finite');
  if (Number.isInteger(value))
    throw new TypeError('canonical JSON refuses an integer past 2^53: write it as a string');
  return JSON.stringify(value);
};

const canonicalArray = (items: readonly unknown[]): string => {
  let text = '[';
  for (let i = 0; i < items.length; i += 1) text += (i === 0 ? '' : ',') + canonicalJson(items[i]);
  return `${text}]`;
};

/** What JSON itself writes of a value whose members are in order: several times faster than piece by piece. */
const asItStands = (value: object): string | undefined => {
  if (!isInOrder(value)) return undefined;
  const text = JSON.stringify(value);
  // How a lone surrogate would be written; such a text says so too, and is looked at closely.
  return text.includes('\\ud') ? undefined : text;
};

/** True when every member is in order, at every depth, and nothing in it is left out, refused or written otherwise. */
const isInOrder = (value: unknown): boolean => {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isSafeInteger(value);
    case 'object':
      if (value === null) return true;
      return Array.isArray(value) ? itemsInOrder(value) : membersInOrder(value as Record<string, unknown>);
    default:
      return false;
  }
};

const itemsInOrder = (items: readonly unknown[]): boolean => {
  // By place: a place where nothing stands is to be seen, and refused.
  for (let i = 0; i < items.length; i += 1) if (!isInOrder(items[i])) return false;
  return true;
};

const membersInOrder = (members: Record<string, unknown>): boolean => {
  if (Object.getPrototypeOf(members) !== Object.prototype) return false;
  const names = Object.keys(members);
  return areSorted(names) && names.every(name => isInOrder(members[name]));
};

const areSorted = (names: readonly string[]): boolean => {
  for (let i = 1; i < names.length; i += 1) if (names[i - 1]! > names[i]!) return false;
  return true;
};

const tagOf = (value: object): string => Object.prototype.toString.call(value);

const canonicalObject = (value: object): string => {
  // A date, a map or bytes have no members of their own: they would be hashed as `{}`, all alike.
  if (tagOf(value) !== '[object Object]') throw new TypeError(`canonical JSON cannot carry ${tagOf(value)}`);
  return `{${canonicalMembers(value, sortNames(Object.keys(value)))}}`;
};

/** Beyond so many names `sort` is faster. */
const fewNames = 32;

/** Sorts names by UTF-16 code units, in place. An object's are few and nearly in order. */
export const sortNames = (names: string[]): readonly string[] => {
  if (names.length > fewNames) return names.sort();
  for (let at = 1; at < names.length; at += 1) {
    const name = names[at]!;
    let place = at;
    for (; place > 0 && names[place - 1]! > name; place -= 1) names[place] = names[place - 1]!;
    names[place] = name;
  }
  return names;
};
