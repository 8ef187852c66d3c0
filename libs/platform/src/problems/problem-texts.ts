import { figureText } from './figure-text.js';
import type { Language } from './language.js';

/** What a code says to people, `{name}` standing for the number of that name. */
export type ProblemText = Readonly<Record<Language, string>>;
export type ProblemTexts = Readonly<Record<string, ProblemText>>;

type Figures = Readonly<Record<string, bigint | number | string>>;

const known = new Map<string, ProblemText>();

const register = (texts: ProblemTexts): void => {
  for (const [code, text] of Object.entries(texts)) {
    const earlier = known.get(code);
    if (earlier && (earlier.vi !== text.vi || earlier.en !== text.en))
      throw new Error(`the problem code ${code} has two different texts`);
    known.set(code, text);
  }
};

// Grouped for reading, never for computing: `numbers` carries the plain figure beside the text.
const grouped = (figure: bigint | number | string, language: Language): string => {
  const text = String(figure);
  return /^-?\d{5,18}$/u.test(text) ? figureText(text, language) : text;
};

const say = (code: string, language: Language, figures: Figures = {}): string | undefined =>
  known.get(code)?.[language].replace(/\{(\w+)\}/gu, (whole, name: string) => {
    const figure = figures[name];
    return figure === undefined ? whole : grouped(figure, language);
  });

/** Every text that a code can be said with. Each capability registers its own when its module is loaded. */
export const problemTexts = {
  /** @throws Error when a code is registered twice with different words. */
  register,
  /** The sentence for a code; undefined for a code nobody registered. */
  say,
  /** Every code registered so far, sorted. */
  codes: (): readonly string[] => [...known.keys()].sort(),
  /** Codes of a list that lack a text in either language: what a test asks. */
  missing: (codes: readonly string[]): readonly string[] =>
    codes.filter(code => !known.get(code)?.vi || !known.get(code)?.en),
};
