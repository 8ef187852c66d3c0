import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
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

let home: LedgerInFolder;
let cast: Cast;
let headBefore = 0;
const head = async (): Promise<number> => (await cast.auditor.get('/v1/events?limit=1')).body.head;
beforeAll(async () => {
  home = await ledgerInFolder({ env: { SOCAI_RATE_LIMIT_PER_MINUTE: '100000000' } });
  cast = await castOf(home.now);
  await found(cast);
  await fund(cast, '1000');
  headBefore = await head();
}, 60_000);
afterAll(() => home.remove());

const valid = direct('x', '1');

describe('no input reaches a 5xx', () => {
  const wild = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '',
      '0',
      '-0',
      '1e9',
      '__proto__',
      '\0',
      '../..',
      '%00',
      'null',
      '2020-02-30',
      '9'.repeat(18),
      'ａ',
    ),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.jsonValue({ maxDepth: 3 }),
  );
  const line = fc.constantFrom(provinceLine, districtLine, '2020.x.y', provinceLine.replace('2020', '2099'));
  const verbs = fc.constantFrom(
    ...['appropriate', 'withdraw-appropriation', 'record-opening-balance', 'allocate', 'adjust', 'commit'],
    ...['release', 'pay-advance', 'pay', 'recover-advance', 'reverse-payment'],
  );
  const members = fc.dictionary(
    fc.constantFrom(
      ...[
        'amount',
        'owner',
        'commitmentId',
        'paymentId',
        'cash',
        'advanceCleared',
        'voucherNumber',
        'toLine',
      ],
      ...[
        'grantor',
        'justification',
        'cause',
        'reason',
        'externalRef',
        'effectiveDate',
        'document',
        'subItem',
      ],
      ...['missionId', 'corrects', 'moveId', 'payeeTaxCode'],
    ),
    fc.oneof(
      wild,
      fc.constantFrom<unknown>('1', '999999999999999999', districtLine, '2020-12-31', valid.owner),
    ),
  );
  const told: string[] = [];
  const mustBeTold = ({ status, body }: Answer, what: unknown) => {
    if (status >= 500) told.push(`${status} ${JSON.stringify(body)} for ${JSON.stringify(what)}`);
    return status < 500;
  };
  const clientFor = (verb: string) =>
    /appropriat|opening/u.test(verb)
      ? cast.finance
      : /pay|recover/u.test(verb)
        ? cast.accountant
        : cast.budget;

  test('commands', async () => {
    await fc.assert(
      fc.asyncProperty(line, verbs, members, async (onLine, verb, drawn) => {
        const content = { ...paper(), ...drawn };
        const answer = await clientFor(verb).post(`/v1/budget-lines/${onLine}/${verb}`, content);
        return mustBeTold(answer, [onLine, verb, content]);
      }),
      { numRuns: 250 },
    );
    expect(told).toEqual([]);
  }, 60_000);

  test('questions', async () => {
    const paths = fc.constantFrom(
      ...[
        '/v1/budget-lines',
        '/v1/budget-execution',
        '/v1/fund-moves',
        '/v1/processes',
        '/v1/refusals',
        '/v1/units',
      ],
      ...['/v1/budget-lines-near-limit', '/v1/split-purchases', '/v1/purchase-mismatches'],
      ...['/v1/events', `/v1/budget-lines/${provinceLine}`, `/v1/budget-lines/${provinceLine}/entries`],
      ...[`/v1/budget-lines/${provinceLine}/commitments`, `/v1/streams/budgetLine-${provinceLine}/events`],
      ...['/v1/parameters', `/v1/budget-lines/${provinceLine}/funds-check`, '/v1/units/hai-duong'],
    );
    const names = fc.constantFrom(
      ...[
        'known',
        'effective',
        'waitFor',
        'limit',
        'cursor',
        'after',
        'type',
        'unit',
        'measure',
        'amount',
        'state',
      ],
      ...['by', 'within', 'kind', 'status', 'tree', 'externalRef', 'code', 'person', 'source', 'fiscalYear'],
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }).filter(text => text.isWellFormed()),
      fc.constantFrom(
        '0',
        '-1',
        '3',
        '999999999999999',
        '2020-06-01',
        '0000-01-01',
        '2020-01-01T00:00:00Z',
        'paid',
      ),
      fc.constantFrom(
        '9999-12-31T23:59:59.999999999Z',
        'effective',
        'current',
        'unit',
        '%',
        "'",
        '"',
        '1e309',
      ),
    );
    await fc.assert(
      fc.asyncProperty(paths, fc.array(fc.tuple(names, texts), { maxLength: 3 }), async (path, query) => {
        const asked = `${path}?${query.map(([name, text]) => `${name}=${encodeURIComponent(text)}`).join('&')}`;
        return mustBeTold(await cast.auditor.get(asked), asked);
      }),
      { numRuns: 250 },
    );
    expect(told).toEqual([]);
  }, 60_000);

  test('addresses', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { maxLength: 4 }),
        async parts => {
          const path = `/v1/${parts
            .filter(part => part.isWellFormed())
            .map(encodeURIComponent)
            .join('/')}`;
          const bad = fc.sample(fc.constantFrom('', '%', '%ff', '%c3%28', '//', '?%'), 1)[0]!;
          return mustBeTold(await cast.auditor.get(path + bad), path + bad);
        },
      ),
      { numRuns: 150 },
    );
    expect(told).toEqual([]);
  }, 60_000);
});

test('the ledger is well after all that, and only said refusals and commands were recorded', async () => {
  expect((await cast.auditor.get('/health/ready')).body.ready).toBe(true);
  expect(home.now.said()).toBe('');
  expect(await head()).toBeGreaterThanOrEqual(headBefore);
});
