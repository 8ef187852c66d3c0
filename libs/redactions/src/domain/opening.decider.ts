import { type Command, decider } from '#kernel';
import { type SealedTextOpened, sealedTextOpened } from '../events/index.js';

export interface OpeningData {
  readonly eventId: string;
  readonly index: number;
  readonly fields: readonly string[];
}

/** Who read what of one event. */
export const opening = decider<null, Command<'NoteOpening', OpeningData>, SealedTextOpened>({
  category: 'opening',
  initial: null,
  evolve: { SealedTextOpened: () => null },
  decide: {
    NoteOpening: (_, { data: { eventId, index, fields } }) => [
      sealedTextOpened({ eventId, index, fields: [...fields] }),
    ],
  },
});
