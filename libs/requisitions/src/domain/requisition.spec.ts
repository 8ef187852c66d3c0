import { quantity } from '#kernel';
import { aPerson, by, on, spec } from '#event-sourcing/testing';
import {
  digestOf,
  requisitionApproved,
  requisitionPlanned,
  requisitionRejected,
  requisitionSubmitted,
} from '../events/index.js';
import { requisition } from './requisition.decider.js';

const given = spec(requisition);
const requisitionId = '00000000-0000-4000-8000-000000000002';
const purchaseId = '00000000-0000-4000-8000-000000000001';
const other = '00000000-0000-4000-8000-000000000009';
const item = { no: 1, itemCode: 'tu-ho-so', description: 'Tủ hồ sơ', uom: 'chiếc' };
const content = {
  requisitionId,
  unitId: 'pc08',
  neededBy: '2020-03-01',
  purpose: 'Trang bị',
  urgency: 'normal' as const,
  items: [{ ...item, qty: '10', estUnitPrice: '3500000' }],
  estTotal: '35000000',
};
const submitted = on('2020-01-10', by('requester', requisitionSubmitted(content)));
const seenDigest = digestOf(content);
const approvedFact = (qty = '8') =>
  requisitionApproved({
    requisitionId,
    seenDigest,
    approvedItems: [{ no: 1, qty }],
    approvedTotal: '28000000',
  });
const approved = on('2020-01-12', by('approver', approvedFact()));
const planned = (qty: string, id = purchaseId) =>
  requisitionPlanned({ requisitionId, purchaseId: id, items: [{ no: 1, qty }] });

const unit = { status: 'active' as const, validFrom: '2000-01-01', parents: [] };
const command = (type: any, data: object = {}) => ({ type, data: { requisitionId, ...data } });
const asked = [{ ...item, qty: quantity('10'), estUnitPrice: 3_500_000n }];
const submit = (over: object = {}) => command('SubmitRequisition', { ...content, items: asked, ...over });
const approve = (over: object = {}) =>
  command('ApproveRequisition', { seenDigest, approvedItems: [{ no: 1, qty: quantity('8') }], ...over });
const plan = (qty: string) => command('PlanRequisition', { purchaseId, items: [{ no: 1, qty }] });

describe('a requisition', () => {
  test('is submitted with its estimate', () =>
    given().when(submit(), { unit }).then(requisitionSubmitted(content)));

  test.each([
    ['of a unit that takes on nothing', {}, { status: 'dissolving' as const }, 'unit.not-open'],
    ['without items', { items: [] }, {}, 'items.none'],
    ['with a number twice', { items: [asked[0], asked[0]] }, {}, 'items.numbered-twice'],
  ])('not %s', (_, over, unitOver, code) =>
    given()
      .when(submit(over), { unit: { ...unit, ...unitOver } })
      .thenRefused(code),
  );

  test('is submitted once', () =>
    given(submitted).when(submit(), { unit }).thenRefused('requisition.exists'));

  test('is approved, in part', () => given(submitted).when(approve()).then(approvedFact()));

  test.each([
    ['on other content', { seenDigest: '0'.repeat(64) }, 'requisition.seen-otherwise'],
    [
      'beyond what was asked',
      { approvedItems: [{ no: 1, qty: quantity('11') }] },
      'requisition.approved-beyond-asked',
    ],
    ['of another item', { approvedItems: [{ no: 2, qty: 1n }] }, 'item.unknown'],
    [
      'by a body with the requester',
      { decisionBody: { name: 'Đảng ủy', members: ['requester'] } },
      'requisition.requester-approves',
    ],
  ])('not approved %s', (_, over, code) => given(submitted).when(approve(over)).thenRefused(code));

  test.each([
    ['himself', { actor: aPerson('requester') }],
    ['through a deputy', { actor: aPerson('deputy', { onBehalfOf: 'requester' }) }],
    ['through a process', { actor: aPerson('process/x'), originator: aPerson('requester') }],
  ])('a requester approves and rejects nothing, %s', (_, meta) => {
    given(submitted).when(approve(), {}, meta).thenRefused('requisition.requester-approves');
    const reject = command('RejectRequisition', { grounds: 'Không đủ vốn' });
    given(submitted).when(reject, {}, meta).thenRefused('requisition.requester-approves');
  });

  test('is rejected for good', () => {
    const rejected = requisitionRejected({ requisitionId, grounds: 'Không đủ vốn' });
    given(submitted)
      .when(command('RejectRequisition', { grounds: 'Không đủ vốn' }))
      .then(rejected);
    given(submitted, rejected).when(approve()).thenRefused('requisition.wrong-state');
  });

  test('is not approved for a day before it was submitted', () =>
    given(submitted)
      .when(approve(), {}, { effectiveDate: '2020-01-09' })
      .thenRefused('requisition.too-early'));
});

describe('quantities of a requisition', () => {
  test('are given to a purchase as far as they are free', () => {
    given(submitted, approved, planned('5', other)).when(plan('3')).then(planned('3'));
    given(submitted, approved, planned('5', other))
      .when(plan('3.5'))
      .then({ type: 'RequisitionPlanRefused', data: { purchaseId, cause: 'requisition.quantity-taken' } });
  });

  test('are given only when approved', () =>
    given(submitted)
      .when(plan('1'))
      .then({ type: 'RequisitionPlanRefused', data: { cause: 'requisition.wrong-state' } }));

  test('are free again', () => {
    const freed = { type: 'RequisitionFreed', data: { purchaseId: other, items: [{ no: 1, qty: '5' }] } };
    given(submitted, approved, planned('5', other))
      .when(command('FreeRequisition', { purchaseId: other }))
      .then(freed);
    given(submitted, approved, planned('5', other), freed).when(plan('8')).then(planned('8'));
  });

  test('planned ones keep it from being withdrawn', () => {
    const withdraw = command('WithdrawRequisition');
    given(submitted, approved, planned('1')).when(withdraw).thenRefused('requisition.planned');
    given(submitted, approved).when(withdraw).then({ type: 'RequisitionWithdrawn', data: { requisitionId } });
    given(submitted).when(withdraw).thenRefused('requisition.wrong-state');
  });
});
