import type { Event } from '../../views/naive-parts.js';
import type { Drawing } from '../drawing.js';
import { lastOf, revisionOf, type WholeDesk } from '../whole-desk.js';
import { lentOut, days, founded, granted, type History, lineOf, nth, sent } from './around.js';

/** Money: backdated, corrected, in months that close and reopen, and asked for where there is none. */
const line = lineOf('hai-duong');
const commitmentId = nth('commitment', 1);
const amountOf = (draw: Drawing) => BigInt(1 + draw.below(9));

const pays = ({ does, events }: WholeDesk, on: string, amount: bigint, more: object = {}) =>
  does(
    'hai-duong/p-accountant',
    'PostPayment',
    {
      lineId: line,
      commitmentId,
      paymentId: nth('payment', events.length),
      cash: amount,
      advanceCleared: 0n,
      voucherNumber: `UNC-${events.length}`,
    },
    on,
    more,
  );

/** The last payment was wrong: that is said, it is undone, and another is posted in its place. */
const corrected = async (desk: WholeDesk, draw: Drawing): Promise<void> => {
  const wrong = lastOf(desk, 'PaymentPosted');
  if (!wrong) return;
  await declared(desk, wrong);
  const more = { corrects: wrong.id, reason: 'Ghi nhầm' };
  const undone = { lineId: line, paymentId: wrong.data['paymentId'] };
  await desk.does('hai-duong/p-accountant', 'ReversePayment', undone, wrong.effectiveDate, more);
  await pays(desk, wrong.effectiveDate, amountOf(draw), more);
};

const declared = ({ does }: WholeDesk, { index, id: eventId, stream, revision, type, actor }: Event) => {
  const found = { stream, revision, type, unitId: actor.unitId };
  return does('hai-duong/p-accountant', 'DeclareError', { index, eventId, found }, days[3], {
    reason: 'Sai',
  });
};

const onBooks = (desk: WholeDesk, who: string, name: string, periodId: string, more: object = {}) =>
  desk.does(`bca/${who}`, name, { periodId, rootUnit: 'bca' }, days[3], more);

const reopened = async (desk: WholeDesk, periodId: string): Promise<void> => {
  await onBooks(desk, 'p-accountant', 'RequestReopening', periodId, { reason: 'Sai' });
  await onBooks(desk, 'p-finance', 'ConfirmReopening', periodId, {
    ifMatch: revisionOf(desk, 'books-ledger'),
  });
};

type Move = (desk: WholeDesk, draw: Drawing, on: string) => Promise<unknown>;
const moves: readonly Move[] = [
  (desk, draw, on) => pays(desk, on, amountOf(draw)),
  (desk, draw) => corrected(desk, draw),
  (desk, draw, on) => sent(desk, line, lineOf('kim-thanh'), amountOf(draw), on),
  (desk, _, on) => sent(desk, line, lineOf('kim-thanh'), 5_000n, on),
  (desk, draw) => onBooks(desk, 'p-accountant', 'ClosePeriod', draw.pick(['2020-01', '2020-02'])),
  (desk, draw) => reopened(desk, draw.pick(['2020-01', '2020-02'])),
  (desk, _, on) => desk.does('bca/p-organiser', 'RenameUnit', { unitId: 'kim-thanh', name: 'Kim Thành' }, on),
  (desk, draw, on) =>
    desk.does(
      'bca/p-organiser',
      'ReparentUnit',
      { unitId: 'kim-thanh', parentId: draw.pick(['bca', 'hai-duong']) },
      on,
    ),
  (desk, draw, on) =>
    desk.does(
      'hai-duong/p-accountant',
      'PayAdvance',
      {
        lineId: line,
        commitmentId,
        paymentId: nth('advance', desk.events.length),
        amount: amountOf(draw),
        voucherNumber: `TU-${desk.events.length}`,
      },
      on,
      { externalRef: 'TC/1' },
    ),
  (desk, _, on) => desk.does('hai-duong/p-budget', 'CloseLine', { lineId: lineOf('kim-thanh') }, on),
  (desk, _, on) => desk.does('bca/p-organiser', 'DissolveUnit', { unitId: 'kim-thanh' }, on),
];

/** A unit below does something itself, on a line of a programme; then it is another's for a while. */
const below = async (desk: WholeDesk): Promise<void> => {
  const own = `${lineOf('kim-thanh')}.ct-2020`;
  await sent(desk, line, own, 9n, days[0]);
  for (const [n, amount] of [2n, 5_000n].entries()) {
    const commitment = { commitmentId: nth('commitment', 2 + n), owner: { kind: 'direct', id: 'y' }, amount };
    await desk.does('kim-thanh/p-budget', 'CommitFunds', { lineId: own, ...commitment }, days[0]);
  }
  await lentOut(desk, days[1], days[2]);
  await sent(desk, line, own, 1n, days[3]);
};

export const money: History = async (desk, draw) => {
  await founded(desk, [['kim-thanh', 'district', 'hai-duong']], 'fiscalYearWindow');
  await granted(desk, 100n);
  await sent(desk, lineOf('bca'), line, 70n, days[0]);
  const owner = { kind: 'direct', id: 'x' };
  await desk.does(
    'hai-duong/p-budget',
    'CommitFunds',
    { lineId: line, commitmentId, owner, amount: 50n },
    days[0],
  );
  await pays(desk, draw.pick(days), amountOf(draw));
  await below(desk);
  await sent(desk, line, lineOf('kim-thanh'), 5_000n, days[3]);
  await onBooks(desk, 'p-accountant', 'ClosePeriod', '2020-01');
  await pays(desk, draw.pick(days.slice(0, 2)), 1n);
  await corrected(desk, draw);
  await reopened(desk, '2020-01');
  for (let n = 0; n < 6; n += 1) await draw.pick(moves)(desk, draw, draw.pick(days));
};
