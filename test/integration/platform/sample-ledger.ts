import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { LightMyRequestResponse } from 'fastify';
import type { Accepted } from '#event-sourcing';
import {
  createLedgerApp,
  type Denial,
  type LedgerParts,
  type ProcessLink,
  type ProcessState,
  readConfiguration,
  SystemClock,
} from '#platform';
import type { Asked, Page, Questions, Reading } from '#views';
import { FakeRunner, JarsModule } from './sample.js';
import { sampleIssuer, type TokenHeader } from './sample-issuer.js';

export const rows = Array.from({ length: 1234 }, (_, n) => ({
  key: `jar-${n}`,
  doc: { id: `jar-${n}`, note: 'Hũ' },
}));

/** Pages of `rows`, known up to the index asked for. */
class FakeQuestions implements Questions {
  readonly asked: Asked[] = [];
  head = 41;
  fault: Error | undefined;

  async at(_: unknown, asked: Asked): Promise<Reading> {
    this.asked.push(asked);
    if (this.fault) throw this.fault;
    const index = asked.known === undefined ? this.head : Number(asked.known);
    const page = async (
      __: unknown,
      ___: unknown,
      after = '0',
      limit = 100,
    ): Promise<Page<(typeof rows)[number]>> => {
      const from = Number(after);
      const items = rows.slice(from, from + limit);
      return from + limit < rows.length ? { items, next: String(from + limit) } : { items };
    };
    return {
      asOf: { index, final: asked.known === undefined },
      clocks: { known: index },
      incomplete: [],
      scan: page,
      get: async (__: unknown, key: string) => rows.find(row => row.key === key)?.doc,
    } as unknown as Reading;
  }
}

class FakeProcesses {
  state: ProcessState | undefined;
  end: ProcessState | undefined;

  async of(_: Accepted): Promise<ProcessState | undefined> {
    return this.state;
  }

  async ended(_: ProcessLink, signal: AbortSignal): Promise<ProcessState> {
    if (this.end) return this.end;
    await new Promise(resolve => signal.addEventListener('abort', resolve, { once: true }));
    return this.state!;
  }
}

export interface SampleLedger {
  readonly app: NestFastifyApplication;
  readonly runner: FakeRunner;
  readonly questions: FakeQuestions;
  readonly processes: FakeProcesses;
  readonly denials: Denial[];
  readonly revoked: Set<string>;
  token(claims?: object, header?: TokenHeader): Promise<string>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  get(path: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

export const body = {
  effectiveDate: '2020-03-01',
  document: {
    issuer: 'CAT Hải Dương',
    kind: 'QĐ',
    number: '12/QĐ',
    date: '2020-02-28',
    sha256: 'a'.repeat(64),
  },
  amount: '1500000',
};

/** A ledger with one capability, a fake runner behind it, and an issuer of its own. */
export const sampleLedger = async (
  environment: Record<string, string> = {},
  parts: Partial<LedgerParts> = {},
): Promise<SampleLedger> => {
  const folder = await mkdtemp(join(tmpdir(), 'socai-platform-'));
  const issuer = await sampleIssuer(folder);
  const configuration = readConfiguration({
    ...issuer.environment,
    SOCAI_EVENTS: `sqlite:${join(folder, 'events.db')}`,
    SOCAI_LOG_LEVEL: 'silent',
    ...environment,
  });
  const runner = new FakeRunner();
  const questions = new FakeQuestions();
  const processes = new FakeProcesses();
  const denials: Denial[] = [];
  const revoked = new Set<string>();
  const log = { locate: async () => 77, head: async () => ({ index: 77 }), scan: async () => [] };
  const app = await createLedgerApp(configuration, {
    ports: {
      runner,
      questions,
      processes,
      log,
      denials: { record: denial => void denials.push(denial) },
      clock: new SystemClock(),
    },
    capabilities: [JarsModule],
    revocations: { isRevoked: identity => revoked.has(identity.personId ?? '') },
    ...parts,
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();

  const bearer = `Bearer ${await issuer.token()}`;
  let key = 0;

  return {
    app,
    runner,
    questions,
    processes,
    denials,
    revoked,
    token: issuer.token,
    post: (path, payload, headers = {}) =>
      app.inject({
        method: 'POST',
        url: path,
        payload: typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload),
        headers: {
          'content-type': 'application/json',
          'idempotency-key': `key-${(key += 1)}`,
          authorization: bearer,
          ...headers,
        },
      }),
    get: (path, headers = {}) =>
      app.inject({
        method: 'GET',
        url: path,
        headers: { authorization: bearer, ...headers },
      }),
    close: async () => {
      await app.close();
      await rm(folder, { recursive: true });
    },
  };
};
