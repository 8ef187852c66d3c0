import { act, accepted, days, type Done, type Episode, lastOf, revisionOf, type Step } from '../episode.js';
import type { FreeThing, World } from '../world.js';
import { decidedBy } from './delegating.js';

interface Hand {
  readonly transferId: string;
  readonly from: string;
  readonly to: string;
  readonly things: readonly FreeThing[];
}
type Part = Generator<Step, void, Done>;

const idsOf = (things: readonly FreeThing[]) => things.map(({ assetId }) => assetId);
const listed = (ids: readonly string[], more: object) => ids.map(assetId => ({ assetId, ...more }));

/** A hand-over of some things from one unit to another, mostly to its good end. */
export function* transferring(world: World): Episode {
  const { chance } = world;
  const first = world.thing();
  if (!first) return;
  const from = first.unitId;
  const to = chance.pick(world.working.filter(unit => unit !== from).slice(0, 60));
  const things = [first, ...world.thingsLike(first, chance.below(4))];
  const hand: Hand = { transferId: world.id('transfer'), from, to, things };
  const { transferId } = hand;
  const request = { transferId, kind: 'internal', fromUnit: from, toUnit: to, assets: idsOf(things) };
  const reason = 'Bổ sung phương tiện còn thiếu';
  const asked = yield* act(world.does('RequestTransfer', request, from, 'custodian', { reason }));
  if (accepted(asked)) yield* decided(world, hand, asked);
  else free(world, things, from);
}

const free = (world: World, things: readonly FreeThing[], unitId: string): void => {
  for (const thing of things) world.free({ ...thing, unitId });
};

function* decided(world: World, hand: Hand, asked: Done): Part {
  const { chance } = world;
  const { transferId, from, things } = hand;
  yield* days(chance.between(1, 12));
  const seenDigest = lastOf('TransferRequested', asked).contentDigest;
  const ifMatch = revisionOf(`transfer-${transferId}`, asked);
  const approve = !chance.percent(8);
  const decision = { transferId, approve, seenDigest };
  const reason = 'Theo nhu cầu';
  const done = yield* decidedBy(world, by =>
    act(world.does('DecideTransfer', decision, 'hai-duong', 'approver', { ifMatch, reason, ...by })),
  );
  if (lastOf('TransferDecided', done) === undefined) return free(world, things, from);
  if (chance.percent(6)) {
    yield* act(world.does('CancelTransfer', { transferId }, from, 'custodian'));
    return free(world, things, from);
  }
  yield* days(chance.between(1, 10));
  yield* sent(world, hand);
}

function* sent(world: World, hand: Hand): Part {
  const { chance } = world;
  const { transferId, from, to, things } = hand;
  const place = { carrier: 'Đội xe', from: 'Kho', to: 'Kho nhận' };
  const dispatch = { transferId, ...place, items: listed(idsOf(things), { condition: 'Hoạt động tốt' }) };
  const dispatched = yield* act(world.does('DispatchTransfer', dispatch, from, 'dispatcher'));
  if (!accepted(dispatched)) return free(world, things, from);
  // Some are on the way for ever: they are what the question about transfers not received finds.
  if (chance.percent(6)) return;
  yield* days(chance.between(1, 20));
  const [bad, good] = chance.percent(15) ? [things.slice(0, 1), things.slice(1)] : [[], things];
  if (good.length > 0) yield* received(world, hand, good);
  if (bad.length > 0) yield* notReceived(world, hand, bad);
  free(world, good, to);
}

function* received(world: World, { transferId, to }: Hand, things: readonly FreeThing[]): Part {
  const items = listed(idsOf(things), { condition: 'Đúng biên bản' });
  const receipt = { transferId, recordNumber: `BB-${world.number()}`, location: 'Trụ sở', items };
  const document = world.paper('biên bản bàn giao');
  yield* act(world.does('ReceiveTransfer', receipt, to, 'receiver', { document }));
}

/** Refused and taken back, or disputed and resolved one way or another. */
function* notReceived(world: World, hand: Hand, things: readonly FreeThing[]): Part {
  const { transferId, from, to } = hand;
  const ids = idsOf(things);
  if (world.chance.percent(50)) {
    const items = listed(ids, { cause: 'Hỏng khi vận chuyển' });
    yield* act(world.does('RefuseTransferItems', { transferId, items }, to, 'receiver'));
    yield* days(world.chance.between(2, 10));
    return yield* takenBack(world, hand, things);
  }
  const items = listed(ids, { kind: 'missing', note: 'Không thấy' });
  yield* act(world.does('ReportDiscrepancy', { transferId, items }, to, 'receiver'));
  yield* days(world.chance.between(2, 10));
  const resolution = world.chance.pick(['receivedLater', 'acceptedAsIs', 'returned', 'lost']);
  const resolved = listed(ids, { resolution, note: 'Đã làm rõ' });
  yield* act(world.does('ResolveDiscrepancy', { transferId, items: resolved }, from, 'custodian'));
  if (resolution === 'lost') return;
  if (resolution === 'returned') return yield* takenBack(world, hand, things);
  yield* received(world, hand, things);
  free(world, things, to);
}

function* takenBack(world: World, { transferId, from }: Hand, things: readonly FreeThing[]): Part {
  const items = listed(idsOf(things), { condition: 'Đã nhận lại' });
  yield* act(world.does('ConfirmReturn', { transferId, items }, from, 'custodian'));
  free(world, things, from);
}
