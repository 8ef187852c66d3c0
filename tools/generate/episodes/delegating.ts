import { addDays } from '#kernel';
import { type Act, act, accepted, days, type Done, type Episode, type Step } from '../episode.js';
import type { World } from '../world.js';

const chief = 'p-hai-duong-chief';
const deputies = 4;

/** The head of the province lends the duty to decide for some weeks, and sometimes takes it back before its end. */
export function* lending(world: World): Episode {
  const { chance } = world;
  const toPersonId = `p-hai-duong-deputy-${chance.between(1, deputies)}`;
  const delegationId = world.id('delegation');
  const grant = {
    delegationId,
    duty: 'approver',
    toPersonId,
    scope: { unitId: 'hai-duong', subtree: true },
    ceiling: chance.millions(1_000, 8_000),
    validTo: addDays(world.today, chance.between(25, 50)),
  };
  const document = world.paper('giấy ủy quyền');
  const does = (command: string, data: object, more: object) =>
    act(world.does(command, data, 'hai-duong', 'chief', { document, ...more }));
  if (!accepted(yield* does('GrantDelegation', grant, {}))) return;
  world.lent.push({ personId: toPersonId, onBehalfOf: chief, delegationId });
  if (!chance.percent(25)) return;
  yield* days(chance.between(8, 18));
  const back = { on: world.on(document.date, 40), reason: 'Thủ trưởng trở lại nhiệm sở', ifMatch: 0 };
  const taken = yield* does('RevokeDelegation', { delegationId }, back);
  const at = world.lent.findIndex(lent => lent.delegationId === delegationId);
  if (accepted(taken) && chance.percent(70)) world.lent.splice(at, 1);
}

type By = Partial<Act>;

/** One in eight is decided in another's name; where that goes beyond what was lent, by who holds the duty. */
export function* decidedBy(
  world: World,
  decide: (by: By) => Generator<Step, Done, Done>,
): Generator<Step, Done, Done> {
  const { lent, chance } = world;
  if (lent.length === 0 || !chance.percent(12)) return yield* decide({});
  // The one before the last has mostly ended: that is refused, and recorded.
  const by = lent.at(chance.percent(8) ? -2 : -1) ?? lent[0]!;
  const done = yield* decide({ ...by, unitId: 'hai-duong' });
  return accepted(done) ? done : yield* decide({});
}
