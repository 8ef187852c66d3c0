import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '#event-sourcing';
import { createLedgerApp, readConfiguration } from '#platform';
import { timerScheduler } from '#test/support/timer-scheduler';
import { questionsOf, type ReadStore } from '#views';
import { capabilitiesOf } from '../../../apps/ledger/src/capabilities.js';
import { sampleIssuer } from '../platform/sample-issuer.js';
import { handlersOf, type Question } from './asking-directly.js';
import { hourFiles } from './histories/looking.js';

/** When everything is asked, long after it was recorded. */
export const today = '2021-01-15';
const clock = { now: () => `${today}T03:00:00.000Z` };

const auditor = {
  azp: 'audit',
  person_id: 'p-auditor',
  duties: ['auditor', 'inspector', 'operator'].map(duty => ({ duty, unitId: 'bca', subtree: true })),
};

/** What no question comes to. */
const nothing = {} as never;

export interface Recorded {
  readonly log: EventStore;
  readonly readStore: ReadStore;
}

/** Whatever stands behind at the moment. */
const behindOf = <Port extends object>(current: () => Port | undefined): Port =>
  new Proxy({} as Port, {
    get: (_, name) => {
      const port = current();
      const member = port && (Reflect.get(port, name) as unknown);
      return typeof member === 'function' ? (member.bind(port) as unknown) : member;
    },
  });

/** Reads of a store that nobody writes to any more: each is read once, whoever asks for it again. */
const settled = (readStore: ReadStore): ReadStore => {
  const read = new Map<string, unknown>();
  return new Proxy(readStore, {
    get: (store, name) => {
      const member = Reflect.get(store, name) as unknown;
      if (typeof member !== 'function') return member;
      return (...asked: unknown[]) => {
        const key = `${String(name)} ${JSON.stringify(asked)}`;
        if (!read.has(key)) read.set(key, member.apply(store, asked));
        return read.get(key);
      };
    },
  });
};

interface Answered {
  readonly items?: readonly unknown[];
  readonly next?: string | null;
}

const answered = async (question: Question, ask: (question: Question) => Promise<unknown>) => {
  try {
    return JSON.parse(JSON.stringify(await ask(question))) as unknown;
  } catch (fault) {
    const { status, code } = fault as { status?: number; code?: string };
    if (status === 404) return undefined;
    if (status === 403) return { refused: code };
    throw new Error(JSON.stringify(question), { cause: fault });
  }
};

/** A page may end early; the list goes on behind it. */
const wholeList = async (ask: (question: Question) => Promise<unknown>, question: Question) => {
  const first = (await ask(question)) as Answered;
  let items = first.items ?? [];
  let next = first.next;
  while (typeof next === 'string') {
    const page = (await ask({ ...question, query: { ...question.query, cursor: next } })) as Answered;
    items = [...items, ...page.items!];
    next = page.next;
  }
  return first.items ? { ...first, items, next } : first;
};

/** The ledger's own questions over one log and its views after another, asked as an auditor. */
export const openAsking = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'socai-past-'));
  const issuer = await sampleIssuer(folder);
  const configuration = readConfiguration({
    ...issuer.environment,
    SOCAI_EVENTS: `sqlite:${join(folder, 'events.db')}`,
    SOCAI_LOG_LEVEL: 'silent',
  });
  let recorded: Recorded | undefined;
  const log = behindOf(() => recorded?.log);
  const readStore = behindOf(() => recorded?.readStore);
  const questions = questionsOf({ readStore, log, clock, scheduler: timerScheduler });
  const app = await createLedgerApp(configuration, {
    ports: { runner: nothing, log, questions, processes: nothing, denials: nothing, clock },
    capabilities: capabilitiesOf({
      store: log,
      sealKeys: nothing,
      readStore,
      projector: nothing,
      files: hourFiles,
    }),
  });
  await app.init();
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.ready();
  const authorization = `Bearer ${await issuer.token(auditor)}`;
  const handlers = handlersOf(app);
  return {
    routes: [...handlers.keys()],
    /** What is asked from now on is asked of this. */
    turnTo: ({ log: other, readStore: views }: Recorded): void => {
      recorded = { log: other, readStore: settled(views) };
    },
    /** The body of an answer as JSON has it, a list to its end; undefined where there is nothing, `refused` 403. */
    ask: (route: string, question: Question): Promise<unknown> =>
      answered(question, asked => wholeList(handlers.get(route)!, asked)),
    /** As it is answered, a page of a list alone. */
    askPage: (route: string, question: Question): Promise<unknown> =>
      answered(question, handlers.get(route)!),
    /** The same over HTTP. */
    askOverHttp: async (route: string, { params, query }: Question): Promise<unknown> => {
      const path = route.replaceAll(/:(\w+)/gu, (_, name: string) => encodeURIComponent(params[name]!));
      const url = `${path}?${new URLSearchParams(query)}`;
      const answer = await fastify.inject({ method: 'GET', url, headers: { authorization } });
      if (answer.statusCode === 404) return undefined;
      if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`);
      return JSON.parse(answer.body) as unknown;
    },
    close: async () => {
      await app.close();
      await rm(folder, { recursive: true });
    },
  };
};

export type Asking = Awaited<ReturnType<typeof openAsking>>;
