import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type Cast,
  castOf,
  direct,
  districtLine,
  found,
  fund,
  paper,
  provinceLine,
} from '#test/support/hai-duong';
import type { Answer } from '#test/support/ledger-client';
import { ledgerInFolder, type LedgerInFolder } from '#test/support/ledger-process';
import { recordedEvents } from '#test/support/recorded-events';

let home: LedgerInFolder;
let cast: Cast;
beforeAll(async () => {
  home = await ledgerInFolder();
  cast = await castOf(home.now);
  await found(cast);
  await fund(cast, '100000');
}, 60_000);
afterAll(() => home.remove());

const again = async (): Promise<void> => {
  await home.again();
  cast = await castOf(home.now);
};

const allEvents = () => recordedEvents(cast.auditor);

const ofMove = async (moveId: string): Promise<string[]> =>
  (await allEvents())
    .filter(({ data }) => (data as { moveId?: string }).moveId === moveId)
    .map(({ type }) => type);

/** Kills the ledger as soon as so many events of a move are in the log; true when the move was not over by then. */
const killedAfter = async (moveId: string, events: number): Promise<string[]> => {
  for (;;) {
    const types = await ofMove(moveId);
    if (types.length < events) continue;
    await home.now.kill();
    return types;
  }
};

const untilEnded = async (moveId: string, end: string): Promise<string[]> => {
  for (;;) {
    const types = await ofMove(moveId);
    if (types.at(-1) === end) return types;
  }
};

const send = (moveId: string, toLine: string) =>
  cast.budget.post(
    `/v1/budget-lines/${provinceLine}/allocate`,
    { ...paper('6/QĐ'), moveId, toLine, amount: '100' },
    { 'idempotency-key': moveId },
  );
const balancesNow = async () => {
  const { index } = (await allEvents()).at(-1)!;
  const of = async (line: string) =>
    (await cast.auditor.get(`/v1/budget-lines/${line}?known=${index}`)).body.item?.available;
  return [await of(provinceLine), await of(districtLine)];
};

describe('killed at every step of a fund move, the end is the same', () => {
  const moveOf = (n: number) => `0190a5c4-1b2e-7c3d-8e4f-00000000000${n}`;

  test.each([1, 2, 3])(
    'after event %d of the move',
    async step => {
      const moveId = moveOf(step);
      await send(moveId, districtLine);
      await killedAfter(moveId, step);
      await again();
      expect(await untilEnded(moveId, 'FundMoveSettled')).toEqual([
        'FundsSent',
        'FundsReceived',
        'FundMoveSettled',
      ]);
      expect((await send(moveId, districtLine)).headers.get('idempotent-replayed')).toBe('true');
      expect(await balancesNow()).toEqual([`${100_000 - step * 100}`, `${step * 100}`]);
    },
    30_000,
  );

  test('and with nobody looking, before the answer has come', async () => {
    const moveId = moveOf(9);
    const answer = send(moveId, districtLine).catch(() => undefined);
    await home.now.kill();
    await answer;
    await again();
    await send(moveId, districtLine);
    expect(await untilEnded(moveId, 'FundMoveSettled')).toEqual([
      'FundsSent',
      'FundsReceived',
      'FundMoveSettled',
    ]);
    expect(await balancesNow()).toEqual(['99600', '400']);
  }, 30_000);
});

describe('killed under load', () => {
  test('every command that was answered is there, with the same answer to the same key', async () => {
    const answered = new Map<number, Answer>();
    let sent = 0;
    const sendOne = async (n: number): Promise<Answer> =>
      cast.budget.post(
        `/v1/budget-lines/${n % 2 ? provinceLine : districtLine}/commit`,
        direct(`need ${n}`, n % 5 ? '2' : '900000'),
        { 'idempotency-key': `load-${n}` },
      );
    const sender = async (): Promise<void> => {
      for (;;) {
        const n = (sent += 1);
        const answer = await sendOne(n).catch(() => undefined);
        if (!answer) return;
        answered.set(n, answer);
        if (answered.size === 400) home.now.child.kill('SIGKILL');
      }
    };
    await Promise.all(Array.from({ length: 16 }, sender));
    await home.now.ended;
    await again();
    expect(answered.size).toBeGreaterThanOrEqual(400);
    const said = ({ status, body: { correlationId: _, ...body } }: Answer) => ({ status, body });
    for (const [n, before] of answered) {
      const after = await sendOne(n);
      expect(said(after)).toEqual(said(before));
      expect(after.headers.get('idempotent-replayed')).toBe('true');
    }
    const events = await allEvents();
    expect(events.map(({ index }) => index)).toEqual([...events.keys()]);
    const commands = events.map(({ commandId }) => commandId);
    expect(new Set(commands).size).toBe(commands.length);
  }, 60_000);
});
