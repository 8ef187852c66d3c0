import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { rows, type SampleLedger, sampleLedger } from './sample-ledger.js';

let ledger: SampleLedger;
beforeAll(async () => {
  ledger = await sampleLedger();
});
afterAll(() => ledger.close());
beforeEach(() => {
  ledger.questions.head = 41;
  ledger.questions.fault = undefined;
});

describe('a list', () => {
  test('is read to its end at the index of its first page, whatever is recorded meanwhile', async () => {
    const seen: string[] = [];
    const path = '/v1/jars?limit=500&unitId=hd';
    for (let next: string | null = ''; next !== null; ledger.questions.head += 1) {
      const page: any = (await ledger.get(next === '' ? path : `${path}&cursor=${next}`)).json();
      expect(page.asOf).toEqual({ index: 41, final: true });
      expect(page.incomplete).toEqual([]);
      seen.push(...page.items.map((row: { key: string }) => row.key));
      next = page.next;
    }
    expect(seen).toEqual(rows.map(row => row.key));
  });

  test('has 100 items unless said', async () => {
    expect((await ledger.get('/v1/jars')).json().items).toHaveLength(100);
  });

  test('a cursor of another question is refused', async () => {
    const { next } = (await ledger.get('/v1/jars?unitId=a')).json();
    expect((await ledger.get(`/v1/jars?unitId=a&limit=7&cursor=${next}`)).statusCode).toBe(200);
    for (const path of ['/v1/jars?unitId=b', '/v1/jars?', '/v1/jars?unitId=a&known=3'])
      expect((await ledger.get(`${path}&cursor=${next}`)).json().errors).toMatchObject([
        { pointer: '?cursor', code: 'cursor.other-question' },
      ]);
  });

  test('the whole of it as CSV', async () => {
    const answer = await ledger.get('/v1/jars?limit=5', { accept: 'text/csv' });
    expect(answer.headers['content-type']).toContain('text/csv');
    expect([answer.headers['as-of-index'], answer.headers['incomplete']]).toEqual(['41', '0']);
    const lines = answer.body.split('\r\n');
    expect(lines.slice(0, 2)).toEqual(['\uFEFFkey,doc.id,doc.note', 'jar-0,jar-0,Hũ']);
    expect(lines).toHaveLength(rows.length + 2);
  });
});

describe('clocks and faults', () => {
  test('are handed on', async () => {
    await ledger.get('/v1/jars?known=7&effective=2020-01-31&waitFor=abc');
    expect(ledger.questions.asked.at(-1)).toEqual({ known: '7', effective: '2020-01-31', waitFor: 'abc' });
  });

  test.each([
    ['ViewNotReady', 503, 'view.not-ready', undefined],
    ['UnknownClock', 400, 'input.invalid', 'known.unknown'],
    ['UnknownWaitToken', 400, 'input.invalid', 'wait-token.malformed'],
  ])('%s', async (name, status, code, field) => {
    ledger.questions.fault = Object.assign(new Error(), { name, field: 'known' });
    const answer = await ledger.get('/v1/jars');
    expect([answer.statusCode, answer.json().code, answer.json().errors[0]?.code]).toEqual([
      status,
      code,
      field,
    ]);
    expect(answer.headers['retry-after']).toBe(status === 503 ? '2' : undefined);
  });
});
