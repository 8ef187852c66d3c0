import { type Person, quantity } from '#kernel';
import { assetEvents, assetReactions } from '#assets';
import { budgetCommands, budgetReactions } from '#budgets';
import { budgetEvents } from '#budgets/events';
import { delegatedAuthority, delegationCommands, delegationEvents, delegationReactions } from '#delegations';
import type { CommandSpec } from '#event-sourcing';
import { parameterCommands, parameterEvents } from '#parameters';
import { procurementCommands, procurementReactions } from '#procurement';
import { procurementEvents } from '#procurement/events';
import { requisitionCommands } from '#requisitions';
import { digestOf, requisitionEvents } from '#requisitions/events';
import { transferEvents } from '#transfers';
import { unitCommands, unitEvents } from '#units';
import { at, idNamed } from './custody.js';
import { openDesk, type Said } from './desk.js';

const specs = new Map(
  [
    ...unitCommands,
    ...parameterCommands,
    ...budgetCommands,
    ...requisitionCommands,
    ...procurementCommands,
    ...delegationCommands,
  ].map(spec => [spec.name, spec as CommandSpec]),
);
const kinds = ['ministry', 'province', 'division', 'district', 'commune', 'station', 'checkpoint'];

/** So much may be delegated, whatever the kind of unit. */
export const thresholdsOf = (amount: string) => Object.fromEntries(kinds.map(kind => [kind, amount]));

/** A province with a division; a chief who lends his duty, and a deputy who decides in his name. */
export const delegatingDesk = async (threshold: string | undefined = '1000000000000') => {
  const desk = openDesk(
    [
      ...unitEvents,
      ...parameterEvents,
      ...budgetEvents,
      ...requisitionEvents,
      ...procurementEvents,
      ...assetEvents,
      ...transferEvents,
      ...delegationEvents,
    ],
    [...budgetReactions, ...procurementReactions, ...assetReactions, ...delegationReactions],
    undefined,
    delegatedAuthority,
  );
  const does = (name: string, data: object, actor: Person, said: Partial<Said> = {}) =>
    desk.done(specs.get(name)!, data, { actor, on: '2020-02-01', ...said });
  const asks = (name: string, data: object, actor: Person, said: Partial<Said> = {}) =>
    desk.run(specs.get(name)!, data, { actor, on: '2020-03-01', ...said });
  const foresees = (name: string, data: object, actor: Person, said: Partial<Said> = {}) =>
    desk.foresee(specs.get(name)!, data, { actor, on: '2020-03-01', ...said });
  const organiser = at('bca', 'organiser');
  for (const [unitId, kind, parentId] of [
    ['bca', 'ministry', undefined],
    ['hai-duong', 'province', 'bca'],
    ['pc08', 'division', 'hai-duong'],
    ['ph10', 'division', 'hai-duong'],
  ] as const)
    await does(
      'EstablishUnit',
      { unitId, code: unitId, name: unitId, kind, parentId, predecessors: [] },
      organiser,
      { on: '2019-01-01' },
    );
  if (threshold !== '')
    await does(
      'SetParameter',
      { name: 'delegationThresholds', values: thresholdsOf(threshold), source: 'test' },
      organiser,
      { on: '2019-01-01' },
    );
  return { ...desk, does, asks, foresees };
};

export type DelegatingDesk = Awaited<ReturnType<typeof delegatingDesk>>;

export const chief = at('hai-duong', 'p-chief');
export const delegationId = idNamed('delegation');
/** The deputy, in the chief's name. */
export const deputy: Person = { ...at('hai-duong', 'p-deputy'), onBehalfOf: 'p-chief', delegationId };

export const lend = (desk: DelegatingDesk, over: object = {}) =>
  desk.does(
    'GrantDelegation',
    {
      delegationId,
      duty: 'approver',
      toPersonId: 'p-deputy',
      ceiling: 30n,
      validTo: '2020-12-31',
      scope: { unitId: 'hai-duong', subtree: true },
      ...over,
    },
    chief,
  );

/** A requisition worth so much, and the approval of all of it. */
export const requisitionWorth = async (
  desk: DelegatingDesk,
  name: string,
  amount: bigint,
  requester = 'p-requester',
) => {
  const requisitionId = idNamed(name);
  const item = { no: 1, itemCode: 'x', description: 'x', uom: 'chiếc', qty: quantity('1') };
  await desk.does(
    'SubmitRequisition',
    {
      requisitionId,
      unitId: 'pc08',
      neededBy: '2020-06-01',
      purpose: 'x',
      urgency: 'normal',
      items: [{ ...item, estUnitPrice: amount }],
    },
    at('pc08', requester),
  );
  const submitted = desk.events.findLast(event => event.type === 'RequisitionSubmitted')!;
  return {
    requisitionId,
    seenDigest: digestOf(submitted.data),
    approvedItems: [{ no: 1, qty: quantity('1') }],
  };
};
