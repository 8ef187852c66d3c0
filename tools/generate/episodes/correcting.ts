import type { DocumentRef } from '#kernel';
import { act, days, type Done, type Episode } from '../episode.js';
import type { World } from '../world.js';

interface Mistake {
  readonly unitId: string;
  readonly document: DocumentRef;
  /** What should have been paid. */
  readonly right: { readonly lineId: string; readonly cash: bigint };
}

/** A payment was posted wrong: weeks later it is declared so, undone, and posted as it was, for its own day. */
export function* corrected(world: World, posted: Done, { unitId, document, right }: Mistake): Episode {
  const wrong = posted.events.find(({ type }) => type === 'PaymentPosted');
  if (!wrong) return;
  const { index, id: eventId, stream, revision, type, actor, effectiveDate: on, data } = wrong;
  yield* days(world.chance.between(5, 45));
  const reason = 'Ghi nhầm số tiền';
  const does = (command: string, content: object, more: object) =>
    act(world.does(command, content, unitId, 'accountant', { document, reason, ...more }));
  const found = { stream, revision, type, unitId: actor.unitId };
  yield* does('DeclareError', { index, eventId, found }, {});
  const { lineId } = right;
  const correcting = { on, corrects: eventId };
  yield* does('ReversePayment', { lineId, paymentId: data.paymentId }, correcting);
  yield* does('PostPayment', { ...right, advanceCleared: 0n }, correcting);
}
