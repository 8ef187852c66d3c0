import { quantity } from '#kernel';
import { by, on, spec } from '#event-sourcing/testing';
import type { purchasePlanned } from '../events/index.js';
import { methodSelected, planConfirmed, planSourceRefused, planSourceReserved } from '../events/index.js';
import { purchase } from './purchase.decider.js';
import {
  command,
  confirmed,
  items,
  methodChosen,
  offered,
  person,
  planned,
  planPurchase,
  purchaseId,
  refusal,
  requisitionId,
  seenForAward,
  surroundings,
  supplier,
  toSign,
  total,
} from './testing/samples.js';
import { Map } from 'immutable';

const given = spec(purchase);
const fact = (type: string, data: object = {}) => ({ type, data });

describe('a plan', () => {
  test('takes quantities of approved requisitions, with who asked and who approved', () =>
    given()
      .when(planPurchase(), surroundings())
      .then(
        fact('PurchasePlanned', {
          estTotal: '6300000000',
          requisitions: [
            {
              requisitionId,
              unitId: 'pc08',
              requesters: ['requester'],
              approvers: ['approver'],
              items: [
                { no: 1, qty: '10' },
                { no: 2, qty: '1' },
              ],
            },
          ],
        }),
      ));

  test.each([
    ['an unapproved requisition', { status: 'submitted' as const }, 'requisition.wrong-state'],
    ['a day before the approval', { lastStepOn: '2020-06-02' }, 'purchase.too-early'],
    ['one approved by a requester of another', { approvers: ['requester'] }, 'purchase.duties-not-apart'],
    [
      'what another purchase has',
      { planned: Map([['other', Map([[1, quantity('1')]])]]) },
      'requisition.quantity-taken',
    ],
  ])('not %s', (_, over, code) => given().when(planPurchase(), surroundings(over)).thenRefused(code));

  test('not for a unit of another province', () => {
    const { sources, ...rest } = surroundings();
    const elsewhere = sources!.map(source => ({ ...source, lineage: ['pc08', 'hai-phong', 'bca'] }));
    given()
      .when(planPurchase(), { ...rest, sources: elsewhere })
      .thenRefused('requisition.beyond-buyer');
  });

  test('not two different things as one item', () => {
    const mixed = [{ no: 1, sources: items.flatMap(({ sources }) => sources) }];
    given()
      .when(planPurchase({ items: mixed }), surroundings())
      .thenRefused('plan.items-differ');
  });

  test('is confirmed by the last requisition', () =>
    given(planned())
      .when(command('ReserveSource', { requisitionId }))
      .then(planSourceReserved({ purchaseId, requisitionId }), planConfirmed({ purchaseId })));

  test('is refused by the last requisition, and frees what others gave', () => {
    const two = structuredClone(planned().fact) as ReturnType<typeof purchasePlanned>;
    two.data.requisitions.push({ ...two.data.requisitions[0]!, requisitionId: 'other' });
    given(two, planSourceReserved({ purchaseId, requisitionId }))
      .when(command('RefuseSource', { requisitionId: 'other', ...refusal }))
      .then(
        planSourceRefused({ purchaseId, requisitionId: 'other', ...refusal }),
        fact('PlanningRefused', { free: [requisitionId], cause: refusal.cause }),
      );
  });

  test('takes no other step while requisitions are asked', () =>
    given(planned()).when(command('CancelPurchase')).thenRefused('process.in-progress'));

  test('is cancelled and frees its requisitions', () =>
    given(...confirmed())
      .when(command('CancelPurchase'))
      .then(fact('PurchaseCancelled', { free: [requisitionId] })));
});

describe('a method', () => {
  const select = (over: object = {}) =>
    command('SelectMethod', { method: 'openBidding', legalRule: 'Điều 22', ...over });
  const rules = { thresholds: { directAppointment: '500000000', headDecides: '50000000' } };

  test('with competition needs no rationale', () =>
    given(...confirmed())
      .when(select(), { requiredDocuments: { openBidding: 'contract, evaluation' } })
      .then(fact('MethodSelected', { competitive: 'yes', requiredDocuments: ['contract', 'evaluation'] })));

  test('without competition needs one', () =>
    given(...confirmed())
      .when(select({ method: 'directProcurement' }))
      .thenRefused('method.rationale-missing'));

  test('stays below its threshold on the day', () => {
    const direct = select({ method: 'directAppointment', rationale: 'Cấp bách' });
    given(...confirmed())
      .when(direct, rules)
      .thenRefused('method.beyond-threshold', { limit: 500_000_000n });
    given(...confirmed())
      .when(direct)
      .thenRefused('parameter.missing');
  });
});

describe('an award', () => {
  const award = (over: object = {}) =>
    command('AwardPurchase', { seenDigest: seenForAward, supplier, bidders: [], items: offered, ...over });

  test('prices the items', () =>
    given(...confirmed(), methodChosen())
      .when(award())
      .then(fact('PurchaseAwarded', { total: String(total) })));

  test('binds what was seen', () => {
    const other = methodSelected({
      purchaseId,
      method: 'limitedBidding',
      legalRule: 'Điều 23',
      competitive: 'yes',
    });
    given(...confirmed(), methodChosen(), on('2020-01-21', by('buyer', other)))
      .when(award())
      .thenRefused('purchase.seen-otherwise');
  });

  test('buys no more than was planned', () =>
    given(...confirmed(), methodChosen())
      .when(award({ items: [{ no: 1, qty: quantity('11'), unitPrice: 1n }] }))
      .thenRefused('purchase.beyond-plan', { item: 1 }));

  test('may be made again', () =>
    given(...toSign())
      .when(award(), {}, person('buyer'))
      .then(fact('PurchaseAwarded')));
});
