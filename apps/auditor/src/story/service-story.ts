import { type LedgerClient, LedgerProblem } from '#command-line';
import type { Envelope, StoredEvent } from '#event-sourcing';
import { ledgerCodec } from '../../../projector/src/ledger-events.js';
import type { Chapter, StorySource } from './story-source.js';

interface Row {
  readonly index: number;
  readonly prev: number;
  readonly leafOnly: boolean;
  readonly event: Envelope;
  readonly error?: { readonly declaredBy?: string; readonly correctedBy: readonly string[] };
}

interface Page {
  readonly items: readonly Row[];
  readonly next: number | null;
}

const pageSize = 500;

/** Stories from a running ledger, as far as the reader's duties reach. */
export const serviceStory = (client: LedgerClient): StorySource => ({
  story: async stream => {
    const chapters: Chapter[] = [];
    let after = '';
    for (;;) {
      const path = `/v1/streams/${encodeURIComponent(stream)}/events?limit=${pageSize}${after}`;
      const page = await client.get<Page>(path).catch(nothingThere);
      chapters.push(...page.items.map(row => chapterOf(row, stream)));
      if (page.next === null) return chapters;
      after = `&after=${page.next}`;
    }
  },
  close: async () => undefined,
});

const nothingThere = (fault: unknown): Page => {
  if (fault instanceof LedgerProblem && fault.status === 404) return { items: [], next: null };
  throw fault;
};

const indexIn = (href: string): number => Number(href.slice(href.lastIndexOf('/') + 1));

const chapterOf = ({ index, prev, leafOnly, event, error }: Row, stream: string): Chapter => {
  const { revision, type, recordedAt } = event;
  const stored: StoredEvent = {
    index,
    prev,
    stream,
    revision,
    type,
    recordedAt,
    body: JSON.stringify(event),
  };
  return {
    index,
    stream,
    revision,
    type,
    recordedAt,
    ...(leafOnly ? {} : { event: ledgerCodec.decode(stored) }),
    ...(error?.declaredBy === undefined ? {} : { declaredBy: indexIn(error.declaredBy) }),
    correctedBy: (error?.correctedBy ?? []).map(indexIn),
  };
};
