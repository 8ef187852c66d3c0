import fc from 'fast-check';
import { budgetCommands } from '#budgets';
import type { CommandSpec } from '#event-sourcing';
import { parameterCommands } from '#parameters';
import { periodCommands } from '#periods';
import { unitCommands } from '#units';
import type { Around, BudgetLedger } from './budget-ledger.js';

/** A command on its way, and how it is sent. */
export interface Attempt extends Omit<Around, 'key'> {
  readonly command: string;
  readonly data: object;
  /** Sent twice with one key. */
  readonly twice: boolean;
}

const specs = new Map<string, CommandSpec>(
  [...budgetCommands, ...unitCommands, ...parameterCommands, ...periodCommands].map(spec => [
    spec.name,
    spec as CommandSpec,
  ]),
);

const line = (unitId: string, item = '6950') => `2020.${unitId}.ministry.recurrent.009.040-041.${item}`;
const top = line('bo');
const lines = [line('hd'), line('hd', '7000'), line('cl'), line('cg')];
const spare = line('hd', '7100');
const uuid = (kind: number, n: number) => `0190a5c4-000${kind}-7c3d-8e4f-00000000000${n}`;

const lineId = fc.constantFrom(...lines);
/** The same ids on every line: each has commitments of its own under them. */
const need = fc.record({
  lineId: fc.constantFrom(...lines, lines[0]!),
  commitmentId: fc.nat(1).map(n => uuid(1, n)),
});
const ofNeed = (more: Record<string, fc.Arbitrary<unknown>>) =>
  fc.tuple(need, fc.record(more)).map(([drawn, rest]) => ({ ...drawn, ...rest }));
const paymentId = fc.nat(5).map(n => uuid(2, n));
const moveId = fc.option(
  fc.nat(3).map(n => uuid(3, n)),
  { nil: undefined, freq: 1 },
);
const amount = fc.bigInt({ min: 1n, max: 30n });
const part = fc.bigInt({ min: 1n, max: 9n });
const owner = fc.constantFrom(...['x', 'y', 'z'].map(id => ({ kind: 'direct', id })), {
  kind: 'purchase',
  id: 'z',
});
const voucherNumber = fc.constant('UNC-1');
const unitId = fc.constantFrom('cl', 'cg', 'tram');

const send = fc.record({ lineId: fc.constantFrom(top, ...lines), toLine: lineId, amount, moveId });
const draw = ofNeed({ paymentId, amount: part, voucherNumber });
const asked = (command: string, data: fc.Arbitrary<object>, weight = 1) => ({
  weight,
  arbitrary: data.map(content => ({ command, data: content })),
});

const command = fc.oneof(
  asked('Appropriate', fc.record({ lineId: fc.constant(top), amount, grantor: fc.constant('BTC') })),
  asked(
    'WithdrawAppropriation',
    fc.record({ lineId: fc.constantFrom(top, lines[0]!), amount, grantor: fc.constant('BTC') }),
  ),
  asked('RecordOpeningBalance', fc.record({ lineId, amount }), 3),
  asked('Allocate', send, 3),
  asked('Adjust', send, 2),
  asked('CommitFunds', ofNeed({ owner, amount }), 6),
  asked('ReleaseCommitment', ofNeed({ amount: part, cause: fc.constant('x') })),
  asked('PayAdvance', draw, 2),
  asked('RecoverAdvance', draw, 2),
  asked(
    'PostPayment',
    ofNeed({ paymentId, cash: part, advanceCleared: fc.constantFrom(0n, 0n, 2n), voucherNumber }),
    3,
  ),
  asked('ReversePayment', fc.record({ lineId, paymentId }), 2),
  asked('CloseLine', fc.record({ lineId: fc.constantFrom(spare, ...lines) })),
  asked('RenameUnit', fc.record({ unitId, name: fc.constantFrom('a', 'b') })),
  asked('ReparentUnit', fc.record({ unitId, parentId: fc.constantFrom('bo', 'hd', 'cl', 'cg', 'tram') })),
  asked('DissolveUnit', fc.record({ unitId })),
  asked(
    'ClosePeriod',
    fc.record({
      periodId: fc.constantFrom('2019-12', '2020-01', '2020-02', '2020-05'),
      rootUnit: fc.constant('bo'),
    }),
  ),
  asked(
    'SetParameter',
    fc.record({
      name: fc.constant('fiscalYearWindow'),
      values: fc.constantFrom({ opens: '12-01', closes: '01-31' }, { opens: '12-10', closes: '01-31' }),
      source: fc.constant('Luật NSNN'),
    }),
  ),
);

export const days = ['2019-12-15', '2020-02-01', '2020-05-01', '2020-09-01', '2020-12-19'];

const attempt: fc.Arbitrary<Attempt> = fc
  .tuple(
    command,
    fc.record({
      effectiveDate: fc.constantFrom(...days, days.at(-1)!, days.at(-1)!),
      person: fc.constantFrom('p-1', 'p-2'),
      externalRef: fc.constantFrom(undefined, undefined, 'HRM/1'),
      twice: fc.constantFrom(false, false, false, true),
    }),
  )
  .map(([what, around]) => ({ ...what, ...around }));

/** What is sent at one moment, all together. */
export const histories = fc.array(fc.array(attempt, { minLength: 1, maxLength: 4 }), {
  minLength: 10,
  maxLength: 18,
  size: 'max',
});

const unit = (id: string, kind: string, parentId?: string): Attempt => ({
  command: 'EstablishUnit',
  effectiveDate: '2019-01-01',
  twice: false,
  data: { unitId: id, code: id.toUpperCase(), name: id, kind, parentId, predecessors: [] },
});
const window = { name: 'fiscalYearWindow', values: { opens: '12-01', closes: '01-31' }, source: 'Luật NSNN' };

/** What random commands rarely come to: a payment with its advance and reversal, a move, a release, an end. */
const oneOfEach = (): readonly Attempt[] => {
  const drawn = { lineId: lines[0]!, commitmentId: uuid(1, 0), voucherNumber: 'UNC-0' };
  const told: readonly (readonly [string, object])[] = [
    ['PayAdvance', { ...drawn, paymentId: uuid(2, 6), amount: 5n }],
    ['PostPayment', { ...drawn, paymentId: uuid(2, 7), cash: 3n, advanceCleared: 2n }],
    ['RecoverAdvance', { ...drawn, paymentId: uuid(2, 8), amount: 1n }],
    ['ReversePayment', { lineId: drawn.lineId, paymentId: uuid(2, 7) }],
    ['ReleaseCommitment', { ...drawn, amount: 1n, cause: 'x' }],
    ['Adjust', { lineId: drawn.lineId, toLine: spare, amount: 4n }],
    ['CloseLine', { lineId: line('cg', '7000') }],
  ];
  return told.map(([name, data]) => ({ command: name, data, effectiveDate: '2020-05-01', twice: false }));
};

const closeMonth: Attempt = {
  command: 'ClosePeriod',
  data: { periodId: '2019-12', rootUnit: 'bo' },
  effectiveDate: '2020-05-01',
  twice: false,
};

/** The tree, the window and some money, so that most of what follows has something to work on. */
export const beginning: readonly Attempt[] = [
  unit('bo', 'ministry'),
  unit('hd', 'province', 'bo'),
  unit('cl', 'district', 'hd'),
  unit('cg', 'district', 'hd'),
  unit('tram', 'station', 'cl'),
  { command: 'SetParameter', data: window, effectiveDate: '2019-01-01', twice: false },
  ...[top, ...lines, line('cg', '7000')].map(each => ({
    command: 'RecordOpeningBalance',
    data: { lineId: each, amount: 40n },
    effectiveDate: '2019-12-15',
    twice: false,
  })),
  ...lines.map(lineId => ({
    command: 'CommitFunds',
    data: { lineId, commitmentId: uuid(1, 0), owner: { kind: 'direct', id: 'x' }, amount: 20n },
    effectiveDate: '2020-02-01',
    twice: false,
  })),
  ...oneOfEach(),
  closeMonth,
];

/** Sends everything that belongs to one moment and waits for its outcomes, not for what follows from them. */
export const sendTogether = async (
  ledger: BudgetLedger,
  moment: readonly Attempt[],
  at: number,
): Promise<void> => {
  const sending = moment.flatMap(({ command: name, data, twice, ...around }, n) => {
    const go = () => ledger.run(specs.get(name)!, data, { ...around, key: `${at}.${n}` });
    return twice ? [go(), go()] : [go()];
  });
  await Promise.all(sending);
};
