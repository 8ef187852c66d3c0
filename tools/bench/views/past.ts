import { addDays, instantOf, sha256, type NonEmpty } from '#kernel';
import type { NewEvent, StoredEvent, LedgerEvent, EventStore } from '#event-sourcing';
import { register, tally, when } from '#views';

export const lines = 3_000;
export const measures = ['available', 'committed', 'advanced', 'paid'] as const;
/** One event in ten stands on one hot line. */
export const hotLine = 0;

const lineOf = (n: number): number => (n % 10 === 0 ? hotLine : (n * 2_654_435_761) % lines);
export const accountOf = (line: number, measure: number): string =>
  `line/2020.unit-${line % 300}.state.recurrent.009.040.${6000 + line}/${measures[measure]}`;

/** 15 of 100 events are dated back by up to three months. */
const dateOf = (n: number, total: number): string =>
  addDays('2020-01-01', Math.floor((n / total) * 1_000) - (n % 100 < 15 ? 1 + (n % 90) : 0));

const salt = '5a'.repeat(32);

const eventOf = (n: number, total: number): NewEvent => {
  const commandId = sha256(`bench ${n}`);
  const id = `${commandId.slice(0, 8)}-0000-8000-8000-${commandId.slice(8, 20)}`;
  const recordedAt = instantOf(1_577_836_800_000 + n * 800);
  const line = lineOf(n);
  const from = n % 3;
  const amount = String(1_000_000 + (n % 997) * 1_000);
  const postings = [
    { account: accountOf(line, from), commodity: 'VND', amount: `-${amount}` },
    { account: accountOf(line, from + 1), commodity: 'VND', amount },
  ];
  const commitmentId = sha256(`commitment ${n >> 2}`).slice(0, 36);
  const effectiveDate = dateOf(n, total);
  const data = { line: `line-${line}`, commitmentId, amount, state: measures[from], postings };
  const actor = { personId: `p-${n % 50}`, unitId: `unit-${line % 300}`, duty: 'budgetManager' };
  const body = {
    actor,
    clientId: 'bench',
    commandId,
    data,
    effectiveDate,
    gates: [],
    id,
    recordedAt,
    salt,
    type: 'Moved',
    v: 1,
  };
  return { id, type: 'Moved', commandId, recordedAt, body: JSON.stringify(body) };
};

/** Fills a log with so many events in streams of 200. */
export const fill = async (log: EventStore, total: number): Promise<void> => {
  for (let n = 0; n < total; n += 200) {
    const events = Array.from({ length: Math.min(200, total - n) }, (_, i) => eventOf(n + i, total));
    await log.append(`line-${n}`, -1, events as unknown as NonEmpty<NewEvent>);
  }
};

export const decode = (stored: StoredEvent): LedgerEvent => {
  const { index, prev, stream, revision, body } = stored;
  return { ...JSON.parse(body), index, prev, stream, revision } as LedgerEvent;
};

interface Moved {
  readonly line: string;
  readonly commitmentId: string;
  readonly amount: string;
  readonly state: string;
}

export const execution = tally('execution', 1, {
  of: ({ account }) => account.startsWith('line/'),
  member: event => (event.data as Moved).commitmentId,
});

const moved = { type: 'Moved' } as never as Parameters<typeof when>[0];

export const commitments = register('commitments', 1, {
  on: [
    when(
      moved,
      event => (event.data as Moved).commitmentId,
      (doc: Record<string, unknown> | undefined, event) => {
        const { line, amount, state } = event.data as Moved;
        return {
          line,
          amount,
          state,
          moves: Number(doc?.['moves'] ?? 0) + 1,
          on: (event as LedgerEvent).effectiveDate,
        };
      },
    ),
  ],
  buckets: { line: doc => String(doc['line']), state: doc => String(doc['state']) },
});
