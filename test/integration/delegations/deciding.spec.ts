import { at, idNamed } from '#test/support/custody';
import {
  chief,
  delegatingDesk,
  type DelegatingDesk,
  delegationId,
  deputy,
  lend,
  requisitionWorth,
  thresholdsOf,
} from '#test/support/delegating';

/** Deciding in another's name: when, where, and what the log keeps of it. */

const approve = (desk: DelegatingDesk, content: object, actor = deputy, on = '2020-03-01') =>
  desk.asks('ApproveRequisition', content, actor, { ifMatch: 0, on });

const lent = async (over: object = {}) => {
  const desk = await delegatingDesk();
  await lend(desk, over);
  return { desk, content: await requisitionWorth(desk, 'r', 10n) };
};

test('the decision names the delegation and the principal, and its gates how far both streams were read', async () => {
  const { desk, content } = await lent();
  expect(await approve(desk, content)).toMatchObject({ kind: 'accepted' });
  await desk.settle();
  const approved = desk.events.find(({ type }) => type === 'RequisitionApproved')!;
  expect(approved.actor).toMatchObject({ personId: 'p-deputy', onBehalfOf: 'p-chief', delegationId });
  expect(approved.gates).toEqual(
    expect.arrayContaining([
      { stream: `delegation-${delegationId}`, revision: 0 },
      { stream: 'need-2020.pc08.requisitions', revision: -1 },
    ]),
  );
});

test.each([
  ['an unknown one', { ...deputy, delegationId: idNamed('none') }],
  ['another’s', { ...deputy, personId: 'p-other' }],
  ['another principal’s', { ...deputy, onBehalfOf: 'p-director' }],
])('%s is turned away, and leaves nothing in the stream', async (_, actor) => {
  const { desk, content } = await lent();
  const before = desk.events.length;
  expect(await approve(desk, content, actor)).toMatchObject({ code: 'delegation.not-held' });
  await desk.look();
  expect(desk.events).toHaveLength(before);
});

test('a duty that was not lent is not held, and a command that is not for delegates neither', async () => {
  const { desk, content } = await lent({ duty: 'buyer' });
  expect(await approve(desk, content)).toMatchObject({ code: 'delegation.not-held' });
  const asked = { requisitionId: content.requisitionId };
  expect(await desk.asks('WithdrawRequisition', asked, deputy)).toMatchObject({
    code: 'delegation.not-held',
  });
});

test.each([
  ['before its first day', { on: '2020-01-31' }, 'delegation.not-yet-in-force'],
  ['after its last day', { on: '2020-06-01' }, 'delegation.expired'],
])('%s the day of the decision is tested, not the day it is recorded', async (_, { on }, code) => {
  const { desk, content } = await lent({ validTo: '2020-05-31' });
  expect(await approve(desk, content, deputy, on)).toMatchObject({ kind: 'refused', code });
});

test('a revoked one holds for days before the revocation, not from it on', async () => {
  const { desk, content } = await lent();
  const later = await requisitionWorth(desk, 'later', 10n);
  await desk.does('RevokeDelegation', { delegationId }, chief, {
    on: '2020-04-01',
    reason: 'chuyển công tác',
  });
  expect(await approve(desk, content, deputy, '2020-03-31')).toMatchObject({ kind: 'accepted' });
  expect(await approve(desk, later, deputy, '2020-04-01')).toMatchObject({
    code: 'delegation.revoked',
    numbers: { revokedFrom: '2020-04-01', on: '2020-04-01' },
  });
});

test('outside its scope it is refused, with what it reaches', async () => {
  const { desk, content } = await lent({ scope: { unitId: 'ph10', subtree: true } });
  expect(await approve(desk, content)).toMatchObject({
    kind: 'refused',
    code: 'delegation.out-of-scope',
    numbers: { what: 'unit', asked: 'pc08', reach: 'ph10' },
  });
});

test.each(['p-chief', 'p-deputy'])('what %s asked for, the deputy cannot approve', async requester => {
  const desk = await delegatingDesk();
  await lend(desk);
  const content = await requisitionWorth(desk, 'r', 10n, requester);
  expect(await approve(desk, content)).toMatchObject({
    code: 'requisition.requester-approves',
    numbers: { person: requester },
  });
  await desk.settle();
  expect(desk.events.filter(({ type }) => type === 'NeedReserved')).toEqual([]);
});

test('a rejection takes nothing of the ceiling', async () => {
  const { desk, content } = await lent({ ceiling: 1n });
  const { requisitionId } = content;
  const rejected = await desk.asks('RejectRequisition', { requisitionId, grounds: 'x' }, deputy);
  expect(rejected).toMatchObject({ kind: 'accepted' });
});

test('where the law says nothing for the day, nothing is decided under a delegation', async () => {
  const desk = await delegatingDesk('');
  await lend(desk);
  const content = await requisitionWorth(desk, 'r', 10n);
  expect(await approve(desk, content)).toMatchObject({
    code: 'parameter.missing',
    numbers: { parameter: 'delegationThresholds', day: '2020-03-01' },
  });
  const values = thresholdsOf('9');
  await desk.does('SetParameter', { name: 'delegationThresholds', values, source: 'x' }, at('bca', 'p'));
  const again = await requisitionWorth(desk, 'again', 10n);
  expect(await approve(desk, again)).toMatchObject({
    code: 'delegation.beyond-threshold',
    numbers: { threshold: '9', unitKind: 'province' },
  });
});

test('a dry run tells beforehand, and holds nothing', async () => {
  const { desk, content } = await lent({ ceiling: 9n });
  const before = desk.events.length;
  const foreseen = await desk.foresees('ApproveRequisition', content, deputy, { ifMatch: 0 });
  expect(foreseen).toMatchObject({
    refusal: { code: 'delegation.ceiling-exceeded', numbers: { available: '9' } },
  });
  await desk.look();
  expect(desk.events).toHaveLength(before);
});
