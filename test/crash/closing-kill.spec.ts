import { expect, test } from '@jest/globals';
import {
  type Cast,
  castOf,
  districtLine,
  found,
  fund,
  paper,
  provinceLine,
  recorded,
} from '#test/support/hai-duong';
import { ledgerInFolder } from '#test/support/ledger-process';

/**
 * Processes that wait ten seconds for their end: one unit ends, another holds money and does not, a line closes, and a
 * month does.
 */
const endings = {
  gone: {
    by: 'organiser',
    path: '/v1/units/kinh-mon/dissolve',
    stream: 'unit-kinh-mon',
    events: ['UnitDissolutionStarted', 'UnitDissolved'],
    outcome: 'settled',
  },
  held: {
    by: 'organiser',
    path: '/v1/units/chi-linh/dissolve',
    stream: 'unit-chi-linh',
    events: ['UnitDissolutionStarted', 'UnitDissolutionRefused'],
    outcome: 'refused',
  },
  closed: {
    by: 'budget',
    path: `/v1/budget-lines/${provinceLine}/close`,
    stream: `budgetLine-${provinceLine}`,
    events: ['LineClosingStarted', 'LineClosed'],
    outcome: 'settled',
  },
  month: {
    by: 'bookkeeper',
    path: '/v1/periods/2020-11/close',
    stream: 'books-ledger',
    events: ['PeriodClosingStarted', 'PeriodClosed'],
    outcome: 'settled',
    says: { rootUnit: 'bca' },
  },
} as const;
type Ending = (typeof endings)[keyof typeof endings] & { readonly says?: object };
const all: readonly Ending[] = Object.values(endings);

const body = paper('9/QĐ', '2020-12-31');
const send = (cast: Cast, { by, path, stream, says }: Ending, wait = '') =>
  cast[by].post(`${path}${wait}`, { ...body, ...says }, { 'idempotency-key': stream });

const typesIn = async (cast: Cast, { stream, events }: Ending): Promise<readonly string[]> => {
  const { items } = (await cast.auditor.get(`/v1/streams/${stream}/events?limit=500`)).body;
  const types: readonly string[] = items.map(({ event }: any) => event.type);
  return types.filter(type => (events as readonly string[]).includes(type));
};

/** Resolves when a process has so many events. */
const reached = async (cast: Cast, ending: Ending, events: number): Promise<void> => {
  while ((await typesIn(cast, ending)).length < events);
};

const founded = async () => {
  const home = await ledgerInFolder();
  const cast = await castOf(home.now);
  await found(cast);
  await fund(cast, '1000');
  const sent = { ...paper('6/QĐ'), amount: '400', toLine: districtLine };
  recorded(await cast.budget.post(`/v1/budget-lines/${provinceLine}/allocate?wait=30`, sent));
  return { home, cast };
};

test.each([
  ['begun', 1],
  ['ended', 2],
])(
  'killed when all have %s, dissolutions and a closing end as without the kill',
  async (_, events) => {
    const { home, cast } = await founded();
    try {
      const begun = await Promise.all(all.map(each => send(cast, each)));
      for (const answer of begun) expect(recorded(answer).outcome).toBe('pending');
      await Promise.all(all.map(each => reached(cast, each, events)));
      await home.now.kill();

      const after = await castOf(await home.again());
      const ends = await Promise.all(all.map(each => send(after, each, '?wait=30')));
      expect(ends.map(({ body: { outcome } }) => outcome)).toEqual(all.map(({ outcome }) => outcome));
      expect(ends.map(({ body: { revision } }) => revision)).toEqual(
        begun.map(({ body: { revision } }) => revision),
      );
      for (const each of all)
        expect([each.stream, await typesIn(after, each)]).toEqual([each.stream, [...each.events]]);

      const seen = ends.map(({ body: { waitToken } }) => waitToken as string);
      const see = async (path: string, n: number) =>
        (await after.auditor.get(`${path}?waitFor=${seen[n]}`)).body;
      expect((await see('/v1/units/kinh-mon', 0)).item).toMatchObject({ status: 'dissolved' });
      expect((await see('/v1/units/chi-linh', 1)).item).toMatchObject({ status: 'active' });
      expect((await see(`/v1/budget-lines/${provinceLine}`, 2)).item).toMatchObject({
        status: 'closed',
        available: '0',
        lapsed: '600',
      });
      expect((await after.auditor.get('/v1/processes?state=open')).body.items).toEqual([]);
    } finally {
      await home.remove();
    }
  },
  120_000,
);
