import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AnyContent, valuesIn, wild } from '#test/support/any-content';
import {
  approved,
  custodyCastOf,
  dispatchOf,
  foundCustody,
  idIn,
  registered,
  transferOf,
} from '#test/support/custody-cast';
import { castOf, direct, fund, paper, provinceLine, recorded } from '#test/support/hai-duong';
import { buyersIn, delivered, signed } from '#test/support/http-buying';
import type { Answer, Client } from '#test/support/ledger-client';
import { ledgerInFolder, type LedgerInFolder } from '#test/support/ledger-process';

/** What OpenAPI names, all of it, on a ledger in which a little of everything has happened. */

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly told: any;
}

let home: LedgerInFolder;
let auditor: Client;
let document: any;
let operations: readonly Operation[];
/** Values by the name of the member they stand in, from the log. */
let known: ReturnType<typeof valuesIn>;
const clients = new Map<string, Client>();

const settle = async (): Promise<void> => {
  const cast = await castOf(home.now);
  await foundCustody(home.now);
  const law = {
    headDecides: '50000000',
    directAppointment: '500000000',
    competitiveQuotation: '10000000000',
  };
  const parameter = { ...paper('3/NĐ', '2019-01-01'), values: law, source: '214/2025/NĐ-CP' };
  recorded(await cast.finance.post('/v1/parameters/procurementThresholds', parameter));
  await fund(cast, '90000000');
  const buyers = await buyersIn(home.now);
  const car = { name: '34A-001', on: '2020-02-03', price: '34000000', method: 'headDecision' };
  await delivered(buyers, await signed(buyers, car), { ...car, on: '2020-05-04' });
  await cast.budget.post(`/v1/budget-lines/${provinceLine}/commit`, direct('much', '9000000000'));
  const custody = await custodyCastOf(home.now);
  const cars = await registered(custody, '34A-017', '34A-018');
  const request = recorded(await custody.custodian.post('/v1/transfers', transferOf(cars)));
  await approved(custody, idIn(request), request.waitToken);
  const dispatched = await custody.storekeeper.post(
    `/v1/transfers/${idIn(request)}/dispatch?wait=30`,
    dispatchOf(cars),
  );
  const closing = paper('30/QĐ', '2020-02-01');
  await cast.bookkeeper.post('/v1/periods/2019-12/close?wait=30', closing);
  await auditor.get(`/v1/transfers?waitFor=${recorded(dispatched).waitToken}`);
};

beforeAll(async () => {
  home = await ledgerInFolder({ env: { SOCAI_RATE_LIMIT_PER_MINUTE: '100000000' } });
  auditor = (await castOf(home.now)).auditor;
  await settle();
  document = (await auditor.get('/openapi.json')).body;
  operations = Object.entries<any>(document.paths).flatMap(([path, item]) =>
    Object.entries<any>(item).map(([method, told]) => ({ method, path, told })),
  );
  const { items } = (await auditor.get('/v1/events?limit=500')).body;
  known = valuesIn(items.map(({ event }: any) => ({ ...event.data, stream: event.stream })));
  known.set('index', [0, 7, items.length - 1]);
  known.set('periodId', ['2019-12', '2020-02']);
  known.set('name', ['transferDeadlines', 'procurementThresholds', 'assets']);
  for (const duty of new Set<string>(operations.flatMap(({ told }) => told['x-duties'] ?? [])))
    if (duty !== 'any')
      clients.set(duty, await home.now.as({ personId: `p-any-${duty}`, duties: [`${duty}@bca/`] }));
}, 120_000);
afterAll(() => home.remove());

const isUnderTest = ({ path }: Operation) => path.startsWith('/v1/') && !path.startsWith('/v1/operations');
const clientFor = ({ told, method }: Operation): Client =>
  (method === 'get' ? undefined : clients.get(told['x-duties'][0])) ?? auditor;
const valuesOf = (name: string): readonly unknown[] => known.get(name) ?? ['2020-01'];

describe('every list', () => {
  /** But a proof, which is no list, and the use of a delegation, of which there is none here. */
  const isList = (path: string) =>
    !path.startsWith('/v1/proofs/') && path !== '/v1/delegations/{delegationId}/use';
  const lists = () =>
    operations.filter(({ told, path }) => {
      const schema = told.responses['200']?.content?.['application/json']?.schema ?? {};
      const answer = schema.$ref ? document.components.schemas[schema.$ref.split('/').at(-1)] : schema;
      return answer?.properties?.next !== undefined && isList(path);
    });
  /** What a list cannot be asked without. */
  const needed: Readonly<Record<string, string>> = {
    '/v1/diff': '?view=money&from=3&to=20',
    '/v1/budget-execution': '?groupBy=unitId',
    '/v1/budget-execution/explain': '?measure=paid',
    '/v1/who-could-have-approved': '?purchase={purchaseId}',
    '/v1/budget-lines/{lineId}/entries': '?measure=paid',
    '/v1/budget-lines/{lineId}/explain': '?measure=paid',
    '/v1/asset-holdings/{unitId}/{itemCode}/explain': '?measure=count',
  };

  test('is JSON pages, and whole as CSV, with the same rows or more lines than rows', async () => {
    expect(lists().length).toBeGreaterThan(30);
    let rows = 0;
    for (const { path, told } of lists()) {
      expect([path, Object.keys(told.responses['200'].content)]).toEqual([
        path,
        expect.arrayContaining(['application/json', 'text/csv']),
      ]);
      const named = (_: string, name: string) => String(valuesOf(name)[0]);
      const asked = `${path}${needed[path] ?? ''}`.replace(/\{(\w+)\}/gu, named);
      const page = await auditor.get(asked);
      const csv = await auditor.get(asked, { accept: 'text/csv' });
      expect([asked, page.status, csv.status]).toEqual([asked, 200, 200]);
      expect([asked, csv.headers.get('content-type')]).toEqual([asked, expect.stringContaining('text/csv')]);
      const lines = (csv.body as string).split('\r\n').length - 2;
      expect([asked, lines >= page.body.items.length]).toEqual([asked, true]);
      rows += page.body.items.length;
    }
    expect(rows).toBeGreaterThan(100);
  }, 60_000);
});

describe('no input reaches a 5xx, and what is answered is what OpenAPI says', () => {
  const told: string[] = [];
  const documented = ({ told: { responses, ...operation } }: Operation, { status, body }: Answer) =>
    status !== 422 ||
    ['x-refusals', 'x-refusals-of-any-command', 'x-refusals-under-delegation'].some(list =>
      operation[list]?.includes(body.code),
    );
  const mustBeTold = (operation: Operation, answer: Answer, what: unknown): boolean => {
    const { status, body } = answer;
    // An input may have braces of its own: only where it is not repeated is a brace an unfilled place in a text.
    const said =
      status < 400 || (/\p{L}/u.test(body.detail) && (status !== 422 || !/\{\w+\}/u.test(body.detail)));
    // An address that is too long is turned away before it comes to any operation.
    const declared = status === 414 || operation.told.responses[String(status)] !== undefined;
    const ok = status < 500 && said && declared && documented(operation, answer);
    if (!ok && told.length === 0)
      told.push(`${status} ${operation.path} ${JSON.stringify(body)} for ${JSON.stringify(what)}`);
    return ok;
  };
  const addressOf = (path: string): fc.Arbitrary<string> =>
    fc
      .tuple(
        ...[...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) =>
          fc.oneof(
            { weight: 12, arbitrary: fc.constantFrom(...valuesOf(name!).map(String)) },
            { weight: 1, arbitrary: wild.map(String).filter(text => text.isWellFormed()) },
          ),
        ),
      )
      .map(values =>
        values.reduce((at, value) => at.replace(/\{\w+\}/u, () => encodeURIComponent(value)), path),
      );

  test('commands', async () => {
    const any = new AnyContent(document.components.schemas, known);
    const commands = operations.filter(one => isUnderTest(one) && one.method === 'post');
    expect(commands.length).toBeGreaterThan(55);
    const askedOf = (operation: Operation) => {
      const schema = operation.told.requestBody?.content['application/json'].schema ?? {};
      return fc.record({
        operation: fc.constant(operation),
        path: addressOf(operation.path),
        content: any.of(schema),
        ifMatch: fc.constantFrom('"0"', '"1"', '"3"', '"7"'),
        dryRun: fc.boolean(),
      });
    };
    await fc
      .assert(
        fc.asyncProperty(
          fc.oneof(...commands.map(askedOf)),
          async ({ operation, path, content, ifMatch, dryRun }) => {
            const needs = operation.told.parameters.some(
              ({ name, required }: any) => name === 'If-Match' && required,
            );
            const answer = await clientFor(operation).post(
              dryRun ? `${path}?dryRun=true` : path,
              content ?? null,
              needs ? { 'if-match': ifMatch } : {},
            );
            return mustBeTold(operation, answer, [path, content]);
          },
        ),
        { numRuns: 300, endOnFailure: true },
      )
      .catch(() => undefined);
    expect(told).toEqual([]);
  }, 120_000);

  test('questions', async () => {
    const any = new AnyContent(document.components.schemas, known);
    const questions = operations.filter(one => isUnderTest(one) && one.method === 'get');
    const askedOf = (operation: Operation) => {
      const parameters = (operation.told.parameters ?? []).filter(
        (one: any) => one.in === 'query' && !['waitFor', 'wait'].includes(one.name),
      );
      const drawn = parameters.map(({ name, schema, required }: any) => [
        name,
        fc.option(any.of(schema ?? {}, name), { nil: undefined, freq: required ? 30 : 1 }),
      ]);
      return fc.record({
        operation: fc.constant(operation),
        path: addressOf(operation.path),
        query: fc.record<Record<string, unknown>>(Object.fromEntries(drawn)),
        accept: fc.constantFrom('application/json', 'text/csv'),
      });
    };
    await fc
      .assert(
        fc.asyncProperty(fc.oneof(...questions.map(askedOf)), async ({ operation, path, query, accept }) => {
          const texts = Object.entries(query).flatMap(([name, value]) => {
            const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
            return value !== undefined && text.isWellFormed() ? [`${name}=${encodeURIComponent(text)}`] : [];
          });
          const answer = await auditor.get(`${path}?${texts.join('&')}`, { accept });
          return mustBeTold(operation, answer, [path, texts]);
        }),
        { numRuns: 300, endOnFailure: true },
      )
      .catch(() => undefined);
    expect(told).toEqual([]);
  }, 120_000);

  test('the ledger is well after all that', async () => {
    expect((await auditor.get('/health/ready')).body.ready).toBe(true);
    expect(home.now.said()).toBe('');
  });
});
