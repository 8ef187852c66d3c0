import { chmodSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { execFile } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { castOf, direct, found, fund, provinceLine } from '#test/support/hai-duong';
import { freePort, startLedger, type LedgerProcess } from '#test/support/ledger-process';
import { temporaryFolder } from '#test/support/temporary-folder';

let folder: ReturnType<typeof temporaryFolder>;
const running: LedgerProcess[] = [];
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  for (const ledger of running.splice(0)) if (ledger.child.exitCode === null) await ledger.kill();
  folder.remove();
}, 20_000);

const started = async (...over: Parameters<typeof startLedger>) => {
  const ledger = await startLedger(...over);
  running.push(ledger);
  return ledger;
};
const patience = 60_000;

/** One sentence in both languages or one line, and never a stack. */
const expectSentence = (said: string, ...parts: readonly RegExp[]): void => {
  expect(said).not.toMatch(/^\s+at |node:internal|ExperimentalWarning/mu);
  expect(said.trim().split('\n').length).toBeLessThanOrEqual(2);
  for (const part of parts) expect(said).toMatch(part);
};

describe('what stands in the way of a start is said in a sentence', () => {
  test(
    'a taken port',
    async () => {
      const other = createServer();
      await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
      const { port } = other.address() as { port: number };
      const ledger = await started(folder.path, { port });
      expect(await ledger.ended).toBe(1);
      expectSentence(ledger.said(), /taken: set SOCAI_PORT/u);
      other.close();
    },
    patience,
  );

  test(
    'a file that was cut off, and it is left as it is',
    async () => {
      const first = await started(folder.path);
      await first.ready();
      await found(await castOf(first));
      await first.stop();
      truncateSync(folder.file('events.db'), 5_000);
      const bytes = readFileSync(folder.file('events.db'));
      const second = await started(folder.path);
      expect(await second.ended).toBe(1);
      expectSentence(second.said(), /events\.db/u);
      expect(readFileSync(folder.file('events.db')).equals(bytes)).toBe(true);
    },
    patience,
  );

  test(
    'a file that is no log',
    async () => {
      writeFileSync(folder.file('events.db'), 'Kính gửi: '.repeat(2_000));
      const ledger = await started(folder.path);
      expect(await ledger.ended).toBe(1);
      expectSentence(ledger.said(), /events\.db/u);
    },
    patience,
  );

  test(
    'another process on the same log',
    async () => {
      const first = await started(folder.path);
      await first.ready();
      const second = await started(folder.path);
      expect(await second.ended).toBe(1);
      expectSentence(second.said(), /events\.db/u);
      expect((await fetch(`${first.url}/health/ready`)).status).toBe(200);
    },
    patience,
  );

  test(
    'a folder that nobody may write to',
    async () => {
      const locked = folder.file('locked');
      mkdirSync(locked);
      chmodSync(folder.path, 0o755);
      chmodSync(locked, 0o555);
      // Root may write anywhere: the ledger runs as nobody then.
      const ledger = await started(locked, process.getuid?.() === 0 ? { uid: 65_534 } : {});
      expect(await ledger.ended).toBe(1);
      expectSentence(ledger.said(), /locked/u);
      expect(existsSync(`${locked}/events.db`)).toBe(false);
    },
    patience,
  );

  test.each([
    ...['ledger', 'demo', 'projector', 'socai'].map(name => `dist/programs/${name}.js`),
    'tools/node-version.cjs',
  ])('an old Node, as far as %s tells by itself', async entry => {
    const older = "Object.defineProperty(process.versions, 'node', { value: '20.19.0' })";
    const args = ['--import', `data:text/javascript,${older}`, entry, 'verify'];
    const said = await new Promise<string>(resolve =>
      execFile(process.execPath, args, (error, _, stderr) => resolve(`${error?.code} ${stderr}`)),
    );
    expectSentence(said, /^1 /u, /24 or newer.* this is .*20\.19\.0/u, /20\.19\.0: hãy/u);
  });
});

test(
  'a full disk: what was answered is kept, the process stays up or ends with a sentence',
  async () => {
    const ledger = await started(folder.path, { limit: 'ulimit -f 3000' });
    await ledger.ready();
    const cast = await castOf(ledger);
    await found(cast);
    await fund(cast, '100000');
    const path = `/v1/budget-lines/${provinceLine}/commit`;
    const statuses: number[] = [];
    let answered = 0;
    while (statuses.length < 5_000) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          cast.budget
            .post(
              path,
              { ...direct(`need ${n}`, '1'), reason: 'x'.repeat(1_500) },
              { 'idempotency-key': `full-${statuses.length + n}` },
            )
            .catch(() => ({ status: 0 })),
        ),
      );
      statuses.push(...answers.map(({ status }) => status));
      answered += answers.filter(({ status }) => status === 201).length;
      if (answers.some(({ status }) => status !== 201)) break;
    }
    expect(new Set(statuses)).not.toContain(500);
    expect(answered).toBeGreaterThan(0);
    if (ledger.child.exitCode === null) await ledger.stop();
    else expectSentence(ledger.said(), /The ledger stops/u);
    const again = await started(folder.path);
    await again.ready();
    const { body } = await (await castOf(again)).auditor.get('/v1/events?type=FundsCommitted&limit=500');
    let kept = body.items.length as number;
    const { auditor } = await castOf(again);
    for (let { next } = body; next !== null;) {
      const page = await auditor.get(`/v1/events?type=FundsCommitted&limit=500&after=${next}`);
      kept += page.body.items.length;
      ({ next } = page.body);
    }
    expect(kept).toBeGreaterThanOrEqual(answered);
  },
  patience,
);

test(
  'SIGTERM: what is in flight is finished, what comes later is turned away, and it ends with 0',
  async () => {
    const port = await freePort();
    const ledger = await started(folder.path, { port });
    await ledger.ready();
    const cast = await castOf(ledger);
    await found(cast);
    await fund(cast, '100000');
    const path = `/v1/budget-lines/${provinceLine}/commit`;
    const answers = new Map<number, number>();
    let sent = 0;
    const sender = async (): Promise<void> => {
      for (;;) {
        const n = (sent += 1);
        const answer = await cast.budget
          .post(path, direct(`need ${n}`, '1'), { 'idempotency-key': `stop-${n}` })
          .catch(() => undefined);
        if (!answer) return;
        answers.set(n, answer.status);
        if (answers.size === 100) ledger.child.kill('SIGTERM');
        if (answer.status !== 201) return;
      }
    };
    await Promise.all(Array.from({ length: 16 }, sender));
    expect(await ledger.ended).toBe(0);
    expect(ledger.said()).toBe('');
    expect([...answers.values()].filter(status => status !== 201 && status !== 503)).toEqual([]);
    const again = await started(folder.path);
    await again.ready();
    const { budget } = await castOf(again);
    for (const [n, status] of answers) {
      const answer = await budget.post(path, direct(`need ${n}`, '1'), { 'idempotency-key': `stop-${n}` });
      expect([answer.status, answer.headers.get('idempotent-replayed')]).toEqual([
        201,
        status === 201 ? 'true' : null,
      ]);
    }
  },
  patience,
);
