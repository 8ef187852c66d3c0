import { errorStream } from '#corrections/events';
import type { LedgerEvent, Scheduler } from '#event-sourcing';
import { readLogOrIndex } from '#stores/event-index';
import type { SqliteEventReader } from '#stores/sqlite';
import { ledgerCodec } from '../../../projector/src/ledger-events.js';
import { correctionsAmong } from './corrections-among.js';
import type { StorySource } from './story-source.js';

/**
 * Stories from the file of a log. Of corrections it knows those that stand in the same stream: a ledger knows all.
 * @throws LogFileProblem when there is no log this code can read
 */
export const logFileStory = (path: string, scheduler: Scheduler): StorySource => {
  const log = readLogOrIndex(path, scheduler);
  return {
    story: async stream => {
      const { events } = await log.read(stream);
      const told = events.map(stored => ({ stored, event: ledgerCodec.decode(stored) }));
      const corrections = correctionsAmong(told.map(({ event }) => event));
      return Promise.all(
        told.map(async ({ stored: { index, revision, type, recordedAt }, event }) => ({
          index,
          stream,
          revision,
          type,
          recordedAt,
          event,
          ...(await declaration(log, event)),
          correctedBy: corrections.get(event.id) ?? [],
        })),
      );
    },
    close: () => log.close(),
  };
};

const declaration = async (log: SqliteEventReader, { id }: LedgerEvent) => {
  const { events } = await log.read(errorStream(id));
  const declared = events.find(({ type }) => type === 'ErrorDeclared');
  return declared ? { declaredBy: declared.index } : {};
};
