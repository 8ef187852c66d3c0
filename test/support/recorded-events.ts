import type { LedgerEvent } from '#event-sourcing';
import type { Client } from './ledger-client.js';

/** Every event of the log, as an auditor reads it over HTTP. */
export const recordedEvents = async (auditor: Client): Promise<readonly LedgerEvent[]> => {
  const events: LedgerEvent[] = [];
  for (let after = ''; ;) {
    const { body } = await auditor.get(`/v1/events?limit=500${after}`);
    for (const { index, event } of body.items) events.push({ ...event, index });
    if (body.next === null) return events;
    after = `&after=${body.next}`;
  }
};
