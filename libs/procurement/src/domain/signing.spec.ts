import { quantity } from '#kernel';
import { by, on, spec } from '#event-sourcing/testing';
import {
  amendmentRequested,
  commitmentsUndone,
  fundingCommitted,
  fundingRefused,
  fundingReleased,
} from '../events/index.js';
import { purchase } from './purchase.decider.js';
import {
  account,
  commitA,
  commitB,
  command,
  fundings,
  lineA,
  lineB,
  offered,
  paid,
  pricedItems,
  purchaseId,
  received,
  refusal,
  seenForSigning,
  signed,
  signingAsked,
  surroundings,
  toSign,
  total,
  uuid,
} from './testing/samples.js';

const given = spec(purchase);
const fact = (type: string, data: object = {}) => ({ type, data });
const lines = [
  { lineId: lineA, amount: 4_000_000_000n },
  { lineId: lineB, amount: 2_100_000_000n },
];
const sign = (over: object = {}) =>
  command('SignContract', {
    signingId: uuid(10),
    seenDigest: seenForSigning,
    contractNumber: '05/2020/HĐ',
    signedOn: '2020-02-10',
    fundings: lines,
    payeeAccount: account,
    advanceTerms: { maxPct: 30 },
    retentionPct: 0,
    deliveryDue: '2020-06-01',
    ...over,
  });
const [a, b] = fundings.map(({ lineId, commitmentId, amount }) => ({
  purchaseId,
  lineId,
  commitmentId,
  amount,
}));

describe('signing', () => {
  test('asks every line for its part', () =>
    given(...toSign())
      .when(sign(), surroundings())
      .then(fact('SigningRequested', { total: String(total) })));

  test.each([
    ['another award than was seen', { seenDigest: '0'.repeat(64) }, 'purchase.seen-otherwise'],
    [
      'fundings that miss a đồng',
      { fundings: [{ lineId: lineA, amount: total - 1n }] },
      'contract.fundings-differ',
    ],
    ['a contract signed after its effect', { signedOn: '2020-06-02' }, 'contract.signed-later'],
    ['a retention without a day', { retentionPct: 5 }, 'retention.due-missing'],
  ])('not %s', (_, over, code) =>
    given(...toSign())
      .when(sign(over), surroundings())
      .thenRefused(code),
  );

  test('not on a line that does not exist, or is closing', () => {
    const on = (status: 'none' | 'closing') => ({ lines: [{ lineId: lineA, line: { status } }] });
    given(...toSign())
      .when(sign(), on('none'))
      .thenRefused('budget-line.unknown');
    given(...toSign())
      .when(sign(), on('closing'))
      .thenRefused('budget-line.closed');
  });

  const asking = [...toSign(), signingAsked()];
  test('stands when the last line has committed', () => {
    given(...asking)
      .when(command('RecordCommitment', { commitmentId: commitA }))
      .then(fundingCommitted(a!));
    given(...asking, fundingCommitted(a!))
      .when(command('RecordCommitment', { commitmentId: commitB }))
      .then(fundingCommitted(b!), fact('ContractSigned', { fundings }));
  });

  const refuse = command('RecordCommitmentRefusal', { commitmentId: commitB, ...refusal });
  const { amount: _, ...refusedB } = b!;
  test('first gets back what was committed, then is refused', () => {
    given(...asking, fundingCommitted(a!))
      .when(refuse)
      .then(
        fundingRefused({ ...refusedB, ...refusal }),
        fact('CommitmentsUndone', { releases: [{ commitmentId: commitA }] }),
      );
    const { purchaseId: __, ...release } = a!;
    given(
      ...asking,
      fundingCommitted(a!),
      fundingRefused({ ...refusedB, ...refusal }),
      commitmentsUndone({ purchaseId, releases: [release] }),
    )
      .when(command('RecordRelease', { commitmentId: commitA, lineId: lineA, amount: 4_000_000_000n }))
      .then(fundingReleased(a!), fact('SigningRefused', refusal));
  });

  test('is refused at once when nothing was committed', () =>
    given(...asking, fundingRefused({ purchaseId, lineId: lineA, commitmentId: commitA, ...refusal }))
      .when(refuse)
      .then(fact('FundingRefused'), fact('SigningRefused', refusal)));

  test('takes no other step meanwhile, and says what it waits for', () =>
    given(...asking)
      .when(command('CancelPurchase'))
      .thenRefused('process.in-progress', { process: 'signing' }));

  test('an answer nobody waits for changes nothing', () =>
    given(...signed())
      .when(command('RecordCommitment', { commitmentId: commitA }))
      .thenRefused('commitment.unknown'));
});

describe('an amendment', () => {
  const withCars = (cars: string, unitPrice = 600_000_000n) => [
    { ...offered[0]!, qty: quantity(cars), unitPrice },
    offered[1]!,
  ];
  const amend = (items: ReturnType<typeof withCars>, over: object = {}) =>
    command('AmendContract', { amendmentId: uuid(50), items, additions: [], reductions: [], ...over });
  const down = (cars: string, amount: bigint) =>
    amend(withCars(cars), { reductions: [{ commitmentId: commitA, amount }] });

  test('downward is recorded first, then released', () =>
    given(...signed())
      .when(down('9', 600_000_000n))
      .then(
        fact('ContractAmended', {
          total: '5500000000',
          releases: [{ commitmentId: commitA, lineId: lineA, amount: '600000000' }],
        }),
      ));

  test('upward commits the difference first', () =>
    given(...signed())
      .when(
        amend(withCars('10', 610_000_000n), { additions: [{ lineId: lineB, amount: 100_000_000n }] }),
        surroundings(),
      )
      .then(fact('AmendmentRequested', { total: '6200000000', formerTotal: '6100000000' })));

  test.each([
    ['below what was received', [received('10')], down('9', 600_000_000n), 'amendment.below-received'],
    [
      'below what was paid',
      paid(60, 'advance', 1_000_000_000n),
      down('1', 5_400_000_000n),
      'amendment.below-paid',
    ],
    ['beyond the plan', [], amend(withCars('11')), 'purchase.beyond-plan'],
    ['leaving out an item', [], amend([offered[0]!] as never), 'amendment.item-missing'],
    ['with fundings that do not follow', [], down('9', 1n), 'amendment.fundings-differ'],
    [
      'releasing what is drawn',
      paid(60, 'advance', 3_900_000_000n),
      down('9', 600_000_000n),
      'payment.beyond-funding',
    ],
  ])('never %s', (_, past, command, code) =>
    given(...signed(), ...past)
      .when(command, surroundings())
      .thenRefused(code),
  );

  const asking = amendmentRequested({
    purchaseId,
    amendmentId: uuid(50),
    items: pricedItems(),
    total: '6200000000',
    formerTotal: String(total),
    fundings: [{ lineId: lineB, commitmentId: uuid(51), amount: '100000000' }],
  });
  test('stands when committed; goods may arrive meanwhile, money may not leave', () => {
    const amending = [...signed(), on('2020-02-20', by('buyer', asking))];
    given(...amending)
      .when(command('RecordCommitment', { commitmentId: uuid(51) }))
      .then(fact('FundingCommitted'), fact('ContractAmended', { releases: [] }));
    given(...amending)
      .when(command('RecordCommitmentRefusal', { commitmentId: uuid(51), ...refusal }))
      .then(fact('FundingRefused'), fact('AmendmentRefused', refusal));
    given(...amending)
      .when(
        command('ReceiveGoods', {
          receiptId: uuid(22),
          place: 'Kho',
          items: [{ no: 1, qty: quantity('1') }],
        }),
      )
      .then(fact('GoodsReceived'));
    given(...amending)
      .when(command('PayPurchaseAdvance'))
      .thenRefused('process.in-progress');
  });
});
