import type { Checked } from './checked.js';
import { text } from './text.kind.js';

const name = /^[a-zA-Z][a-zA-Z0-9]{0,59}$/u;
const value = text({ max: 500 });

const codeOf = (given: unknown, max: number): string | undefined => {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return 'field.not-an-object';
  const members = Object.entries(given);
  if (members.length > max) return 'list.too-long';
  if (members.some(([member]) => !name.test(member))) return 'field.unknown';
  return members.map(([, member]) => value.check(member)).find(code => code !== undefined);
};

/** A small object whose members are all texts. */
export const texts = ({ max }: { readonly max: number }): Checked => ({
  name: 'texts',
  check: given => codeOf(given, max),
  schema: { type: 'object', additionalProperties: { type: 'string' }, maxProperties: max },
  numbers: { max, maxItems: max },
});
