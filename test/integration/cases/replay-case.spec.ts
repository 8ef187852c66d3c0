import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { archiveOf, caseOf, rewritten, textOf } from '#test/support/cases';
import { dataSetLog } from '#test/support/data-set';
import { linesOf } from '#test/support/socai';
import { publish } from '#test/support/static-log';
import { temporaryFolder } from '#test/support/temporary-folder';
import { replay as replayCommand } from '../../../apps/auditor/src/replay/replay.command.js';
import type { Case } from '../../../apps/auditor/src/case/case-file.js';

const folder = temporaryFolder();
const [events, views, caseFile] = ['events.db', 'views.db', 'case.zip'].map(folder.file) as [
  string,
  string,
  string,
];
let shown: Case;
const never = new AbortController().signal;

const replay = async (args: readonly string[], signal = never) => {
  const said: string[] = [];
  const out = { isTerminal: false, print: (line: string) => void said.push(line), remark: () => undefined };
  const code = await replayCommand([...args, '--json'], signal, out);
  return { code, out: said.join('\n') };
};
const ofCase = (...args: readonly string[]) => replay(['--case', caseFile, ...args]);
const viewIn = (out: string, name: string) => linesOf(out, 'view').find(({ view }) => view === name);

beforeAll(async () => {
  const { log } = await dataSetLog('XS');
  await publish(log.store, folder.file('log'));
  const db = new DatabaseSync(log.path);
  db.exec(`VACUUM INTO '${events}'`);
  db.close();
  await log.remove();
  shown = await caseOf({ events, path: folder.path }, 'unit=ninh-giang');
  writeFileSync(caseFile, archiveOf(shown));
  expect((await replay(['--events', events, '--keep', views])).code).toBe(0);
}, 60_000);
afterAll(() => folder.remove());

test('without any server its views are built, and its figures are those of its events', async () => {
  const { code, out } = await ofCase();
  expect([code, linesOf(out, 'figures')]).toMatchObject([0, [{ differing: [] }]]);
  expect(linesOf(out, 'figures')[0].accounts).toBeGreaterThan(3);
  expect(viewIn(out, 'money')).toMatchObject({ result: 'replayed', index: shown.known });
  expect(linesOf(out, 'progress').at(-1)).toMatchObject({ done: shown.events.length, secondsLeft: 0 });
}, 30_000);

test('what rests on its events alone is what the whole ledger says; the rest is counted, not judged', async () => {
  const { code, out } = await ofCase('--against', `sqlite:${views}`);
  expect([code, linesOf(out, 'view').filter(({ result }) => result === 'differs')]).toEqual([0, []]);
  for (const view of ['money', 'purchases', 'custody', 'transfers'])
    expect([view, viewIn(out, view).within.compared]).toEqual([view, expect.any(Number)]);
  expect(viewIn(out, 'money').within.compared).toBeGreaterThan(20);
}, 30_000);

test('of some days only, what began before them is told apart', async () => {
  const later = folder.file('later.zip');
  const days = shown.events.map(({ body }) => JSON.parse(body).effectiveDate as string).sort();
  const from = days[Math.floor(days.length / 2)];
  writeFileSync(
    later,
    archiveOf(await caseOf({ events, path: folder.path }, `unit=ninh-giang,from=${from}`)),
  );
  const { code, out } = await replay(['--case', later, '--against', `sqlite:${views}`]);
  expect(code).toBe(0);
  expect(viewIn(out, 'custody').within.compared).toBeGreaterThan(10);
  expect(linesOf(out, 'view').some(({ streamsApart }) => streamsApart > 0)).toBe(true);
}, 30_000);

test('to an earlier index of the case, and not beyond it', async () => {
  const { index } = shown.events[40]!;
  const { code, out } = await ofCase('--to', `${index}`, '--against', `sqlite:${views}`);
  expect([code, viewIn(out, 'money')]).toMatchObject([0, { index, result: 'equal' }]);
  expect(linesOf(out, 'figures')).toEqual([]);
  expect((await ofCase('--to', `${shown.known + 1}`)).code).toBe(2);
  const { recordedAt } = JSON.parse(shown.events[40]!.body) as { recordedAt: string };
  expect(viewIn((await ofCase('--to', recordedAt)).out, 'money').index).toBeGreaterThanOrEqual(index);
}, 30_000);

const tampered = (sql: string): string => {
  const path = folder.file(`${sql.length}.db`);
  writeFileSync(path, readFileSync(views));
  const db = new DatabaseSync(path);
  expect(db.prepare(sql).run().changes).toBeGreaterThan(0);
  db.close();
  return `sqlite:${path}`;
};

test('views that say otherwise of its events differ, and which event is told; of other events nothing is', async () => {
  const entry = shown.events.find(({ body }) => body.includes('"account":"line/'))!;
  const at = (condition: string) =>
    tampered(
      `UPDATE t3_posting SET amount = amount + 1 WHERE id IN
         (SELECT id FROM t3_posting WHERE (id & 4294967295) ${condition} LIMIT 1)`,
    );
  const wrong = await ofCase('--view', 'money', '--against', at(`= ${entry.index}`));
  expect([wrong.code, viewIn(wrong.out, 'money')]).toMatchObject([
    1,
    { result: 'differs', difference: { event: { index: entry.index } } },
  ]);
  const inCase = shown.events.map(({ index }) => index).join(',');
  expect((await ofCase('--view', 'money', '--against', at(`NOT IN (${inCase})`))).code).toBe(0);
}, 30_000);

test('figures that are not those of its events', async () => {
  const forged = folder.file('forged.zip');
  const archive = archiveOf(shown);
  const figures = textOf(archive, 'figures.json').replace(/"net": "(\d+)"/u, '"net": "1$1"');
  writeFileSync(
    forged,
    rewritten(archive, files => void (files['figures.json'] = new Uint8Array(Buffer.from(figures)))),
  );
  const { code, out } = await replay(['--case', forged, '--view', 'money', '--view', 'custody']);
  expect([code, linesOf(out, 'figures')[0].differing.length]).toEqual([1, 1]);
}, 30_000);

test('what is no case, and what is not understood', async () => {
  writeFileSync(folder.file('no.zip'), 'no archive');
  const { code, out } = await replay(['--case', folder.file('no.zip')]);
  expect([code, linesOf(out, 'failure')]).toMatchObject([3, [{ code: 'case.unreadable' }]]);
  expect((await replay(['--case', join(folder.path, 'nowhere.zip')])).code).toBe(3);
  expect((await ofCase('--events', events)).code).toBe(2);
  expect((await replay(['--case', caseFile], AbortSignal.abort())).code).toBe(3);
}, 30_000);
