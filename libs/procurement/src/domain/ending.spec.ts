import { on, spec } from '#event-sourcing/testing';
import {
  contractTerminated,
  fundingReleased,
  purchaseCompleted,
  terminationStarted,
} from '../events/index.js';
import { purchase } from './purchase.decider.js';
import {
  accepted,
  account,
  commitA,
  commitB,
  command,
  invoiced,
  lineA,
  lineB,
  paid,
  paying,
  person,
  purchaseId,
  received,
  signed,
  uuid,
} from './testing/samples.js';

const given = spec(purchase);
const fact = (type: string, data: object = {}) => ({ type, data });
const bn = 1_000_000_000n;
const complete = command('CompletePurchase');
const terminate = command('TerminateContract', { terminationId: uuid(90), grounds: 'Không giao hàng' });
const cars2 = [...signed(), received('2'), accepted('2'), invoiced()];
const paidBut5pct = [...cars2, ...paid(61, 'final', 1_140_000_000n)];

describe('completing', () => {
  test('releases everything but the retention, the last commitment first', () =>
    given(...paidBut5pct)
      .when(complete)
      .then(
        fact('PurchaseCompleted', {
          retained: '60000000',
          releases: [
            { commitmentId: commitB, lineId: lineB, amount: '2100000000' },
            { commitmentId: commitA, lineId: lineA, amount: '2800000000' },
          ],
        }),
      ));

  test.each([
    ['with something accepted unpaid', cars2, 'purchase.accepted-unpaid'],
    ['with a payment pending', [...cars2, paying(61, 'final', 5n)], 'purchase.payments-pending'],
    [
      'with an advance outstanding',
      [...paidBut5pct, ...paid(62, 'advance', 5n)],
      'purchase.advance-outstanding',
    ],
    ['with goods nobody inspected', [...paidBut5pct, received('1', uuid(22))], 'purchase.goods-uninspected'],
  ])('not %s', (_, past, code) =>
    given(...past)
      .when(complete)
      .thenRefused(code),
  );

  test('not on a day before anything of it', () =>
    given(...paidBut5pct)
      .when(complete, {}, { effectiveDate: '2020-03-09' })
      .thenRefused('purchase.too-early'));
});

describe('the retention', () => {
  const done = [
    ...paidBut5pct,
    on('2020-04-01', purchaseCompleted({ purchaseId, retained: '60000000', releases: [] })),
  ];
  const release = (amount: bigint) =>
    command('ReleaseRetention', {
      paymentId: uuid(63),
      commitmentId: commitA,
      amount,
      voucherNumber: 'PC-63',
      payeeAccount: account,
    });
  const due = { ...person('payer'), effectiveDate: '2021-02-10', today: '2021-02-10' };

  test('is paid when it is due, and no more than it', () => {
    given(...done)
      .when(release(60_000_000n), {}, due)
      .then(fact('PaymentRequested', { kind: 'retention' }));
    given(...done)
      .when(release(60_000_000n), {}, person('payer'))
      .thenRefused('retention.not-due');
    given(...done)
      .when(release(60_000_001n), {}, due)
      .thenRefused('payment.beyond-owed');
  });
});

describe('terminating', () => {
  test('keeps what accepted goods need beyond the advance, and names the debt', () =>
    given(...cars2, ...paid(61, 'advance', bn))
      .when(terminate)
      .then(
        fact('TerminationStarted', {
          releases: [
            { commitmentId: commitB, amount: '2100000000' },
            { commitmentId: commitA, amount: '2800000000' },
          ],
        }),
      ));

  const started = (releases: { lineId: string; commitmentId: string; amount: string }[]) =>
    on('2020-05-01', terminationStarted({ purchaseId, terminationId: uuid(90), grounds: 'x', releases }));
  const all = [
    { lineId: lineA, commitmentId: commitA, amount: '3000000000' },
    { lineId: lineB, commitmentId: commitB, amount: '2100000000' },
  ];
  const [a, b] = all.map(release => fundingReleased({ purchaseId, ...release }));
  const advanced = [...signed(), ...paid(61, 'advance', bn)];

  test('ends when the last line has its money back', () =>
    given(...advanced, started(all), a!)
      .when(command('RecordRelease', { commitmentId: commitB, lineId: lineB, amount: 2_100_000_000n }))
      .then(
        b!,
        contractTerminated({ purchaseId, terminationId: uuid(90), outstandingAdvance: '1000000000' }),
      ));

  test('ends also when a line cannot take it back: it stays committed', () => {
    const refusal = { cause: 'budget-line.closed', numbers: {}, holders: [] };
    given(...advanced, started(all), a!)
      .when(
        command('RecordReleaseRefusal', {
          commitmentId: commitB,
          lineId: lineB,
          amount: 2_100_000_000n,
          ...refusal,
        }),
      )
      .then(fact('FundingReleaseRefused', refusal), fact('ContractTerminated'));
  });

  test('an advance that comes back later goes to its line at once', () => {
    const ended = [
      ...advanced,
      started(all),
      a!,
      b!,
      contractTerminated({ purchaseId, terminationId: uuid(90), outstandingAdvance: '1000000000' }),
    ];
    const recovery = {
      purchaseId,
      recoveryId: uuid(70),
      lineId: lineA,
      commitmentId: commitA,
      amount: '1000000000',
    };
    const recovering = { type: 'RecoveryRequested', data: { ...recovery, voucherNumber: 'PT' } };
    given(...ended, recovering)
      .when(command('ConfirmRecovery', { recoveryId: uuid(70) }))
      .then(
        fact('RecoveryConfirmed', {
          releases: [{ lineId: lineA, commitmentId: commitA, amount: '1000000000' }],
        }),
      );
  });

  test('at once where no line has anything to take back', () =>
    given(...signed(), received(), accepted(), invoiced())
      .when(terminate)
      .then(fact('TerminationStarted', { releases: [{ amount: '100000000' }] })));

  test('not while a line owes an answer', () =>
    given(...cars2, paying(61, 'final', 5n))
      .when(terminate)
      .thenRefused('purchase.payments-pending'));
});
