import { unitKinds } from '#units/events';
import { act, days, type Episode } from '../episode.js';
import type { World } from '../world.js';
import { registeredAt } from './things.js';

const thresholds = (headDecides: bigint) => ({
  headDecides: `${headDecides}`,
  directAppointment: '100000000',
  competitiveQuotation: '5000000000',
});

const parameters: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  fiscalYearWindow: { opens: '12-01', closes: '01-31' },
  transferDeadlines: { decide: '30', dispatch: '30', receive: '30' },
  fixedAssetThreshold: { cost: '10000000', lifeMonths: '12' },
  procurementThresholds: thresholds(50_000_000n),
  delegationThresholds: Object.fromEntries(unitKinds.map(kind => [kind, '20000000000'])),
};

const source = 'Số liệu minh hoạ / invented';

/** The organisation, the legal parameters, and what was in the books before. */
export function* founding(world: World): Episode {
  const paper = world.paper('quyết định tổ chức bộ máy', 'Bộ Công an', '2017-10-01');
  for (const { unitId, code, name, kind, parentId } of world.units) {
    const unit = { unitId, code, name, kind, parentId, predecessors: [] };
    yield* act(world.does('EstablishUnit', unit, 'bca', 'organiser', { on: '2017-11-01', document: paper }));
  }
  for (const [name, values] of Object.entries(parameters)) {
    const more = { on: '2017-01-01', document: paper };
    yield* act(world.does('SetParameter', { name, values, source }, 'bca', 'finance', more));
  }
}

/** Units that do not last: a checkpoint is set up, moved, renamed and ended; what still holds a thing goes on. */
export function* checkpoint(world: World): Episode {
  const { chance } = world;
  const parentId = chance.pick(world.working);
  const later = chance.pick(world.working);
  const unitId = `chot-${world.number()}`;
  const document = world.paper('quyết định lập chốt');
  const unit = { unitId, code: unitId.toUpperCase(), name: `Chốt kiểm soát ${unitId}`, kind: 'checkpoint' };
  const set = (command: string, data: object) =>
    world.does(command, { unitId, ...data }, 'bca', 'organiser', { document });
  yield* act(set('EstablishUnit', { ...unit, parentId, predecessors: [] }));
  yield* days(chance.between(5, 30));
  if (chance.percent(40)) yield* act(set('RenameUnit', { name: `Chốt ${unitId} (đổi tên)` }));
  if (chance.percent(40)) yield* act(set('ReparentUnit', { parentId: later }));
  if (chance.percent(25)) yield* registeredAt(world, unitId);
  yield* days(chance.between(20, 60));
  yield* act(set('DissolveUnit', {}));
}

/** A threshold changes, from a day on that may have passed already. */
export function* parameterChange(world: World): Episode {
  const values = thresholds(world.chance.millions(50, 60));
  const document = world.paper('nghị định', 'Chính phủ');
  const more = { on: world.on('2018-01-01', 50), document };
  yield* act(
    world.does('SetParameter', { name: 'procurementThresholds', values, source }, 'bca', 'finance', more),
  );
}
