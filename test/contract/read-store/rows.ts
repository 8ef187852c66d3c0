import {
  emptyDigest,
  type Batch,
  type Built,
  type Parked,
  type ReadStore,
  type StoredEntry,
  type Write,
} from '#views';

export const entry = (
  index: number,
  amount: bigint | number,
  {
    account = 'line/a/available',
    commodity = 'VND',
    member = undefined as string | undefined,
    effective = '2020-01-02',
  } = {},
): StoredEntry => ({
  account,
  commodity,
  ...(member === undefined ? {} : { member }),
  effective,
  amount: BigInt(amount),
  index,
  eventId: `event-${index}`,
});

export const write = (
  index: number,
  key: string,
  doc: Readonly<Record<string, unknown>>,
  buckets: Readonly<Record<string, readonly string[]>> = {},
): Write => ({ key, index, doc: JSON.stringify(doc), buckets });

/** A batch from one position to another. */
export const batch = (
  from: number,
  to: number,
  rows: { entries?: readonly StoredEntry[]; writes?: readonly Write[]; parked?: readonly Parked[] } = {},
): Batch => ({
  from,
  checkpoint: { position: to, digest: { ...emptyDigest, count: to + 1 }, parked: rows.parked ?? [] },
  entries: rows.entries ?? [],
  writes: rows.writes ?? [],
});

export const aTally = (store: ReadStore, name = 'money', version = 1): Promise<Built> =>
  store.create({ name, version, kind: 'tally' });

export const aRegister = (store: ReadStore, name = 'papers', version = 1): Promise<Built> =>
  store.create({ name, version, kind: 'register' });

/** Every item of a list, page by page. */
export const allPages = async <T>(
  page: (after: string | undefined) => Promise<{ readonly items: readonly T[]; readonly next?: string }>,
): Promise<readonly T[]> => {
  const items: T[] = [];
  let after: string | undefined;
  do {
    const { items: more, next } = await page(after);
    items.push(...more);
    after = next;
  } while (after !== undefined);
  return items;
};
