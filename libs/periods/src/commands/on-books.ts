import type { GateReader } from '#event-sourcing';
import { unitFold, unitStream } from '#units/events';
import type { BooksSurroundings, OnBooks } from '../domain/books.commands.js';
import { booksId } from '../events/index.js';

/** What every command on the books shares: there is one target, and the duty must cover the top of the tree. */
export const onBooks = {
  target: (_: OnBooks) => booksId,
  units: ({ rootUnit }: OnBooks) => [rootUnit],
  facts: async (gates: GateReader, { rootUnit }: OnBooks): Promise<BooksSurroundings> => ({
    root: await gates.read(unitStream(rootUnit), unitFold),
  }),
};
