import { act, accepted, days, type Episode, lastOf } from '../episode.js';
import { millionsOf } from '../money.js';
import type { World } from '../world.js';
import { corrected } from './correcting.js';

const unitOf = (lineId: string): string => lineId.split('.')[1]!;

/** Spending without a purchase: held, paid or advanced, cleared, undone, let go. */
export function* directSpending(world: World): Episode {
  const { chance } = world;
  const amount = chance.millions(2, 40);
  const lineId = world.lineWith(amount);
  if (!lineId) return;
  const unitId = unitOf(lineId);
  const document = world.paper('chứng từ chi');
  const openedOn = `${world.today.slice(0, 4)}-01-01`;
  const ref = chance.percent(20) ? `TABMIS/${world.number()}` : undefined;
  const since = world.on(openedOn);
  const owner = { kind: 'direct', id: `nhu-cau-${world.number()}` };
  const commit = { lineId, commitmentId: world.id('commitment'), owner, amount };
  const around = { document, externalRef: ref };
  const held = yield* act(world.does('CommitFunds', commit, unitId, 'budget', { ...around, on: since }));
  if (!accepted(held)) return;
  const { commitmentId } = commit;
  const drawn = () => ({
    lineId,
    commitmentId,
    paymentId: world.id('payment'),
    voucherNumber: `UNC-${world.number()}`,
  });
  const does = (command: string, data: object, on = world.on(since)) =>
    act(
      world.does(command, data, unitId, command === 'ReleaseCommitment' ? 'budget' : 'accountant', {
        ...around,
        on,
      }),
    );
  const release = (part: bigint) =>
    does('ReleaseCommitment', { lineId, commitmentId, amount: part, cause: 'Không dùng hết' });
  yield* days(chance.between(1, 20));
  const half = amount / 2n;
  switch (chance.weighed({ whole: 40, parts: 20, advance: 18, undone: 8, given: 9, beyond: 5, wrong: 5 })) {
    case 'whole':
      yield* does('PostPayment', { ...drawn(), cash: amount, advanceCleared: 0n });
      break;
    case 'parts':
      yield* does('PostPayment', { ...drawn(), cash: half, advanceCleared: 0n });
      yield* days(chance.between(2, 20));
      yield* does('PostPayment', { ...drawn(), cash: amount - half - 100_000n, advanceCleared: 0n });
      yield* release(100_000n);
      break;
    case 'advance': {
      const on = world.on(since);
      yield* does('PayAdvance', { ...drawn(), amount: half }, on);
      yield* days(chance.between(5, 25));
      yield* does(
        'PostPayment',
        { ...drawn(), cash: amount - half, advanceCleared: half - 500_000n },
        world.on(on),
      );
      yield* does('RecoverAdvance', { ...drawn(), amount: 500_000n }, world.on(on));
      yield* release(500_000n);
      break;
    }
    case 'undone': {
      const on = world.on(since);
      const { paymentId, ...rest } = drawn();
      yield* does('PostPayment', { ...rest, paymentId, cash: amount, advanceCleared: 0n }, on);
      yield* days(chance.between(1, 10));
      yield* does('ReversePayment', { lineId, paymentId }, world.on(on));
      yield* does('PostPayment', { ...drawn(), cash: amount, advanceCleared: 0n }, world.today);
      break;
    }
    case 'wrong': {
      const posted = yield* does('PostPayment', { ...drawn(), cash: half, advanceCleared: 0n });
      yield* corrected(world, posted, { unitId, document, right: { ...drawn(), cash: amount } });
      break;
    }
    case 'given':
      yield* release(amount);
      break;
    case 'beyond':
      yield* does('PostPayment', { ...drawn(), cash: amount + 1_000_000n, advanceCleared: 0n });
      yield* does('PostPayment', { ...drawn(), cash: amount, advanceCleared: 0n }, world.today);
  }
}

/** Somebody asks for more than the line has. */
export function* overCommitting(world: World): Episode {
  const lineId = world.lineWith(1n);
  if (!lineId) return;
  const amount = world.books.availableOn(lineId) + world.chance.millions(1, 50);
  const owner = { kind: 'direct', id: `nhu-cau-${world.number()}` };
  yield* act(world.does('CommitFunds', { lineId, owner, amount }, unitOf(lineId), 'budget'));
}

const sourceOf = (lineId: string): string => lineId.split('.')[2]!;

/** Another line, mostly of the same source: of another one it is refused. */
const likeOf = (world: World, lineId: string): string => {
  const others = Array.from({ length: 8 }, () => world.lineWith(0n) ?? lineId);
  return others.find(other => other !== lineId && sourceOf(other) === sourceOf(lineId)) ?? others[0]!;
};

/** Money moves between two lines of a year and source, or goes back where it came from. */
export function* adjusting(world: World): Episode {
  const { chance } = world;
  const amount = chance.millions(5, 60);
  const lineId = world.lineWith(amount);
  if (!lineId) return;
  const toLine = likeOf(world, lineId);
  const on = world.on(`${world.today.slice(0, 4)}-01-01`);
  const document = world.paper('quyết định điều chỉnh dự toán');
  const move = { lineId, toLine, amount };
  const sent = yield* act(world.does('Adjust', move, 'hai-duong', 'budget', { on, document }));
  if (!accepted(sent) || lastOf('FundsReceived', sent) === undefined || !chance.percent(20)) return;
  yield* days(chance.between(3, 20));
  const back = { lineId: toLine, toLine: lineId, amount: amount / 2n };
  yield* act(world.does('Adjust', back, 'hai-duong', 'budget', { document, on: world.on(on) }));
}

/** The grantor takes a little back from a top line, or asks for more than is left. */
export function* withdrawing(world: World): Episode {
  const year = world.today.slice(0, 4);
  const lineId = `${year}.bca.ministry.recurrent.009.040-041.6500`;
  const amount = world.chance.percent(80) ? millionsOf(1n) : millionsOf(50_000n);
  yield* act(
    world.does('WithdrawAppropriation', { lineId, amount, grantor: 'bo-tai-chinh' }, 'bca', 'finance'),
  );
}
