import type { EventType } from './event-type.js';

/**
 * What an event tells people: the end of a sentence that begins with the day and who did it. Members of its data stand
 * in braces, by their path: `{lineId}`, `{supplier.name}`; a figure says how it is written, `{amount:vnd}`,
 * `{neededBy:day}`, `{items:count}`, `{items.*.itemCode:list}`, `{kind:word}`, `{cause:why}`. What stands in square
 * brackets is left out when a member in it is absent, empty or nought.
 */
export interface Sentence {
  readonly vi: string;
  readonly en: string;
}

/** Sentences of a capability, by type of event. */
export type SentenceTable = Readonly<Record<string, Sentence>>;

/** A sentence for each of these types of event: one that is forgotten does not compile. */
export type Sentences<Types extends readonly EventType<any, any>[]> = {
  readonly [Type in Types[number]['type']]: Sentence;
};
