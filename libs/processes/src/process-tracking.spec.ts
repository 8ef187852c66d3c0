import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Accepted, begins, processType, refuses, settles } from '#event-sourcing';
import { give, given, purseCodec, taken, takeFrom } from '#test/support/purse';
import { purseLedger, type PurseLedger } from '#test/support/purse-ledger';
import { sqliteViews } from '#test/support/sqlite-views';
import { timerScheduler } from '#test/support/timer-scheduler';
import { rebuild, runProjector, ViewNotReady } from '#views';
import { ProcessTracking } from './process-tracking.js';
import { processesViewOf } from './processes.view.js';

/** Given is begun, taken is done; what is given to `refusing` ends at once otherwise. */
const lending = processType(
  'lending',
  begins(given, event => (event.stream === 'purse-p' ? 'p' : '')),
  settles(taken, event => event.stream.slice('purse-'.length)),
  refuses(
    given,
    event => (event.stream === 'purse-refusing' ? 'p' : ''),
    () => ({ code: 'lending.refused', numbers: {}, holders: [] }),
  ),
);
const view = processesViewOf([lending]);
const link = { id: 'lending.p', href: '/v1/processes/lending.p' };

let ledger: PurseLedger;
let views: Awaited<ReturnType<typeof sqliteViews>>;
let over: AbortController;
let projecting: Promise<void>;
beforeEach(async () => {
  ledger = await purseLedger();
  views = await sqliteViews();
  over = new AbortController();
  projecting = Promise.resolve();
});
afterEach(async () => {
  over.abort();
  await projecting;
  await views.remove();
  await ledger.remove();
});

const feed = () => ({
  log: ledger.store,
  decode: purseCodec.decode,
  readStore: views.store,
  clock: ledger.clock,
  scheduler: timerScheduler,
  signal: over.signal,
});
const project = () => void (projecting = runProjector({ ...feed(), views: [view] }));
const tracking = () =>
  new ProcessTracking({
    log: ledger.store,
    codec: purseCodec,
    readStore: views.reader(),
    types: [lending],
    view,
    scheduler: timerScheduler,
  });
const patience = (ms: number) => AbortSignal.timeout(ms);
const begun = async () => (await ledger.run(give, 'begin', 5)) as Accepted;

describe('the end of a process', () => {
  test('is waited for, and says where it stands', async () => {
    const accepted = await begun();
    project();
    expect(await tracking().of(accepted)).toEqual({ process: link, outcome: 'pending' });
    const end = tracking().ended(link, patience(20_000));
    await ledger.run(takeFrom, 'end', 5);
    const { index } = await ledger.store.head();
    expect(await end).toEqual({ process: link, outcome: 'settled', endedAt: index });
    expect(await tracking().of({ ...accepted, replayed: true })).toMatchObject({ outcome: 'settled' });
  });

  test('may be a refusal', async () => {
    await begun();
    project();
    await ledger.run(give, 'refuse', 1, { purse: 'refusing' });
    expect(await tracking().ended(link, patience(20_000))).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'lending.refused' },
    });
  });

  test('that does not come in time leaves it pending', async () => {
    await begun();
    project();
    expect(await tracking().ended(link, patience(20))).toEqual({ process: link, outcome: 'pending' });
  });
});

describe('while the view of processes is being built', () => {
  test('how a process stands is not known, and nothing is said', async () => {
    const accepted = await begun();
    await ledger.run(takeFrom, 'end', 5);
    await expect(tracking().ended(link, patience(20))).rejects.toThrow(ViewNotReady);
    await expect(tracking().of({ ...accepted, replayed: true })).rejects.toThrow(ViewNotReady);
    expect(await tracking().of(accepted)).toEqual({ process: link, outcome: 'pending' });
  });

  test('a live copy of another version tells nothing either', async () => {
    await begun();
    await views.store.create({ name: view.name, version: view.version + 1, kind: 'register' });
    await expect(tracking().ended(link, patience(20))).rejects.toThrow(ViewNotReady);
  });

  test('whoever is patient sees the end when it is built', async () => {
    await begun();
    const end = tracking().ended(link, patience(20_000));
    await ledger.run(takeFrom, 'end', 5);
    project();
    expect(await end).toMatchObject({ outcome: 'settled' });
  });
});

test('a rebuilt copy that takes the place of the one watched is watched in its stead', async () => {
  await begun();
  project();
  await tracking().ended(link, patience(20));
  const end = tracking().ended(link, patience(20_000));
  await rebuild({ ...feed(), view });
  await ledger.run(takeFrom, 'end', 5);
  expect(await end).toMatchObject({ outcome: 'settled' });
});
