import { quantity } from '#kernel';
import { type Good, goods, type Thing } from '../../../apps/ledger/src/demo/story/things/goods.js';
import { act, accepted, days, type Episode } from '../episode.js';
import type { FreeThing, World } from '../world.js';

/** What becomes a thing of the books. */
export type SerialGood = Good & { readonly thing: Thing };
export const serialGoods = (Object.values(goods) as readonly Good[]).filter(
  (good): good is SerialGood => !!good.thing,
);
export const suppliesGoods = (Object.values(goods) as readonly Good[]).filter(good => !good.thing);

export const piecesOf = (count: number) => quantity(`${count}`);

const officerOf = (unitId: string): string => `p-${unitId}-officer`;

type Origin = 'opening' | 'donation';

/** A thing that was not bought: from before the ledger, or given. */
export function* registering(world: World, origin: Origin = 'donation'): Episode {
  yield* registeredAt(world, world.chance.pick(world.working), origin);
}

export function* registeredAt(world: World, unitId: string, origin: Origin = 'donation'): Episode {
  const { chance } = world;
  const { itemCode, price, thing } = chance.pick(serialGoods);
  const on = world.on('2019-12-01');
  const data = {
    assetId: world.id('asset'),
    assetNumber: `${thing.letters}-${world.number()}`,
    itemCode,
    assetClass: thing.assetClass,
    regime: thing.regime,
    origin: { kind: origin, ref: 'Sổ tài sản' },
    originalCost: price,
    accumulatedWear: origin === 'opening' ? price / 4n : 0n,
    fundings: [],
    accountable: { unitId, officerId: officerOf(unitId) },
    location: 'Trụ sở',
  };
  yield* act(world.does('RegisterAsset', data, unitId, 'custodian', { on }));
}

/** What happens to a thing between transfers: it enters service, changes its officer or place, is lost, or leaves. */
export function* caring(world: World): Episode {
  const { chance } = world;
  const thing = world.thing();
  if (!thing) return;
  const { assetId, unitId, regime } = thing;
  const document = world.paper('quyết định quản lý tài sản');
  const does = (command: string, data: object = {}, role = 'custodian') =>
    act(world.does(command, { assetId, ...data }, unitId, role, { document, on: world.on(world.today, 0) }));
  const enters = yield* does('EnterService');
  yield* days(chance.between(2, 30));
  const officer = { unitId, officerId: `${officerOf(unitId)}-${chance.between(2, 5)}` };
  switch (chance.weighed({ officer: 40, place: 40, lost: 5, disposed: 9, again: 6 })) {
    case 'officer':
      yield* does('Assign', { accountable: officer, location: `Phòng ${chance.between(1, 30)}` });
      break;
    case 'place':
      yield* does('Assign', { location: `Kho ${chance.between(1, 9)}` });
      break;
    case 'lost':
      yield* does('ReportLoss', { circumstances: 'Mất khi làm nhiệm vụ' });
      yield* days(chance.between(5, 25));
      if (chance.percent(20)) yield* does('WriteOff', { findings: 'Tự xử lý' });
      return yield* written(world, thing);
    case 'disposed':
      if (regime === 'special' && chance.percent(70)) yield* does('RemoveFromEstablishment');
      yield* days(3);
      if (accepted(yield* does('Dispose', { kind: 'liquidation', proceeds: 1_000_000n }))) return;
      break;
    case 'again':
      if (accepted(enters)) yield* does('EnterService');
  }
  world.free(thing);
}

function* written(world: World, { assetId, unitId }: FreeThing): Episode {
  const findings = 'Hội đồng kết luận mất do khách quan';
  yield* act(world.does('WriteOff', { assetId, findings }, unitId, 'approver'));
}
