import { act, accepted, days, type Episode, revisionOf } from '../episode.js';
import type { World } from '../world.js';

/** The books of a month are closed early in the next; now and then two persons open them again, for some days. */
export function* closingMonth(world: World, periodId: string): Episode {
  const { chance } = world;
  const document = world.paper('báo cáo kế toán tháng', 'Bộ Công an');
  const onBooks = (command: string, role: string, more: object = {}) =>
    act(world.does(command, { periodId, rootUnit: 'bca' }, 'bca', role, { document, ...more }));
  if (!accepted(yield* onBooks('ClosePeriod', 'accountant')) || !chance.percent(25)) return;
  yield* days(chance.between(2, 6));
  const asked = yield* onBooks('RequestReopening', 'accountant', { reason: 'Thiếu chứng từ của tháng' });
  yield* days(chance.between(1, 2));
  yield* onBooks('ConfirmReopening', 'finance', { ifMatch: revisionOf('books-ledger', asked) });
  yield* days(chance.between(2, 6));
  yield* onBooks('ClosePeriod', 'accountant');
}
