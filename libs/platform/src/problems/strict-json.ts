import { isUtf8 } from 'node:buffer';
import { ProblemException } from './problem.js';
import { duplicateMember } from './duplicate-member.js';

const depthMax = 20;
const reserved: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const refuse = (code: string, numbers: Record<string, string | number> = {}): never => {
  throw new ProblemException(400, code, { numbers });
};

const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** The place of the quote that ends a string begun at `from`, or the end of the text. */
const endOfString = (text: string, from: number): number => {
  let at = from + 1;
  while (at < text.length && text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1;
  return at;
};

/** Colons outside strings are members; brackets outside strings are depth. One pass, nothing built. */
const shapeOf = (text: string): { members: number; depth: number } => {
  let members = 0;
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === quote) at = endOfString(text, at);
    else if (unit === colon) members += 1;
    else if (unit === openBrace || unit === openBracket) deepest = Math.max(deepest, (depth += 1));
    else if (unit === closeBrace || unit === closeBracket) depth -= 1;
  }
  return { members, depth: deepest };
};

const checkNumber = (value: number, pointer: string): void => {
  const exact = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
  if (!exact) refuse('body.number-too-large', { pointer });
};

const checkMember = (name: string, pointer: string): void => {
  if (reserved.has(name)) refuse('body.reserved-key', { key: name, pointer });
  if (!name.isWellFormed()) refuse('body.broken-unicode', { pointer });
};

/** Members of a value and of all in it. Refuses what canonical JSON could not carry and what names a prototype. */
const countMembers = (value: unknown, pointer: string): number => {
  if (typeof value === 'string' && !value.isWellFormed()) return refuse('body.broken-unicode', { pointer });
  if (typeof value === 'number') checkNumber(value, pointer);
  if (typeof value !== 'object' || value === null) return 0;
  let members = 0;
  const isList = Array.isArray(value);
  for (const [name, member] of Object.entries(value)) {
    if (!isList) {
      checkMember(name, pointer);
      members += 1;
    }
    members += countMembers(member, `${pointer}/${name}`);
  }
  return members;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    return refuse('body.malformed-json', { reason: (error as Error).message.slice(0, 200) });
  }
};

/**
 * JSON of a request (RFC 8259, I-JSON in RFC 7493): UTF-8, no member twice, no `__proto__`, no lone surrogate, no
 * integer past 2^53, at most 20 deep. Linear in the length of the text.
 *
 * A member named twice leaves fewer members in the parsed value than colons in the text: that is how it is noticed at
 * little cost; only then is the text read again to name it.
 * @throws ProblemException 400 naming what is wrong
 */
export const parseStrictJson = (bytes: Buffer): unknown => {
  if (bytes.length === 0) refuse('body.missing');
  if (!isUtf8(bytes)) refuse('body.not-utf8');
  const text = bytes.toString();
  const { members, depth } = shapeOf(text);
  if (depth > depthMax) refuse('body.too-deep', { max: depthMax });
  const value = parsed(text);
  if (countMembers(value, '') !== members) refuse('body.duplicate-key', { key: duplicateMember(text) });
  return value;
};
