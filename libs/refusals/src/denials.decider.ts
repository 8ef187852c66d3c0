import { type Command, decider } from '#kernel';
import { commandOf } from '#event-sourcing';
import { type DenialsRecorded, denialsRecorded } from './events/index.js';

export interface RecordDenialsData {
  /** `<client>-<day>`: one stream a client and day. */
  readonly page: string;
  readonly denials: DenialsRecorded['data']['denials'];
}

const denials = decider<null, Command<'RecordDenials', RecordDenialsData>, DenialsRecorded>({
  category: 'denials',
  initial: null,
  evolve: { DenialsRecorded: () => null },
  decide: { RecordDenials: (_, { data }) => [denialsRecorded({ denials: data.denials })] },
});

/** Issued by the ledger itself. */
export const recordDenials = commandOf(denials, 'RecordDenials', {
  opens: true,
  target: ({ page }) => page,
  refusals: [],
});
