import { appendFileSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer, Client } from '#test/support/ledger-client';
import { ledgerInFolder, type LedgerInFolder } from '#test/support/ledger-process';

let home: LedgerInFolder;
let [auditor, inspector, budget] = [] as unknown as [Client, Client, Client];

const enter = async () => {
  const of = (personId: string, ...duties: string[]) => home.now.as({ personId, duties });
  auditor = await of('p-auditor', 'auditor@bca/');
  inspector = await of('p-inspector', 'inspector@hai-duong/');
  budget = await of('p-budget', 'budgetManager@bca/');
};

beforeAll(async () => {
  home = await ledgerInFolder();
  await enter();
}, 60_000);
afterAll(() => home.remove());

const folder = () => join(home.folder.path, 'access');
const today = (over = '') => auditor.get(`/v1/access-log?limit=500${over}`);

/** Lines stand in their file within a second. */
const until = async (ask: () => Promise<Answer>, isSo: (answer: Answer) => boolean): Promise<Answer> => {
  for (;;) {
    const answer = await ask();
    if (isSo(answer)) return answer;
    await setTimeout(50);
  }
};
const rows = ({ body }: Answer): any[] => body.items;
const of = (person: string) => () => today(`&person=${person}`);

describe('what somebody read', () => {
  test('who, what, when and at which clocks', async () => {
    const { headers } = await inspector.get('/v1/units?effective=2020-02-01');
    const answer = await until(of('p-inspector'), answer => rows(answer).length === 1);
    expect(rows(answer)[0]).toMatchObject({
      personId: 'p-inspector',
      clientId: 'tests',
      status: 200,
      duties: [{ duty: 'inspector', unitId: 'hai-duong' }],
      path: '/v1/units?effective=2020-02-01',
      asOf: { index: -1, effective: '2020-02-01' },
      correlationId: headers.get('x-correlation-id'),
      line: expect.any(Number),
      keeper: expect.stringMatching(/^[0-9a-f]{16}$/u),
    });
    expect(Date.now() - Date.parse(rows(answer)[0].at)).toBeLessThan(60_000);
    expect(rows(answer)[0]).not.toHaveProperty('sealedBy');
  });

  test('as a spreadsheet, and what was not found or not allowed too', async () => {
    await inspector.get('/v1/budget-lines', { accept: 'text/csv' });
    await inspector.get('/v1/units/nowhere');
    await inspector.get('/v1/access-log');
    const answer = await until(of('p-inspector'), answer => rows(answer).length === 4);
    const read = rows(answer).map(({ path, status, asOf }) => [path, status, asOf?.index]);
    expect(read.slice(1)).toEqual([
      ['/v1/budget-lines', 200, -1],
      ['/v1/units/nowhere', 404, undefined],
      ['/v1/access-log', 403, undefined],
    ]);
  });

  test('is kept of auditors and inspectors, not of those who ask about their own work', async () => {
    await budget.get('/v1/units');
    await auditor.get('/v1/units?limit=3');
    await until(
      () => today('&path=/v1/units%3Flimit'),
      answer => rows(answer).length === 1,
    );
    expect(rows(await of('p-budget')())).toEqual([]);
  });

  test('can be asked for by day and by what was looked at, in pages that join, and as CSV', async () => {
    expect(rows(await today('&day=2020-01-01'))).toEqual([]);
    const [first] = rows(await auditor.get('/v1/access-log?person=p-inspector&limit=1'));
    const { body } = await auditor.get('/v1/access-log?person=p-inspector&limit=1');
    const next = await auditor.get(`/v1/access-log?person=p-inspector&limit=500&cursor=${body.next}`);
    expect([first, ...rows(next)]).toEqual(rows(await of('p-inspector')()));
    const csv = await auditor.get('/v1/access-log?person=p-inspector', { accept: 'text/csv' });
    expect(csv.body.split('\r\n')[0]).toContain('at,personId,onBehalfOf,clientId,duties,path,status');
    expect(csv.body.trim().split('\r\n')).toHaveLength(5);
  });

  test('a person who is neither auditor nor operator may not ask', async () => {
    expect((await budget.get('/v1/access-log')).status).toBe(403);
    expect((await auditor.get('/v1/access-log?day=2020-02-30')).body.errors).toMatchObject([
      { pointer: '?day' },
    ]);
  });
});

describe('an hour that is over', () => {
  test('is committed to in the log, and a line that is added later is found', async () => {
    await home.now.stop();
    const files = readdirSync(folder()).filter(name => name.endsWith('.jsonl'));
    renameSync(join(folder(), files[0]!), join(folder(), '2026-01-05T02.jsonl'));
    await home.again();
    await enter();
    const hours = () => auditor.get('/v1/access-log/hours?day=2026-01-05');
    const [hour] = rows(await until(hours, answer => rows(answer).length === 1));
    expect(hour).toMatchObject({ hour: '2026-01-05T02', lines: expect.any(Number) });
    expect((await auditor.get(`/v1/events/${hour.index}`)).body.event.type).toBe('AccessLogSealed');
    expect((await auditor.get(`${hour.proof.href}&wait=10`)).status).toBe(200);

    const reads = async () => rows(await auditor.get('/v1/access-log?day=2026-01-05&limit=500'));
    expect((await reads()).map(({ sealedBy, intact }) => [sealedBy, intact])).toContainEqual([
      hour.index,
      true,
    ]);
    appendFileSync(join(folder(), '2026-01-05T02.jsonl'), 'not what was read\n');
    expect(await reads()).toHaveLength(hour.lines + 1);
    expect(new Set((await reads()).map(({ intact }) => intact))).toEqual(new Set([false]));
    expect((await reads()).at(-1)).toMatchObject({ unreadable: 'not what was read' });
  }, 60_000);
});
