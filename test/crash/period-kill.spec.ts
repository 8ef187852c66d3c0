import { expect, test } from '@jest/globals';
import { type Cast, castOf, found, paper, provinceLine, recorded } from '#test/support/hai-duong';
import { ledgerInFolder } from '#test/support/ledger-process';

/** Entries of March are sent without a pause while March is closed, and the ledger is killed on the way. */
const month = '2020-03';
const close = (cast: Cast, wait = '') =>
  cast.bookkeeper.post(
    `/v1/periods/${month}/close${wait}`,
    { ...paper('9/QĐ', '2020-04-05'), rootUnit: 'bca' },
    { 'idempotency-key': 'close' },
  );

const enter = ({ finance }: Cast, n: number) =>
  finance.post(
    `/v1/budget-lines/${provinceLine}/record-opening-balance`,
    { ...paper('5/QĐ', '2020-03-15'), amount: '1' },
    { 'idempotency-key': `entry-${n}` },
  );

const wholeLog = async ({ auditor }: Cast): Promise<any[]> => {
  const rows: any[] = [];
  for (let after = ''; ; after = `&after=${rows.at(-1).index}`) {
    const { body } = await auditor.get(`/v1/events?limit=500${after}`);
    rows.push(...body.items);
    if (body.next === null) return rows;
  }
};

/** Sends entries one after another until told to stop, or nobody answers. */
const senders = (cast: Cast, from: number) => {
  let stopped = false;
  const send = async (lane: number): Promise<void> => {
    for (let n = from + lane; !stopped; n += 4)
      if ((await enter(cast, n).catch(() => undefined)) === undefined) return;
  };
  const sending = Promise.all([0, 1, 2, 3].map(send));
  return { stop: () => ((stopped = true), sending), ended: sending };
};

test.each([
  ['as soon as it began to close', 'PeriodClosingStarted'],
  ['as soon as it was closed', 'PeriodClosed'],
])(
  'killed %s, a month is closed with every entry that is in it, and nothing comes after',
  async (_, type) => {
    const home = await ledgerInFolder();
    try {
      const cast = await castOf(home.now);
      await found(cast);
      const before = senders(cast, 0);
      recorded(await close(cast));
      const types = async () =>
        ((await cast.auditor.get('/v1/streams/books-ledger/events')).body.items ?? []).map(
          ({ event }: any) => event.type,
        );
      while (!(await types()).includes(type));
      await home.now.kill();
      await before.ended;

      const after = await castOf(await home.again());
      const again = senders(after, 1_000_000);
      expect(recorded(await close(after, '?wait=30')).outcome).toBe('settled');
      for (let n = 0; n < 20; n += 1) recorded(await enter(after, 2_000_000 + n));
      await again.stop();

      const log = await wholeLog(after);
      const [start, end] = ['PeriodClosingStarted', 'PeriodClosed'].map(wanted =>
        log.find(({ event }) => event.type === wanted)!,
      );
      const inMarch = log.filter(({ event }) => event.data?.postings && event.postedPeriod === month);
      expect(inMarch.length).toBeGreaterThan(0);
      expect(inMarch.filter(({ index }) => index > end.index)).toEqual([]);
      const late = inMarch.filter(({ index }) => index > start.index);
      expect(end.event.data.stragglers.map(({ eventId }: any) => eventId)).toEqual(
        late.map(({ event }) => event.id),
      );
      const total = `${inMarch.length}`;
      const figures = { opening: '0', moved: total, late: '0', closing: total };
      expect(end.event.data.totals[0]).toEqual({ measure: 'available', ...figures });
      const { body } = await after.auditor.get(`/v1/periods/${month}`);
      expect(body.item).toMatchObject({ status: 'closed', totals: { available: figures } });
      const april = log.filter(({ event }) => event.data?.postings && event.postedPeriod === '2020-04');
      expect(april.length + inMarch.length).toBe(
        log.filter(({ event }) => event.type === 'OpeningBalanceRecorded').length,
      );
    } finally {
      await home.remove();
    }
  },
  120_000,
);
