import { randomBytes } from 'node:crypto';
import { instantOf, type NonEmpty, sha256 } from '#kernel';
import { type Envelope, eventIdOf, type EventStore, type NewEvent, sealed } from '#event-sourcing';

const streams = 1_000;
const document = {
  issuer: 'Công an tỉnh Hải Dương',
  kind: 'decision',
  number: '12/QĐ-CAT',
  date: '2026-01-02',
  sha256: 'ab'.repeat(32),
};
const around = { document, clientId: 'bench', effectiveDate: '2026-02-01', postedPeriod: '2026-02' };
const actor = { personId: 'p-budget', unitId: 'hai-duong', duty: 'budgetManager' };
const gateStreams = ['unit-hai-duong', 'unit-bca', 'parameter-fiscalYearWindow'];

const eventAt = (n: number, stream: string, revision: number, type: string, data: object): NewEvent => {
  const commandId = sha256(`bench ${n}`);
  const salt = randomBytes(32).toString('hex');
  const gates = type === 'FundsCommitted' ? gateStreams.map(gate => ({ stream: gate, revision: 0 })) : [];
  const draft: Omit<Envelope, 'contentHash'> = {
    ...around,
    actor,
    commandId,
    salt,
    stream,
    revision,
    type,
    data,
    gates,
    v: 1,
    id: eventIdOf(commandId, 0, salt),
    recordedAt: instantOf(1_770_000_000_000 + n),
    fingerprint: sha256(`fingerprint ${n}`),
    correlationId: `request-${n}`,
    causationId: commandId,
  };
  return sealed(draft).event;
};

const commitment = (n: number, lineId: string): object => ({
  lineId,
  amount: '1',
  owner: { kind: 'direct', id: 'bench' },
  commitmentId: `${String(n).padStart(8, '0')}-0000-8000-8000-000000000000`,
  postings: [
    // Nobody gave the line anything: only the outside may go below zero.
    { account: 'outside/bench', commodity: 'VND', amount: '-1' },
    { account: `line/${lineId}/committed`, commodity: 'VND', amount: '1' },
  ],
});

/** Commitments of funds as the runner records them, about 1,500 bytes each, on a thousand lines. */
export const fillLedger = async (store: EventStore, total: number): Promise<void> => {
  for (const [n, stream] of gateStreams.entries())
    await store.append(stream, -1, [eventAt(n, stream, 0, 'UnitDissolved', {})]);
  for (let from = gateStreams.length; from < total; from += streams) {
    const revision = Math.floor(from / streams);
    const appends = Array.from({ length: Math.min(streams, total - from) }, (_, i) => {
      const lineId = `2026.hai-duong.ministry.recurrent.009.040-041.${6000 + i}`;
      const event = eventAt(
        from + i,
        `budgetLine-${lineId}`,
        revision,
        'FundsCommitted',
        commitment(from + i, lineId),
      );
      return store.append(`budgetLine-${lineId}`, revision - 1, [event] as NonEmpty<NewEvent>);
    });
    if ((await Promise.all(appends)).some(({ appended }) => !appended))
      throw new Error('an append met another');
  }
};
