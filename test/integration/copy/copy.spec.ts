import { existsSync, readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { beginHere, noStream, readWhereabouts, sayWhereabouts } from '#event-sourcing';
import { leafHash, rootOf } from '#evidence';
import { leafBytes } from '#event-sourcing';
import { openSqliteSealKeys } from '#stores/sqlite';
import { headsStream } from '#transparency/publishing';
import { archiveOf, caseOf } from '#test/support/cases';
import { onEveryEngine } from '#test/support/eventstoredb-engines';
import { commandNamed, newEvents } from '#test/support/new-events';
import { type PublishedLedger, publishedLedger } from '#test/support/published-ledger';
import { linesOf } from '#test/support/socai';
import { openLogAt } from '#test/support/sqlite-log';
import { temporaryFolder } from '#test/support/temporary-folder';
import { timerScheduler } from '#test/support/timer-scheduler';
import { copy } from '../../../apps/operator/src/copy/copy.command.js';
import { openSource, openTarget } from '../../../apps/operator/src/copy/ends.js';
import { Move } from '../../../apps/operator/src/copy/move.js';
import { planOf } from '../../../apps/operator/src/copy/plan.js';
import type { EventLog } from '../../../apps/projector/src/stores/event-log.js';

let original: PublishedLedger;
beforeAll(async () => {
  original = await publishedLedger();
}, 60_000);
afterAll(() => original.remove());

const clock = { now: () => '2026-01-01T00:00:00.000Z' };
const ambient = {
  clock,
  scheduler: timerScheduler,
  random: { bytes: (count: number) => randomBytes(count) },
};

onEveryEngine(engine => {
  let ledger: ReturnType<PublishedLedger['copy']>;
  let data: ReturnType<typeof temporaryFolder>;
  let namespace: string;
  beforeEach(() => {
    ledger = original.copy();
    data = temporaryFolder();
    namespace = `t${randomBytes(8).toString('hex')}`;
  });
  afterEach(() => {
    ledger.remove();
    data.remove();
  });

  const said = (over: object = {}) => ({
    from: `sqlite:${ledger.events}`,
    to: engine().url,
    namespace,
    data: data.path,
    ...over,
  });
  const plan = () => planOf(said(), {});

  /** The command as it is typed, with a way to stop it at a step. */
  const copying = async (over: object = {}, stopAt?: string) => {
    const stop = new AbortController();
    const lines = [] as string[];
    const remarks = [] as string[];
    const print = (line: string): void => {
      lines.push(line);
      if (stopAt !== undefined && line.includes(`"step":"${stopAt}"`)) stop.abort();
    };
    const args = Object.entries(said(over)).flatMap(([name, value]) => [`--${name}`, value]);
    const out = { isTerminal: false, print, remark: (text: string) => void remarks.push(text) };
    const code = await copy([...args, '--json'], stop.signal, out);
    const text = lines.join('\n');
    return { code, done: linesOf(text, 'copy')[0], failure: linesOf(text, 'failure')[0], text };
  };

  const withTarget = async <T>(work: (target: EventLog) => Promise<T>): Promise<T> => {
    const target = await openTarget(plan(), ambient);
    return work(target).finally(() => target.close());
  };
  const withSource = async <T>(work: (source: EventLog) => Promise<T>): Promise<T> => {
    const source = await openSource(plan(), ambient);
    return work(source).finally(() => source.close());
  };
  const tampered = (sql: string): void => {
    const db = new DatabaseSync(ledger.events);
    db.exec(sql);
    db.close();
  };

  test('everything is on the servers to the byte, with its heads and root; the source is sealed', async () => {
    const events = await withSource(source => source.scan(noStream, 10_000));
    const { code, done } = await copying();
    const root = rootOf(events.map(event => leafHash(leafBytes(event)))).toString('hex');
    expect(code).toBe(0);
    expect(done).toMatchObject({ before: false, events: events.length, heads: original.notes.length, root });
    await withTarget(async target => {
      expect(await target.scan(noStream, 10_000)).toEqual(events);
      const records = await target.control.records(headsStream);
      expect(records.map(({ text }) => JSON.parse(text).checkpoint)).toEqual(original.notes);
      expect(await beginHere(target.control, clock)).toBeUndefined();
    });
    expect(await withSource(source => beginHere(source.control, clock))).toMatchObject({
      state: 'moved',
      to: plan().to.name,
      events: events.length,
      root,
    });
  });

  test('a case out of the index on the servers’ side is the one out of the file, to the byte', async () => {
    const before = archiveOf(await caseOf(original, 'unit=bca'));
    expect((await copying()).code).toBe(0);
    const moved = { events: data.file('index.db'), path: original.path };
    expect(Buffer.from(archiveOf(await caseOf(moved, 'unit=bca'))).equals(before)).toBe(true);
  });

  test('done once, it says so and does nothing', async () => {
    const first = await copying();
    const again = await copying();
    expect([again.code, again.done]).toEqual([0, { ...first.done, before: true }]);
    expect(linesOf(again.text, 'step')).toEqual([]);
    expect((await copying({ namespace: `${namespace}x` })).failure).toMatchObject({ code: 'source.moved' });
  });

  test.each(['source', 'copying', 'comparing', 'heads', 'target'])(
    'told to stop at the step %s it leaves the source open and the target shut, and goes on when asked again',
    async step => {
      const stopped = await copying({}, step);
      expect([stopped.code, stopped.failure.code]).toEqual([3, 'interrupted']);
      expect((await withSource(source => readWhereabouts(source.control))).said).toBeUndefined();
      if (step !== 'source')
        expect(await withTarget(target => beginHere(target.control, clock))).toMatchObject({
          state: 'filling',
        });
      expect((await copying()).code).toBe(0);
    },
  );

  test('between sealing and opening no ledger may go on anywhere; the next run opens', async () => {
    await withSource(source =>
      withTarget(async target => {
        const put = target.control.put.bind(target.control);
        const control = Object.assign(Object.create(target.control), {
          put: async (...given: Parameters<typeof put>) => {
            if (given[2].includes('"open"')) throw new Error('the power went');
            return put(...given);
          },
        });
        const cut = Object.assign(Object.create(target), { control }) as EventLog;
        const watch = { begin: () => undefined, progress: () => undefined };
        const telling = { signal: new AbortController().signal, step: () => ({ ...telling, ...watch }) };
        const move = new Move({ plan: plan(), ambient, telling, source, target: cut });
        await expect(move.run()).rejects.toThrow('the power went');
        expect(await beginHere(source.control, clock)).toMatchObject({ state: 'moved' });
        expect(await beginHere(target.control, clock)).toMatchObject({ state: 'filling' });
      }),
    );
    expect((await copying({ namespace: `${namespace}x` })).failure).toMatchObject({ code: 'source.moved' });
    expect(await copying()).toMatchObject({ code: 0, done: { before: false } });
    expect(await withTarget(target => beginHere(target.control, clock))).toBeUndefined();
  });

  test('another run that began meanwhile is not overtaken', async () => {
    await withSource(source =>
      withTarget(async target => {
        const watch = { begin: () => undefined, progress: () => undefined };
        const signal = new AbortController().signal;
        const step = (name: string) => {
          if (name === 'heads') claims.push(claimToo());
          return { signal, ...watch };
        };
        const claims: Promise<unknown>[] = [];
        const claimToo = async () => {
          const last = await readWhereabouts(target.control);
          return sayWhereabouts(target.control, last, last.said!);
        };
        const move = new Move({ plan: plan(), ambient, telling: { signal, step }, source, target });
        await expect(move.run()).rejects.toMatchObject({ code: 'target.taken' });
        expect((await readWhereabouts(source.control)).said).toBeUndefined();
      }),
    );
  });

  test('keys of sealed fields and the last head come along; the file that stays is listed', async () => {
    const path = `${ledger.path}/seal-keys.db`;
    const id = '00000000-0000-8000-8000-000000000001';
    const key = { key: '11'.repeat(32), salt: '22'.repeat(32) };
    const keys = openSqliteSealKeys(path);
    await keys.keep(id, key);
    await keys.noteCopy({ place: '/mnt/backup', madeAt: '2020-01-01T00:00:00.000Z' });
    keys.close();
    const { code, text } = await copying();
    expect([code, linesOf(text, 'note')[0].code]).toEqual([0, 'keys.left-behind']);
    await withTarget(async ({ sealKeys }) => {
      expect(await sealKeys.find(id)).toEqual(key);
      expect((await sealKeys.copies()).map(({ place }) => place)).toEqual(['/mnt/backup', path]);
    });
    expect(readFileSync(data.file('socai-heads/last-head'), 'utf8')).toBe(original.notes.at(-1));
  });

  test('links between keys, and what was signed under names that were left, come along', async () => {
    const records = ['socai-keys', 'socai-origins', 'socai-heads-former-1', 'socai-keys-former-1'] as const;
    await withSource(async ({ control }) => {
      for (const stream of records) await control.put(stream, noStream, `of ${stream}`);
    });
    expect((await copying()).code).toBe(0);
    await withTarget(async ({ control }) => {
      for (const stream of records) expect((await control.last(stream))?.text).toBe(`of ${stream}`);
    });
  });

  test('in the folder of the source everything stays where it is', async () => {
    expect((await copying({ data: ledger.path })).code).toBe(0);
    expect(existsSync(`${ledger.path}/index.db`)).toBe(true);
    expect(readFileSync(`${ledger.path}/socai-heads/last-head`, 'utf8')).toBe(original.notes.at(-1));
  });

  describe('is refused, and the source stays open,', () => {
    const refused = async (code: string, sentence: RegExp, over: object = {}) => {
      const { failure, code: exit } = await copying(over);
      expect([exit, failure.code]).toEqual([1, code]);
      expect(failure.reason).toMatch(sentence);
      if (code !== 'source.in-use' && code !== 'source.missing')
        expect((await withSource(source => readWhereabouts(source.control))).said).toBeUndefined();
    };

    test('while a ledger runs on the source', async () => {
      const running = await openLogAt(ledger.events);
      await refused('source.in-use', /is in use by a running ledger/u).finally(() => running.close());
    });

    test('where there is no source', () =>
      refused('source.missing', /no log .*nowhere\.db/u, { from: `sqlite:${ledger.path}/nowhere.db` }));

    test('where a ledger has begun on the target', async () => {
      await withTarget(target => beginHere(target.control, clock));
      await refused('target.in-use', /A ledger began on esdb:.*namespace/u);
    });

    test('where the target has events that nobody spoke of', async () => {
      await withTarget(target => target.append('thing-1', noStream, newEvents(commandNamed('other'), 2)));
      await refused('target.not-empty', /2 events \(the first of the stream thing-1\)/u);
    });

    test('where a copy was begun and the events are of another log', async () => {
      expect((await copying({}, 'copying')).code).toBe(3);
      await withTarget(async target => {
        const after = (await target.head()).index;
        await target.append('thing-1', noStream, newEvents(commandNamed('other'), 1));
        expect((await target.head()).index).toBe(after + 1);
      });
      await refused('target.different', /event \d+ of .*, (body|revision|stream)/u);
    });

    test('where a signed head is not what the events give', async () => {
      tampered(`UPDATE event SET body = replace(body, '"amount":"2"', '"amount":"3"') WHERE idx = 200`);
      await refused('source.not-sound', /Event 200 of .* is not what was recorded/u);
    });

    test('where a head was signed over more events than the source has', async () => {
      tampered(`DELETE FROM event WHERE idx >= 400; DELETE FROM control WHERE revision > 0`);
      await refused('source.not-sound', /A head was signed over \d+ events, and the log has 400/u);
    });
  });

  test('a server that does not answer is named, without its password', async () => {
    const { code, failure } = await copying({ to: 'esdb://admin:hidden@127.0.0.1:9?tls=false' });
    expect([code, failure.code]).toEqual([3, 'target.unreachable']);
    expect(failure.reason).toMatch(/esdb:\/\/127\.0\.0\.1:9 .*ECONNREFUSED/u);
    expect(failure.reason).not.toContain('hidden');
  }, 30_000);
});
