import { dayText, figureText, type Language, problemTexts } from '#platform';
import { wordFor } from './words.js';

type Members = Readonly<Record<string, unknown>>;
type Figure = (value: unknown, language: Language, data: Members) => string;

const plain = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([name, member]) => `${name} ${plain(member)}`)
        .join(', ')
    : String(value);

/** The rule's own sentence, without its full stop, and its code; the code alone where nobody has words for it. */
const why: Figure = (code, language, { numbers }) => {
  const said = problemTexts.say(String(code), language, (numbers ?? {}) as Record<string, string>);
  return said === undefined ? String(code) : `${said.replace(/\.$/u, '')} (${String(code)})`;
};

/** How members are written, by what stands after the colon. */
const figures: Readonly<Record<string, Figure>> = {
  vnd: (value, language) => `${figureText(String(value), language)} ${language === 'vi' ? 'đồng' : 'VND'}`,
  day: (value, language) => dayText(String(value), language),
  count: value => String([value].flat().length),
  list: value => [value].flat().map(plain).join(', '),
  word: (value, language) =>
    [value]
      .flat()
      .map(code => wordFor(String(code), language))
      .join(', '),
  why,
};

const memberAt = (of: unknown, [name, ...rest]: readonly string[]): unknown => {
  if (name === undefined) return of;
  if (name === '*') return (of as readonly unknown[]).flatMap(one => memberAt(one, rest) ?? []);
  return memberAt((of as Members | undefined)?.[name], rest);
};

const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === '' ||
  value === 0 ||
  value === '0' ||
  (Array.isArray(value) && value.length === 0);

const placeholder = /\{([\w.*]+)(?::(\w+))?\}/gu;

/**
 * A sentence with the members of an event's data in it.
 * @throws Error for a member that is absent outside square brackets, or is to be written in a way nobody knows: a bug
 */
export const filled = (template: string, data: object, language: Language): string => {
  const fill = (text: string): string =>
    text.replace(placeholder, (_, path: string, as: string | undefined) => {
      const value = memberAt(data, path.split('.'));
      if (value === undefined) throw new Error(`the sentence names ${path}, which the event does not have`);
      const figure = as === undefined ? plain : figures[as];
      if (!figure) throw new Error(`the sentence writes ${path} as ${as}: nobody knows how`);
      return figure(value, language, data as Members);
    });
  const isWhole = (part: string): boolean =>
    [...part.matchAll(placeholder)].every(([, path]) => !isNothing(memberAt(data, path!.split('.'))));
  return fill(template.replace(/\[([^\]]*)\]/gu, (_, part: string) => (isWhole(part) ? part : '')));
};
