import { aPerson, spec } from '#event-sourcing/testing';
import { around, car, receiver, transferId, untilDecided, untilDispatched, van } from './testing/samples.js';
import { transfer } from './transfer.decider.js';

const given = spec(transfer);
const items = (...ids: readonly string[]) =>
  ids.map(assetId => ({ assetId, condition: 'Tốt', cause: 'x', kind: 'damaged', note: 'x' }));

const dispatch = {
  type: 'DispatchTransfer' as const,
  data: { transferId, items: items(car, van), carrier: 'x', from: 'x', to: 'x' },
};
const receiversActs = [
  { type: 'ReceiveTransfer', data: { recordNumber: 'BB-1', location: 'x', items: items(car) } },
  { type: 'RefuseTransferItems', data: { items: items(car) } },
  { type: 'ReportDiscrepancy', data: { items: items(car) } },
] as const;

interface Meta {
  readonly actor: ReturnType<typeof aPerson>;
  readonly originator?: ReturnType<typeof aPerson>;
}
const atReceiver = (meta: Meta): Meta => ({
  ...meta,
  actor: { ...meta.actor, unitId: 'huyen-kim-thanh', duty: 'receiver' },
});

/** The same person again: in person, as the principal of a delegation, or as who began a chain. */
const ways = (personId: string) =>
  (
    [
      ['in person', { actor: aPerson(personId) }],
      ['behind a delegation', { actor: aPerson('p-other', { onBehalfOf: personId }) }],
      ['as originator', { actor: aPerson('p-other'), originator: aPerson(personId) }],
    ] as const
  ).map(([way, meta]): [string, Meta] => [way, meta]);

describe.each([
  ['the decider', 'p-decider'],
  ['a member of the deciding body', 'p-member'],
])('%s', (_, personId) => {
  test.each(ways(personId))('does not dispatch, %s', (_way, meta) =>
    given(...untilDecided)
      .when(dispatch, around(), meta)
      .thenRefused('transfer.same-person', { person: personId, was: 'decider', is: 'dispatcher' }),
  );

  test.each(ways(personId))('does not receive, refuse or dispute, %s', (_way, meta) => {
    for (const { type, data } of receiversActs)
      given(...untilDispatched)
        .when({ type, data: { transferId, ...data } }, around(), atReceiver(meta))
        .thenRefused('transfer.same-person', { person: personId, was: 'decider', is: 'receiver' });
  });
});

test.each(ways('p-dispatcher'))('the dispatcher does not receive, refuse or dispute, %s', (_way, meta) => {
  for (const { type, data } of receiversActs)
    given(...untilDispatched)
      .when({ type, data: { transferId, ...data } }, around(), atReceiver(meta))
      .thenRefused('transfer.same-person', { person: 'p-dispatcher', was: 'dispatcher', is: 'receiver' });
});

test('three persons may', () => {
  given(...untilDecided)
    .when(dispatch, around(), { actor: aPerson('p-dispatcher') })
    .then({ type: 'TransferDispatched', data: {} });
  given(...untilDispatched)
    .when({ type: 'ReceiveTransfer', data: { transferId, ...receiversActs[0].data } }, around(), receiver())
    .then({ type: 'TransferReceived', data: {} });
});
