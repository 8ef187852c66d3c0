import type { CaseDocument, CaseEnvelope } from './checks.js';

/** An event that was read, and where it stands. */
export interface ReadEvent {
  readonly index: number;
  readonly envelope: CaseEnvelope;
}

/** What the shown events put into an account of the unit and took out of it. Amounts are whole numbers, as texts. */
export interface Movement {
  readonly account: string;
  readonly commodity: string;
  readonly in: string;
  readonly out: string;
  readonly net: string;
  /** Indexes of the events. */
  readonly events: readonly number[];
}

/** A budget line's account names the unit in its line; custody is under the unit's own name. */
export const accountIsOf = (account: string, unit: string): boolean => {
  const [kind, owner = ''] = account.split('/');
  return kind === 'line' ? owner.split('.')[1] === unit : owner === unit;
};

const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Sums of postings, by account and commodity, sorted by both. */
export const movementsOf = (events: readonly ReadEvent[], unit: string): readonly Movement[] => {
  const sums = new Map<string, { in: bigint; out: bigint; events: Set<number> }>();
  for (const { index, envelope } of events)
    for (const { account, commodity, amount } of envelope.data.postings ?? []) {
      if (!accountIsOf(account, unit)) continue;
      const key = JSON.stringify([account, commodity]);
      const sum = sums.get(key) ?? { in: 0n, out: 0n, events: new Set() };
      const value = BigInt(amount);
      if (value > 0n) sum.in += value;
      else sum.out -= value;
      sum.events.add(index);
      sums.set(key, sum);
    }
  return [...sums].sort(([one], [other]) => compareTexts(one, other)).map(movementIn);
};

const movementIn = ([key, sum]: [string, { in: bigint; out: bigint; events: Set<number> }]): Movement => {
  const [account, commodity] = JSON.parse(key) as [string, string];
  const [taken, given] = [sum.in, sum.out];
  return {
    account,
    commodity,
    in: `${taken}`,
    out: `${given}`,
    net: `${taken - given}`,
    events: [...sum.events],
  };
};

/** A paper that events rest on. */
export interface NamedDocument extends CaseDocument {
  readonly events: readonly number[];
}

/** Each document once, in the order in which the events first name it. */
export const documentsOf = (events: readonly ReadEvent[]): readonly NamedDocument[] => {
  const documents = new Map<string, CaseDocument & { events: number[] }>();
  for (const { index, envelope } of events) {
    const { issuer, kind, number, date, sha256 } = envelope.document;
    const key = JSON.stringify([issuer, kind, number, date, sha256]);
    const known = documents.get(key);
    if (known) known.events.push(index);
    else documents.set(key, { issuer, kind, number, date, sha256, events: [index] });
  }
  return [...documents.values()];
};
