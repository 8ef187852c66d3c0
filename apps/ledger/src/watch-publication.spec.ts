import { expect, test } from '@jest/globals';
import { Metrics, ReadyChecks, Shutdown } from '#platform';
import { PublicationBoard } from '#transparency';
import type { Engine } from './engine.js';
import { watchPublication } from './watch-publication.js';

const watched = () => {
  const board = new PublicationBoard();
  const checks = new ReadyChecks(new Shutdown());
  const engine = { publishing: { publisher: board } } as unknown as Engine;
  watchPublication(checks, new Metrics(), engine);
  return { board, said: async () => [(await checks.ask()).ready, (await checks.ask()).checks['publishing']] };
};

test('while it audits, readiness says how far, and what was tried in vain', async () => {
  const { board, said } = watched();
  board.note({ kind: 'trouble', reason: 'EACCES: heads' });
  expect(await said()).toEqual([true, 'auditing: EACCES: heads']);
  board.note({ kind: 'auditing', done: 21, total: 50 });
  expect(await said()).toEqual([true, 'auditing 42 %: EACCES: heads']);
  board.note({ kind: 'empty' });
  expect(await said()).toEqual([true, 'ok']);
});

test('a publisher that has failed makes the ledger unready: what is recorded would stay without a proof', async () => {
  const { board, said } = watched();
  board.end('SQLITE_CORRUPT');
  expect(await said()).toEqual([false, 'ended: SQLITE_CORRUPT']);
});

test('one that was asked to end does not', async () => {
  const { board, said } = watched();
  board.end();
  expect(await said()).toEqual([true, 'ended']);
});
