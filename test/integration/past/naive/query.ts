import type { Past } from './past.js';

export interface Asked {
  /** What stands in the path. */
  readonly params?: Readonly<Record<string, string>>;
  /** Filters, beside the clocks. */
  readonly query?: Filters;
}

/** What is not said is undefined. */
export type Filters = Readonly<Record<string, string | undefined>>;

/** A query, answered the long way. */
export interface NaiveQuery {
  /** What is asked of a history that is known whole; once, with nothing said, unless told. */
  readonly asks?: (whole: Past) => readonly Asked[];
  /** The answer but for its clocks; undefined: there is nothing of that name. */
  readonly answer: (past: Past, query: Filters, params: Readonly<Record<string, string>>) => Body | undefined;
}

export type Body = Readonly<Record<string, unknown>>;

/** A list in which nothing but filters and clocks decides. */
export const list = (
  rows: (past: Past, query: Filters) => readonly unknown[],
  asks?: (whole: Past) => readonly Filters[],
): NaiveQuery => ({
  answer: (past, query) => ({ items: rows(past, query) }),
  ...(asks && {
    asks: whole => [{}, ...asks(whole).map(query => ({ query }))],
  }),
});

/** One thing by what its path says. */
export const one = (
  asks: (whole: Past) => readonly Readonly<Record<string, string>>[],
  row: (past: Past, params: Readonly<Record<string, string>>) => object | undefined,
): NaiveQuery => ({
  asks: whole => asks(whole).map(params => ({ params })),
  answer: (past, _, params) => {
    const item = row(past, params);
    return item && { item };
  },
});

/** A list about one thing: not there where the thing is not. */
export const listOf = (
  asks: (whole: Past) => readonly Asked[],
  body: (past: Past, params: Readonly<Record<string, string>>, query: Filters) => Body | undefined,
): NaiveQuery => ({ asks, answer: (past, query, params) => body(past, params, query) });

/** The first and the last of the documents of a register, and one that nobody has. */
export const some =
  (view: string, name: string, none?: string) =>
  (whole: Past): readonly Record<string, string>[] => {
    const keys = whole.what.docs(view).map(([key]) => key);
    const named = [...new Set([...keys.slice(0, 1), ...keys.slice(-1)])];
    return [...named, ...(none === undefined ? [] : [none])].map(key => ({ [name]: key }));
  };
