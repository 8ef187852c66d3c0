import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { dateAt, instantOf } from '#kernel';
import { fillLog } from './filled-log.js';
import { makeKeyFile } from '#stores/files';
import { newLogKey } from '#transparency/publishing';
import { freePort, ServerProcess } from './server-process.js';

const main = new URL('../../../programs/ledger.js', import.meta.url);
const issuer = 'urn:socai:bench';
const audience = 'socai-bench';
const origin = 'bench.socai.invalid';
const unitId = 'ministry';
const algorithm = 'ES256';
const metricsToken = 'metrics-of-the-benchmark';
const metricsHeaders = { authorization: `Bearer ${metricsToken}` };
const today = dateAt(instantOf(Date.now()));
const year = Number(today.slice(0, 4));

const documentNumbered = (number: string) => ({
  issuer: 'Bench',
  kind: 'decision',
  number,
  date: '2020-01-01',
  sha256: '0'.repeat(64),
});

/** What holds one đồng of a line. `#` in the body stands for the number of the request. */
export const commitBody = (documentNumber: string): string =>
  JSON.stringify({
    effectiveDate: today,
    document: documentNumbered(documentNumber),
    owner: { kind: 'direct', id: 'bench' },
    amount: '1',
  });

export const commitPath = (line: string): string => `/v1/budget-lines/${line}/commit`;

/** The n-th line of the one unit, from 1 to 9999. */
export const lineNumber = (n: number): string =>
  `${year}.${unitId}.ministry.recurrent.009.040-041.${String(n).padStart(4, '0')}`;

const makeToken = async (jwksFile: string): Promise<string> => {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const key = { ...(await exportJWK(publicKey)), kid: 'bench', alg: algorithm };
  await writeFile(jwksFile, JSON.stringify({ keys: [key] }));
  const duties = ['organiser', 'appropriator', 'budgetManager'].map(duty => ({
    duty,
    unitId,
    subtree: true,
  }));
  return new SignJWT({ azp: 'bench', person_id: 'bench', duties })
    .setProtectedHeader({ alg: algorithm, kid: 'bench' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject('bench')
    .setIssuedAt()
    .setExpirationTime('1d')
    .sign(privateKey);
};

/** The built ledger in a process of its own, on a new folder, with a unit and its lines ready to commit from. */
export class BenchLedger {
  private constructor(
    private readonly folder: string,
    private running: ServerProcess,
    readonly headers: Readonly<Record<string, string>>,
  ) {}

  static async start(lines: number): Promise<BenchLedger> {
    const folder = await mkdtemp(join(tmpdir(), 'socai-bench-'));
    const token = await makeToken(join(folder, 'jwks.json'));
    makeKeyFile(join(folder, 'log-key'), [newLogKey(origin, Buffer.alloc(32, 1))]);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const ledger = new BenchLedger(folder, await startIn(folder), headers);
    await ledger.prepare(lines);
    return ledger;
  }

  get server(): ServerProcess {
    return this.running;
  }

  get url(): string {
    return this.running.url;
  }

  /** Stops it, adds so many events to its log on the n-th lines, and starts it again; its views are up with the log. */
  async refilled(lines: readonly number[], events: number): Promise<void> {
    await this.running.stop();
    await fillLog(join(this.folder, 'events.db'), lines.map(lineNumber), events);
    this.running = await startIn(this.folder);
    await this.caughtUp();
  }

  async stop(): Promise<void> {
    await this.running.stop();
    await rm(this.folder, { recursive: true });
  }

  private async caughtUp(): Promise<void> {
    for (;;) {
      const answer = await fetch(`${this.url}/metrics`, { headers: metricsHeaders });
      const figures = await answer.text();
      if (!answer.ok) throw new Error(`/metrics: ${answer.status} ${figures}`);
      const head = Number(/^socai_log_head (\d+)/mu.exec(figures)?.[1]);
      const views = [...figures.matchAll(/^socai_view_position\{[^}]*\} (\d+)/gmu)].map(([, at]) =>
        Number(at),
      );
      if (views.length > 0 && views.every(at => at >= head)) return;
      await setTimeout(200);
    }
  }

  private async prepare(lines: number): Promise<void> {
    await this.post('/v1/parameters/fiscalYearWindow', {
      values: { opens: '12-01', closes: '01-31' },
      source: 'Bench',
    });
    await this.post('/v1/units', { unitId, code: 'BENCH', name: 'Bench', kind: 'ministry' });
    const numbers = Array.from({ length: lines }, (_, n) => n + 1).values();
    const appropriateInTurn = async () => {
      for (const n of numbers)
        await this.post(
          `/v1/budget-lines/${lineNumber(n)}/appropriate`,
          { amount: '1000000000000', grantor: 'bench' },
          today,
        );
    };
    await Promise.all(Array.from({ length: 16 }, appropriateInTurn));
  }

  private async post(path: string, content: object, effectiveDate = '2020-01-01'): Promise<void> {
    const answer = await fetch(this.url + path, {
      method: 'POST',
      headers: { ...this.headers, 'idempotency-key': path },
      body: JSON.stringify({ effectiveDate, document: documentNumbered('1'), ...content }),
    });
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }
}

const startIn = async (folder: string): Promise<ServerProcess> => {
  const port = await freePort();
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    SOCAI_PORT: String(port),
    SOCAI_EVENTS: `sqlite:${join(folder, 'events.db')}`,
    SOCAI_VIEWS: `sqlite:${join(folder, 'views.db')}`,
    SOCAI_ISSUER: issuer,
    SOCAI_AUDIENCE: audience,
    SOCAI_JWKS: join(folder, 'jwks.json'),
    SOCAI_LOG_ORIGIN: origin,
    SOCAI_LOG_KEY: join(folder, 'log-key'),
    SOCAI_LOG_LEVEL: 'error',
    SOCAI_RATE_LIMIT_PER_MINUTE: '100000000',
    SOCAI_METRICS_TOKEN: metricsToken,
  };
  return ServerProcess.start(main, port, '/health/ready', { env });
};
