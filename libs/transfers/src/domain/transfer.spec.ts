import type { Fact } from '#kernel';
import { aPerson, on, spec } from '#event-sourcing/testing';
import { transferItemsRefused } from '../events/index.js';
import { contentDigestOf } from './request.rules.js';
import {
  around,
  car,
  closed,
  deciding,
  digest,
  heldAsset,
  receiver,
  request,
  requested,
  transferId,
  untilDecided,
  untilDispatched,
  van,
} from './testing/samples.js';
import { transfer } from './transfer.decider.js';

const given = spec(transfer);
const why = { reason: 'Thiếu xe tuần tra' };
const fact = (type: string, data: object = {}) => ({ type, data }) as Fact;
const command = (type: any, data: object = {}) => ({ type, data: { transferId, ...data } });
const items = (...ids: readonly string[]) => ids.map(assetId => ({ assetId, condition: 'Tốt' }));
const without = (over: Parameters<typeof heldAsset>[0]) =>
  around({
    assets: new Map([
      [car, heldAsset()],
      [van, heldAsset(over)],
    ]),
  });

describe('a request', () => {
  test('names what is asked, its digest, and until when it is to be decided', () =>
    given()
      .when(request(), around(), why)
      .then(
        fact('TransferRequested', {
          ...why,
          contentDigest: contentDigestOf(request().data, why.reason),
          decideBy: '2020-07-01',
        }),
      ));

  test.each([
    ['transfer.exists', [requested], request(), around(), why],
    ['date.in-future', [], request(), around(), { ...why, effectiveDate: '2020-06-02' }],
    ['transfer.reason-missing', [], request(), around(), {}],
    ['transfer.same-unit', [], request({ toUnit: 'phong-hau-can' }), around(), why],
    ['transfer.due-back-mismatch', [], request({ kind: 'loan' }), around(), why],
    ['transfer.due-back-mismatch', [], request({ dueBack: '2021-01-01' }), around(), why],
    ['transfer.due-back-mismatch', [], request({ kind: 'loan', dueBack: '2020-06-01' }), around(), why],
    ['unit.not-open', [], request(), closed, why],
    ['parameter.missing', [], request(), around({ deadlines: undefined }), why],
    ['transfer.item-repeated', [], request({ assets: [car, car] }), around(), why],
    ['transfer.asset-unknown', [], request(), around({ assets: new Map() }), why],
    ['transfer.asset-wrong-state', [], request(), without({ status: 'lost' }), why],
    [
      'transfer.asset-not-held',
      [],
      request(),
      without({ accountable: { unitId: 'x', officerId: 'y' } }),
      why,
    ],
    ['transfer.asset-earmarked', [], request(), without({ transferId: 'another' }), why],
    ['transfer.step-earlier', [], request(), without({ lastStepOn: '2020-06-02' }), why],
  ] as const)('%s', (code, past, asked, facts, meta) =>
    given(...past)
      .when(asked, facts, meta)
      .thenRefused(code),
  );

  test('is taken back', () =>
    given(requested).when(command('CancelTransfer')).then(fact('TransferCancelled')));

  test('is taken back after the decision: what was held is to be free', () =>
    given(...untilDecided)
      .when(command('CancelTransfer'))
      .then(
        fact('TransferCancelled'),
        fact('TransferReleaseStarted', { cause: 'cancelled', assets: [car, van] }),
      ));

  test('is not taken back while deciding, nor once it left', () => {
    given(requested, deciding).when(command('CancelTransfer')).thenRefused('process.in-progress');
    given(...untilDispatched)
      .when(command('CancelTransfer'))
      .thenRefused('transfer.wrong-state');
  });
});

describe('a decision', () => {
  const approve = command('DecideTransfer', { approve: true, seenDigest: digest });

  test('asks every thing, with the deadlines of the day', () =>
    given(requested)
      .when(approve, around())
      .then(
        fact('TransferDecisionStarted', {
          assets: [car, van],
          deadlines: { dispatchBy: '2020-06-11', receiveBy: '2020-07-01' },
        }),
      ));

  test('turns a request down, and says why', () => {
    const reject = command('DecideTransfer', { approve: false, seenDigest: digest });
    given(requested).when(reject, around(), why).then(fact('TransferRejected'));
    given(requested).when(reject, around()).thenRefused('transfer.reason-missing');
  });

  test.each([
    ['transfer.content-differs', [requested], { seenDigest: 'cd'.repeat(32) }, around(), {}],
    ['transfer.step-earlier', [requested], {}, around(), { effectiveDate: '2020-01-31' }],
    ['date.in-future', [requested], {}, around(), { effectiveDate: '2020-06-02' }],
    ['unit.not-open', [requested], {}, closed, {}],
    ['parameter.missing', [requested], {}, around({ deadlines: undefined }), {}],
    ['process.in-progress', [requested, deciding], {}, around(), {}],
    ['transfer.wrong-state', untilDecided, {}, around(), {}],
  ] as const)('%s', (code, past, over, facts, meta) =>
    given(...past)
      .when(command('DecideTransfer', { approve: true, seenDigest: digest, ...over }), facts, meta)
      .thenRefused(code),
  );
});

describe('dispatching', () => {
  const dispatch = command('DispatchTransfer', {
    items: items(car, van),
    carrier: 'Đội xe',
    from: 'Nhà xe tỉnh',
    to: 'Nhà xe huyện',
  });

  test('states conditions and book values; nothing is posted', () =>
    given(...untilDecided)
      .when(dispatch, around())
      .then(
        fact('TransferDispatched', {
          items: [
            { assetId: car, condition: 'Tốt', bookValues: { netValue: '600000000' } },
            { assetId: van, assetNumber: '34A-000.18' },
          ],
        }),
      ));

  test.each([
    ['transfer.wrong-state', [requested], {}, around(), {}],
    ['transfer.items-missing', untilDecided, { items: items(car) }, around(), {}],
    ['transfer.item-repeated', untilDecided, { items: items(car, van, car) }, around(), {}],
    ['transfer.item-unknown', untilDecided, { items: items(car, van, transferId) }, around(), {}],
    ['transfer.step-earlier', untilDecided, {}, around(), { effectiveDate: '2020-02-01' }],
    ['date.in-future', untilDecided, {}, around(), { effectiveDate: '2020-06-02' }],
    ['transfer.asset-wrong-state', untilDecided, {}, without({ status: 'lost' }), {}],
    ['unit.not-open', untilDecided, {}, closed, {}],
  ] as const)('%s', (code, past, over, facts, meta) =>
    given(...past)
      .when({ ...dispatch, data: { ...dispatch.data, ...over } }, facts, meta)
      .thenRefused(code),
  );
});

describe('receiving', () => {
  const receive = (...ids: readonly string[]) =>
    command('ReceiveTransfer', { recordNumber: 'BB-1', location: 'Nhà xe huyện', items: items(...ids) });

  test('in parts, each with a record, signed by an officer of the receiving unit', () =>
    given(...untilDispatched)
      .when(receive(car), around(), receiver())
      .then(
        fact('TransferReceived', {
          receivingOfficer: 'p-receiver',
          recordNumber: 'BB-1',
          items: [{ assetId: car, outcome: 'received' }],
        }),
      ));

  test.each([
    ['transfer.wrong-state', untilDecided, [car], around(), receiver()],
    ['date.in-future', untilDispatched, [car], around(), { ...receiver(), effectiveDate: '2020-06-02' }],
    [
      'transfer.step-earlier',
      untilDispatched,
      [car],
      around(),
      { ...receiver(), effectiveDate: '2020-02-04' },
    ],
    ['transfer.not-own-officer', untilDispatched, [car], around(), { actor: aPerson('p-receiver') }],
    ['transfer.item-unknown', untilDispatched, [transferId], around(), receiver()],
    ['unit.not-open', untilDispatched, [car], closed, receiver()],
  ] as const)('%s', (code, past, ids, facts, meta) =>
    given(...past)
      .when(receive(...ids), facts, meta)
      .thenRefused(code),
  );

  test('a record has a number of its own, and a thing is signed for once', () => {
    const { decision } = given(...untilDispatched).when(receive(car), around(), receiver());
    const received = on('2020-02-08', (decision as readonly Fact[])[0]!);
    given(...untilDispatched, received)
      .when(receive(van), around(), receiver())
      .thenRefused('hand-over.number-taken');
    given(...untilDispatched, received)
      .when(receive(car), around(), receiver())
      .thenRefused('transfer.item-wrong-state', { state: 'signed' });
  });

  test('refused things dispute the transfer; the rest is still received', () => {
    const refusing = command('RefuseTransferItems', { items: [{ assetId: van, cause: 'Không đúng loại' }] });
    given(...untilDispatched)
      .when(refusing, around(), receiver())
      .then(fact('TransferItemsRefused'));
    const refused = on(
      '2020-02-08',
      transferItemsRefused({ transferId, items: [{ assetId: van, cause: 'Không đúng loại' }] }),
    );
    expect(given(...untilDispatched, refused).state.status).toBe('disputed');
    given(...untilDispatched, refused)
      .when(receive(car), around(), receiver())
      .then(fact('TransferReceived'));
    given(...untilDispatched, refused)
      .when(refusing, around(), receiver())
      .thenRefused('transfer.wrong-state');
    given(...untilDispatched, refused)
      .when(command('ConfirmReturn', { items: items(van) }))
      .then(
        fact('TransferReturnConfirmed'),
        fact('TransferReleaseStarted', { cause: 'returned', assets: [van] }),
      );
  });
});
