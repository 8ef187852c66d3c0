import type { ControlRecord, ControlStreams } from '#event-sourcing';
import { halted } from './halt.js';
import { readHeadRecord, type SignedHead } from './signed-head.js';

/** The control stream of the heads that the log signed. */
export const headsStream = 'socai-heads';

const pageOfRecords = 1_000;

/** Recorded heads of more than `after` leaves, oldest first. @throws Halted for a record that is no head */
export async function* recordedHeads(control: ControlStreams, after = -1): AsyncGenerator<SignedHead> {
  for (let from = 0; ;) {
    const page = await control.records(headsStream, from, pageOfRecords);
    if (page.length === 0) return;
    for (const record of page) {
      const head = headOfRecord(record);
      if (head.size > after) yield head;
    }
    from = page.at(-1)!.revision + 1;
  }
}

/** @throws Halted for a record that is no head */
export const headOfRecord = (record: ControlRecord): SignedHead => {
  try {
    return readHeadRecord(record.text);
  } catch (error) {
    const what = `Record ${record.revision} of ${headsStream}`;
    throw halted('ledger.head-damaged', `${what} cannot be read: ${(error as Error).message}.`, { what });
  }
};
