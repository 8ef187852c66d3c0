import type { Page } from './read-store.js';

/** A part of a list: its pages, one after another. */
export type Section<Row> = (after: string | undefined, limit: number) => Promise<Page<Row>>;

/** Several lists as one, the second after the first: the place in it is the section and the place in that. */
export const inTurn = async <Row>(
  sections: readonly Section<Row>[],
  after: string | undefined,
  limit: number,
): Promise<Page<Row>> => {
  const [section = '0', ...place] = after?.split(':') ?? [];
  let at = Number(section);
  let within = place.length === 0 ? undefined : place.join(':');
  for (; at < sections.length; at += 1, within = undefined) {
    const { items, next } = await sections[at]!(within, limit);
    if (next !== undefined) return { items, next: `${at}:${next}` };
    if (items.length > 0) return { items, next: at + 1 < sections.length ? `${at + 1}` : undefined };
  }
  return { items: [], next: undefined };
};
