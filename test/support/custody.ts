import { derivedId, type Person } from '#kernel';
import { assetCommands, assetEvents, assetReactions } from '#assets';
import { delegatedAuthority, delegationCommands, delegationEvents, delegationReactions } from '#delegations';
import type { CommandSpec } from '#event-sourcing';
import { parameterCommands, parameterEvents } from '#parameters';
import { procurementEvents } from '#procurement/events';
import { requisitionEvents } from '#requisitions/events';
import { transferCommands, transferEvents, transferReactions } from '#transfers';
import { unitCommands, unitEvents } from '#units';
import { openDesk } from './desk.js';

/** A command by its name: specs are exported in lists. */
const specs: readonly CommandSpec[] = [
  ...unitCommands,
  ...parameterCommands,
  ...assetCommands,
  ...transferCommands,
  ...delegationCommands,
];
export const specOf = (name: string): CommandSpec => {
  const spec = specs.find(one => one.name === name);
  if (!spec) throw new Error(`there is no command ${name}`);
  return spec;
};

export const at = (unitId: string, personId: string): Person => ({ personId, unitId, duty: 'test' });
export const idNamed = (name: string): string => derivedId(name, 'test');

const organiser = at('bca', 'p-organiser');
const unit = (unitId: string, kind: string, parentId?: string) => ({
  unitId,
  code: unitId.toUpperCase(),
  name: unitId,
  kind,
  parentId,
  predecessors: [],
});

/** A ministry, a province, a division with a station, and two districts; and the days each step of a transfer has. */
export const custodyDesk = async () => {
  const desk = openDesk(
    [
      ...unitEvents,
      ...parameterEvents,
      ...assetEvents,
      ...transferEvents,
      ...procurementEvents,
      ...requisitionEvents,
      ...delegationEvents,
    ],
    [...assetReactions, ...transferReactions, ...delegationReactions],
    undefined,
    delegatedAuthority,
  );
  const does = (name: string, data: object, actor: Person, on = '2020-02-01', more: object = {}) =>
    desk.done(specOf(name), data, { actor, on, ...more });
  for (const one of [
    unit('bca', 'ministry'),
    unit('hai-duong', 'province', 'bca'),
    unit('phong-hau-can', 'division', 'hai-duong'),
    unit('tram-1', 'station', 'phong-hau-can'),
    unit('kim-thanh', 'district', 'hai-duong'),
    unit('chi-linh', 'district', 'hai-duong'),
  ])
    await does('EstablishUnit', one, organiser, '2020-01-01');
  const days = { decide: '30', dispatch: '10', receive: '20' };
  await does(
    'SetParameter',
    { name: 'transferDeadlines', values: days, source: 'test' },
    organiser,
    '2020-01-01',
  );
  return { ...desk, does };
};

export type CustodyDesk = Awaited<ReturnType<typeof custodyDesk>>;

export const registration = (name: string, unitId: string, cost = 650_000_000n) => ({
  assetId: idNamed(name),
  assetNumber: name,
  itemCode: 'xe-oto-tuan-tra',
  assetClass: 'fixedAsset',
  regime: 'specialised',
  origin: { kind: 'opening', ref: 'Sổ tài sản 2019' },
  originalCost: cost,
  accumulatedWear: 0n,
  accountable: { unitId, officerId: 'p-hung' },
  location: 'Nhà xe',
  fundings: [],
  inServiceFrom: '2019-01-01',
});
