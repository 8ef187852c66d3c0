import { expect, test } from '@jest/globals';
import { Metrics, ReadyChecks, Shutdown } from '#platform';
import { objectionOf, PublicationBoard } from '#transparency';
import { MovedTime } from '#test/support/moved-time';
import type { Engine } from './engine.js';
import { watchPublication } from './watch-publication.js';

const watched = () => {
  const time = new MovedTime(Date.UTC(2026, 0, 2));
  const board = new PublicationBoard(time);
  const checks = new ReadyChecks(new Shutdown());
  const publisher = {
    get state() {
      return board.state;
    },
    get objection() {
      return objectionOf(board.state, time, 60_000);
    },
  };
  watchPublication(checks, new Metrics(), { publishing: { publisher } } as unknown as Engine);
  const said = async () => [(await checks.ask()).ready, (await checks.ask()).checks['publishing']];
  return { board, time, publisher, said };
};
const since = 'in vain since 2026-01-02T00:00:00.000Z';

test('while it audits, readiness says how far, and what was tried in vain', async () => {
  const { board, said } = watched();
  board.note({ kind: 'trouble', reason: 'EACCES: heads' });
  expect(await said()).toEqual([true, `auditing: EACCES: heads, ${since}`]);
  board.note({ kind: 'auditing', done: 21, total: 50 });
  expect(await said()).toEqual([true, `auditing 42 %: EACCES: heads, ${since}`]);
  board.note({ kind: 'empty' });
  expect(await said()).toEqual([true, 'ok']);
});

test('a publisher that died is told; commands are taken for as long as a head may be late, and no longer', async () => {
  const { board, time, publisher, said } = watched();
  board.note({ kind: 'empty' });
  board.end('SQLITE_CORRUPT');
  expect(await said()).toEqual([true, `ended: SQLITE_CORRUPT, ${since}`]);
  time.pass(30_000);
  board.beginAgain();
  expect(await said()).toEqual([true, `auditing: SQLITE_CORRUPT, ${since}`]);
  expect(publisher.objection).toBeUndefined();
  // Dying over and over again is one outage.
  board.end('SQLITE_CORRUPT');
  time.pass(30_001);
  expect(publisher.objection).toMatchObject({ code: 'ledger.unpublished', numbers: { seconds: '60' } });
  expect(await said()).toEqual([false, `ended: SQLITE_CORRUPT, ${since}`]);
  board.beginAgain();
  board.note({ kind: 'published', size: 3, note: '' });
  expect(publisher.objection).toBeUndefined();
  expect(await said()).toEqual([true, 'ok']);
});

test('an outage of which nothing is left is forgotten, also when there is nothing new to publish', async () => {
  const { board, said } = watched();
  board.note({ kind: 'empty' });
  board.note({ kind: 'trouble', reason: 'ENOSPC' });
  board.note({ kind: 'recovered' });
  expect(await said()).toEqual([true, 'ok']);
});

test('a halt is never taken for an outage', async () => {
  const { board, publisher, said } = watched();
  const halt = {
    code: 'ledger.history-changed',
    sentence: 'Event 3 differs.',
    numbers: { index: '3' },
  } as const;
  board.note({ kind: 'halted', halt });
  board.end('it ended without a word');
  board.note({ kind: 'recovered' });
  expect(publisher.objection).toMatchObject({
    code: 'ledger.halted',
    numbers: { reason: 'ledger.history-changed', index: '3' },
  });
  expect(await said()).toEqual([false, 'halted']);
});

test('one that was asked to end does not make the ledger unready', async () => {
  const { board, said } = watched();
  board.end();
  expect(await said()).toEqual([true, 'ended']);
});
