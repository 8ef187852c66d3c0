import type { Fact, Postings } from '#kernel';
import { aPerson, by, on, spec } from '#event-sourcing/testing';
import {
  assetEarmarked,
  assetEarmarkFreed,
  assetEnteredService,
  assetRemovedFromEstablishment,
  assetReportedLost,
} from '../events/index.js';
import { asset } from './asset.decider.js';
import {
  assetId,
  carRegistered,
  closedReceiver,
  decisionId,
  holder,
  receiver,
  receiptId,
  registerCar,
  releaseId,
  transferId,
} from './testing/samples.js';

const given = spec(asset);
const car = carRegistered();
const inService = assetEnteredService({ assetId, inServiceFrom: '2020-01-02' });
const earmarked = assetEarmarked({ assetId, transferId, decisionId });
const lost = assetReportedLost({ assetId, circumstances: 'Mất khi tuần tra' });
const from = (unit: string, to: string): Partial<Fact> => ({
  data: expect.objectContaining({
    itemCode: 'xe-oto-tuan-tra',
    value: '650000000',
    postings: [
      { account: unit, commodity: `asset:${assetId}`, amount: '-1' },
      { account: to, commodity: `asset:${assetId}`, amount: '1' },
    ] satisfies Postings,
  }),
});
const fact = (type: string, rest: Partial<Fact> = { data: {} }) => ({ type, ...rest }) as Fact;
const command = (type: any, data: object = {}) => ({ type, data: { assetId, ...data } });

describe('registration', () => {
  test('a thing comes into a unit’s custody from where it came', () =>
    given()
      .when(registerCar(), receiver())
      .then(fact('AssetRegistered', from('outside/inKind', 'custody/phong-hau-can'))));

  test.each([
    ['asset.exists', [car], registerCar(), receiver(), {}],
    ['date.in-future', [], registerCar(), receiver(), { effectiveDate: '2020-06-02' }],
    ['unit.not-open', [], registerCar(), closedReceiver, {}],
    ['asset.in-service-later', [], registerCar({ inServiceFrom: '2020-06-02' }), receiver(), {}],
    ['asset.wear-exceeds-cost', [], registerCar({ accumulatedWear: 650_000_001n }), receiver(), {}],
    [
      'asset.shares-differ',
      [],
      registerCar({
        fundings: [
          { lineId: 'a', share: 1n },
          { lineId: 'b', share: 649_999_998n },
        ],
      }),
      receiver(),
      {},
    ],
  ] as const)('%s', (code, past, asked, facts, meta) =>
    given(...past)
      .when(asked, facts, meta)
      .thenRefused(code),
  );

  test('shares of the cost may come from several lines', () =>
    given()
      .when(
        registerCar({
          fundings: [
            { lineId: 'a', share: 1n },
            { lineId: 'b', share: 649_999_999n },
          ],
        }),
        receiver(),
      )
      .then(fact('AssetRegistered')));

  test('nothing but its own existence refuses what was accepted', () => {
    const asked = { ...registerCar(), type: 'RegisterPurchasedAsset' as const };
    given().when(asked, closedReceiver).then(fact('AssetRegistered'));
    given(car).when(asked).thenRefused('asset.exists');
  });
});

describe('in use', () => {
  test('enters service once', () => {
    given(car)
      .when(command('EnterService'))
      .then(assetEnteredService({ assetId, inServiceFrom: '2020-06-01' }));
    given(car, inService)
      .when(command('EnterService'))
      .thenRefused('asset.wrong-state', { status: 'inService' });
  });

  test('another officer of the same unit: no posting', () =>
    given(car)
      .when(command('Assign', { accountable: { ...holder, officerId: 'p-lan' } }), receiver('phong-hau-can'))
      .then(fact('AssetAssigned', { data: { to: { ...holder, officerId: 'p-lan' }, postings: [] } })));

  test('another place changes nobody’s accountability', () =>
    given(car)
      .when(command('Assign', { location: 'Gara số 2' }), receiver('phong-hau-can'))
      .then(fact('AssetRelocated', { data: { to: 'Gara số 2' } })));

  test('a unit below the holder’s', () =>
    given(car)
      .when(
        command('Assign', { accountable: { unitId: 'tram-1', officerId: 'p-an' }, location: 'Trạm 1' }),
        receiver('tram-1', 'phong-hau-can'),
      )
      .then(fact('AssetAssigned', from('custody/phong-hau-can', 'custody/tram-1')), fact('AssetRelocated')));

  const elsewhere = command('Assign', { accountable: { unitId: 'cong-an-huyen', officerId: 'p-an' } });
  test('not a unit elsewhere in the tree', () =>
    given(car)
      .when(elsewhere, receiver('cong-an-huyen', 'hai-duong'))
      .thenRefused('assignment.outside-holder', { holder: 'phong-hau-can', unit: 'cong-an-huyen' }));
  test('not a unit that is ending', () =>
    given(car)
      .when(elsewhere, {
        receiver: { ...closedReceiver.receiver!, lineage: ['cong-an-huyen', 'phong-hau-can'] },
      })
      .thenRefused('unit.not-open'));
  test('not nothing', () =>
    given(car).when(command('Assign'), receiver('phong-hau-can')).thenRefused('assignment.empty'));
});

describe('the order of days', () => {
  test.each([
    ['EnterService', [on('2020-05-02', car)]],
    ['Assign', [on('2020-05-02', car)]],
    ['ReportLoss', [on('2020-05-02', car)]],
    ['Dispose', [car, on('2020-05-02', inService)]],
    ['WriteOff', [car, on('2020-05-02', lost)]],
  ])('%s is neither before the last step nor in the future', (type, past) => {
    const asked = command(type, { kind: 'liquidation', proceeds: 0n, location: 'x' });
    given(...past)
      .when(asked, receiver('phong-hau-can'), { effectiveDate: '2020-05-01' })
      .thenRefused('asset.step-earlier', { lastStepOn: '2020-05-02' });
    given(...past)
      .when(asked, receiver('phong-hau-can'), { effectiveDate: '2020-06-02' })
      .thenRefused('date.in-future');
  });
});

describe('endings', () => {
  test('a loss posts nothing: the holder still answers', () => {
    given(car, inService)
      .when(command('ReportLoss', { circumstances: 'Mất' }))
      .then(fact('AssetReportedLost'));
    expect(given(car, inService, lost).state).toMatchObject({ status: 'lost', accountable: holder });
  });

  test('written off by a decision of somebody else', () => {
    const asked = command('WriteOff', { findings: 'Bất khả kháng' });
    given(car, inService, lost)
      .when(asked)
      .then(fact('AssetWrittenOff', from('custody/phong-hau-can', 'writtenOff')));
    given(car, inService).when(asked).thenRefused('asset.wrong-state');
  });

  test('whoever reported the loss does not write it off, not for another either', () => {
    const past = [car, inService, by('p-hung', lost)];
    const asked = command('WriteOff', { findings: 'x' });
    given(...past)
      .when(asked, {}, { actor: aPerson('p-hung') })
      .thenRefused('segregation.loss-reporter');
    given(...past)
      .when(asked, {}, { actor: aPerson('p-an', { onBehalfOf: 'p-hung' }) })
      .thenRefused('segregation.loss-reporter', { person: 'p-hung' });
  });

  test('disposed of from service', () => {
    const asked = command('Dispose', { kind: 'donation', recipient: 'Bản Huổi Lóng', proceeds: 0n });
    given(car, inService)
      .when(asked)
      .then(fact('AssetDisposed', from('custody/phong-hau-can', 'disposed')));
    given(car).when(asked).thenRefused('asset.wrong-state');
    given(car, inService)
      .when(command('Dispose', { kind: 'donation', proceeds: 0n }))
      .thenRefused('disposal.recipient-missing');
  });

  test('special equipment only after its removal from establishment', () => {
    const past = [carRegistered({ regime: 'special' }), inService];
    const asked = command('Dispose', { kind: 'destruction', proceeds: 0n });
    given(...past)
      .when(asked)
      .thenRefused('asset.not-removed-from-establishment');
    given(...past)
      .when(command('RemoveFromEstablishment'))
      .then(assetRemovedFromEstablishment({ assetId }));
    given(...past, assetRemovedFromEstablishment({ assetId }))
      .when(asked)
      .then(fact('AssetDisposed'));
    given(car, inService).when(command('RemoveFromEstablishment')).thenRefused('asset.not-special');
  });
});

describe('in transfers', () => {
  const ask = command('Earmark', { transferId, decisionId, fromUnit: 'phong-hau-can' });
  const refusal = (cause: string) => fact('EarmarkRefused', { data: { cause } });

  test('held for one transfer only', () => {
    given(car).when(ask).then(earmarked);
    given(car, earmarked)
      .when({ ...ask, data: { ...ask.data, transferId: releaseId } })
      .then(refusal('asset.earmarked'));
    given(car, lost).when(ask).then(refusal('asset.wrong-state'));
    given(car)
      .when({ ...ask, data: { ...ask.data, fromUnit: 'tram-1' } })
      .then(refusal('asset.not-held'));
    given(on('2020-06-01', car))
      .when(ask, {}, { effectiveDate: '2020-05-01' })
      .then(refusal('asset.step-earlier'));
  });

  test.each(['Assign', 'Dispose', 'WriteOff', 'RemoveFromEstablishment'])('refuses %s meanwhile', type => {
    const past = type === 'WriteOff' ? [lost] : [];
    given(
      carRegistered({ regime: type.startsWith('Remove') ? 'special' : 'specialised' }),
      inService,
      earmarked,
      ...past,
    )
      .when(command(type, { location: 'x', kind: 'liquidation', proceeds: 0n }), receiver('phong-hau-can'))
      .thenRefused('asset.earmarked', { transfer: transferId });
  });

  const freed = (id: string) => assetEarmarkFreed({ assetId, transferId: id, releaseId, cause: 'cancelled' });
  test('freed, and only of its own transfer', () => {
    given(car, earmarked)
      .when(command('FreeEarmark', { transferId, releaseId, cause: 'cancelled' }))
      .then(freed(transferId));
    expect(given(car, earmarked, freed(transferId)).state.earmark).toBeUndefined();
    expect(given(car, earmarked, freed(receiptId)).state.earmark).toBeDefined();
  });

  const to = { unitId: 'cong-an-huyen', officerId: 'p-mai' };
  const takeOver = command('TakeOver', {
    transferId,
    receiptId,
    recordNumber: 'BB-1',
    to,
    location: 'Sao Đỏ',
  });
  test('taken over by who signed', () => {
    given(car, earmarked)
      .when(takeOver)
      .then(fact('AssetTakenOver', from('custody/phong-hau-can', 'custody/cong-an-huyen')));
    given(car).when(takeOver).thenRefused('asset.not-earmarked');
  });

  test('lost on the way: the sender answers, and the thing is free of the transfer', () => {
    const asked = command('LoseInTransit', { transferId, releaseId, circumstances: 'Mất trên đường' });
    given(car, earmarked).when(asked).then(fact('AssetReportedLost'));
    const state = given(car, earmarked, assetReportedLost({ ...lost.data, transferId, releaseId })).state;
    expect(state).toMatchObject({ status: 'lost', accountable: holder, earmark: undefined });
  });

  test('what was reported lost and is signed for has turned up, as it was', () => {
    const { decision } = given(car, inService, earmarked, lost).when(takeOver);
    const takenOver = (decision as readonly Fact[])[0]!;
    expect(given(car, inService, earmarked, lost, takenOver).state).toMatchObject({
      status: 'inService',
      accountable: to,
    });
  });
});
